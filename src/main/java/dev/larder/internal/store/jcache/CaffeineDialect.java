package dev.larder.internal.store.jcache;

import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import java.util.Optional;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** Caffeine: bounded exactly, each entry with a life of its own; this class is loaded only where Caffeine is chosen. */
final class CaffeineDialect implements Dialect {

    /** Caffeine refuses the names that its own configuration defines, and {@code default} is always one of them. */
    private static final String NAME_PREFIX = "larder-";

    /** Bytes of memory that an entry takes besides its key and envelope. */
    private static final int AROUND_EACH = 150;

    @Override
    public OpenCache create(CacheManager manager, String name, StoreSettings.Bounds bounds) {
        Expiry<String, Object> expiry = Expiry.writing((key, value) -> ((Held) value).keep());
        CaffeineConfiguration<String, Object> configuration = new CaffeineConfiguration<>();
        configuration.setTypes(String.class, Object.class);
        configuration.setStoreByValue(false);
        bound(configuration, bounds);
        configuration.setExpiryFactory(Optional.of(() -> expiry));
        // On the writing thread: the bound holds at once, and no thread of the server's keeps the application's class
        // loader.
        configuration.setExecutorFactory(() -> Runnable::run);
        Cache<String, Object> cache = manager.createCache(NAME_PREFIX + name, configuration);
        com.github.benmanes.caffeine.cache.Cache<?, ?> inner =
                cache.unwrap(com.github.benmanes.caffeine.cache.Cache.class);
        return new OpenCache(cache, new Writing.Plain(cache), () -> size(inner));
    }

    /** By bytes or by entries: Caffeine takes one of the two. */
    private static void bound(CaffeineConfiguration<String, Object> configuration, StoreSettings.Bounds bounds) {
        if (bounds.bytes().isEmpty()) {
            configuration.setMaximumSize(OptionalLong.of(bounds.entries()));
            return;
        }
        configuration.setMaximumWeight(bounds.bytes());
        configuration.setWeigherFactory(Optional.of(() -> CaffeineDialect::weight));
    }

    /** What an envelope takes, with its key and what Caffeine keeps about it. */
    private static int weight(String key, Object held) {
        return AROUND_EACH + 2 * key.length() + ((Held.Bytes) held).envelope().length;
    }

    /** Caffeine counts expired entries as evicted, so evictions stay unknown. */
    private static StoreSize size(com.github.benmanes.caffeine.cache.Cache<?, ?> inner) {
        inner.cleanUp();
        OptionalLong weight = inner.policy().eviction().stream()
                .flatMapToLong(eviction -> eviction.weightedSize().stream())
                .findFirst();
        return new StoreSize(inner.estimatedSize(), weight.orElse(-1), -1);
    }
}
