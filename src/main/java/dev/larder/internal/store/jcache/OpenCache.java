package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.StoreSize;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.cache.Cache;

/**
 * A provider's cache, opened for one store.
 *
 * @param cache the cache
 * @param timing tells the provider how long to keep what is written
 * @param size how much is held
 */
record OpenCache(Cache<String, Object> cache, Timing timing, Supplier<StoreSize> size) {

    /** Does a write in such a way that the provider keeps what is written for the life of the entry. */
    interface Timing {

        /** For providers that ask what is written for its own keep time. */
        Timing TOLD_BY_VALUE = (entry, write) -> write.getAsBoolean();

        boolean write(Entry entry, BooleanSupplier write);
    }
}
