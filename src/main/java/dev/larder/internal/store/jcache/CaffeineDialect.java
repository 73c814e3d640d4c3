package dev.larder.internal.store.jcache;

import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import dev.larder.spi.StoreSize;
import java.util.Optional;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** Caffeine: bounded exactly, each entry with a life of its own; this class is loaded only where Caffeine is chosen. */
final class CaffeineDialect implements Dialect {

    /** Caffeine refuses the names that its own configuration defines, and {@code default} is always one of them. */
    private static final String NAME_PREFIX = "larder-";

    @Override
    public OpenCache create(CacheManager manager, String name, long maxEntries) {
        Expiry<String, Object> expiry = Expiry.writing((key, value) -> ((Held) value).keep());
        CaffeineConfiguration<String, Object> configuration = new CaffeineConfiguration<>();
        configuration.setTypes(String.class, Object.class);
        configuration.setStoreByValue(false);
        configuration.setMaximumSize(OptionalLong.of(maxEntries));
        configuration.setExpiryFactory(Optional.of(() -> expiry));
        // On the writing thread: the bound holds at once, and no thread of the server's keeps the application's class
        // loader.
        configuration.setExecutorFactory(() -> Runnable::run);
        Cache<String, Object> cache = manager.createCache(NAME_PREFIX + name, configuration);
        com.github.benmanes.caffeine.cache.Cache<?, ?> inner =
                cache.unwrap(com.github.benmanes.caffeine.cache.Cache.class);
        return new OpenCache(cache, OpenCache.Timing.TOLD_BY_VALUE, () -> size(inner));
    }

    /** Caffeine counts expired entries as evicted, so evictions stay unknown. */
    private static StoreSize size(com.github.benmanes.caffeine.cache.Cache<?, ?> inner) {
        inner.cleanUp();
        return new StoreSize(inner.estimatedSize(), -1, -1);
    }
}
