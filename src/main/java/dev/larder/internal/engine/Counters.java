package dev.larder.internal.engine;

import dev.larder.CacheStatistics;
import dev.larder.spi.StoreSize;
import java.util.concurrent.atomic.LongAdder;

/** What a cache counts; each look-up once. */
final class Counters {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder staleHits = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadFailures = new LongAdder();

    CacheStatistics read(StoreSize size, long unreadable, long nearClearings) {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                staleHits.sum(),
                loads.sum(),
                loadFailures.sum(),
                size.evictions(),
                size.entries(),
                size.bytes(),
                unreadable,
                nearClearings);
    }
}
