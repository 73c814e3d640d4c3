package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreSize;
import java.util.function.Supplier;
import javax.cache.Cache;

/**
 * A provider's cache, opened for a store.
 *
 * @param cache the cache
 * @param writing writes into it
 * @param size how much is held
 */
record OpenCache(Cache<String, Object> cache, Writing writing, Supplier<StoreSize> size) {

    /** A cache as it is, whatever its bounds and policy. */
    static OpenCache asItIs(Cache<String, Object> cache) {
        return new OpenCache(cache, new Writing.Plain(cache), () -> StoreSize.UNKNOWN);
    }
}
