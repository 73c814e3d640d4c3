package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long a near level need ask nobody.
 *
 * @param nanoTime a clock that never goes back: the only one that a hit reads
 * @param clock tells the time of entries; how far the two are apart is looked at every second
 * @param stamps of the cache
 */
record NearTimes(LongSupplier nanoTime, Clock clock, SharedStamps stamps) {

    private static final long LONGEST_MILLIS = 1000;

    /**
     * Until when an entry found current is to be served without a look at anything but changes: for a second; as long as it is
     * fresh whatever the dice say; as long as what is known of other nodes is believed.
     *
     * @param entry found current after {@code now}
     */
    long until(Entry entry, double beta, long now, long end) {
        long fresh = Verdict.sureUntil(entry, beta) - clock.millis();
        long mine = Math.min(TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_MILLIS, fresh)), end - now);
        return now + Math.min(mine, stamps.trustedUntil() - now);
    }
}
