package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheEventListenerConfigurationBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.event.CacheEvent;
import org.ehcache.event.EventType;
import org.ehcache.expiry.ExpiryPolicy;
import org.ehcache.jsr107.Eh107Configuration;
import org.jspecify.annotations.Nullable;

/** Ehcache: bounded exactly, each entry with a life of its own. */
final class EhcacheDialect implements Dialect {

    @Override
    public OpenCache create(CacheManager manager, String name, StoreSettings.Bounds bounds) {
        LongAdder evictions = new LongAdder();
        Cache<String, Object> cache = manager.createCache(
                name,
                Eh107Configuration.fromEhcacheCacheConfiguration(
                        bounded(ResourcePoolsBuilder.heap(bounds.entries()), evictions)
                                .build()));
        return new OpenCache(cache, new Writing.Plain(cache), () -> new StoreSize(count(cache), -1, evictions.sum()));
    }

    static CacheConfigurationBuilder<String, Object> bounded(ResourcePoolsBuilder pools, LongAdder evictions) {
        return CacheConfigurationBuilder.newCacheConfigurationBuilder(String.class, Object.class, pools)
                .withExpiry(new HeldExpiry())
                .withService(CacheEventListenerConfigurationBuilder.newEventListenerConfiguration(
                                (CacheEvent<? extends String, ? extends Object> event) -> evictions.increment(),
                                EventType.EVICTED)
                        .unordered()
                        .asynchronous());
    }

    static long count(Iterable<?> entries) {
        long count = 0;
        for (Object ignored : entries) {
            count++;
        }
        return count;
    }

    /** Asks what is written how long it is to be kept; reading changes nothing. */
    private static final class HeldExpiry implements ExpiryPolicy<String, Object> {

        @Override
        public Duration getExpiryForCreation(String key, Object value) {
            Duration keep = ((Held) value).keep();
            return KeepTime.isForever(keep) ? INFINITE : keep;
        }

        @Override
        public @Nullable Duration getExpiryForAccess(String key, Supplier<? extends Object> value) {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate(String key, Supplier<? extends Object> oldValue, Object newValue) {
            return getExpiryForCreation(key, newValue);
        }
    }
}
