package dev.larder.internal.store.jcache;

import com.hazelcast.cache.HazelcastCacheManager;
import com.hazelcast.cache.ICache;
import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MaxSizePolicy;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * Hazelcast: it asks its expiry policy on threads of its own, and so is told the life of each entry with the entry. This class is loaded
 * only where Hazelcast is.
 */
final class HazelcastDialect implements Dialect {

    /** Roughly bounded: Hazelcast divides the bound among its partitions, and gives each some room more. */
    @Override
    public OpenCache create(CacheManager manager, String name, StoreSettings.Bounds bounds) {
        EvictionConfig eviction = new EvictionConfig()
                .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                .setEvictionPolicy(EvictionPolicy.LRU)
                .setSize((int) Math.min(bounds.entries(), Integer.MAX_VALUE));
        CacheConfig<String, Object> configuration = new CacheConfig<>();
        configuration.setEvictionConfig(eviction);
        return adopt(manager.createCache(name, configuration));
    }

    @Override
    public OpenCache adopt(Cache<String, Object> cache) {
        @SuppressWarnings("unchecked") // class literals know no type arguments
        CacheConfig<String, Object> configuration = cache.getConfiguration(CacheConfig.class);
        if (configuration.getInMemoryFormat() == InMemoryFormat.OBJECT) {
            throw new IllegalArgumentException(
                    "its in-memory-format is OBJECT, in which bytes are never equal to bytes");
        }
        @SuppressWarnings("unchecked") // as above
        ICache<String, Object> hazelcasts = cache.unwrap(ICache.class);
        return new OpenCache(cache, new EachItsLife(hazelcasts), () -> new StoreSize(hazelcasts.size(), -1, -1));
    }

    /** It compares what it has by its bytes. */
    @Override
    public Form copies(EntryCodec codec) {
        return new BytesForm(codec);
    }

    @Override
    public Optional<ReadBus.Messages> messages(CacheManager manager, String name) {
        return Optional.of(HazelcastMessages.in(((HazelcastCacheManager) manager).getHazelcastInstance(), name));
    }

    private record EachItsLife(ICache<String, Object> cache) implements Writing {

        @Override
        public void putAll(Map<String, Packed> packed) {
            Packed.byKeep(packed).forEach((keep, held) -> cache.putAll(held, policy(keep)));
        }

        @Override
        public boolean putIfAbsent(String key, Packed packed) {
            return cache.putIfAbsent(key, packed.held(), policy(packed.roughly()));
        }

        @Override
        public boolean replace(String key, Object expected, Packed packed) {
            return cache.replace(key, expected, packed.held(), policy(packed.roughly()));
        }

        /**
         * For updates too: without a duration of its own an update keeps the life of what it replaces. JCache's own policy, as Hazelcast's
         * cannot be sent to another member without a duration for reading, which would lengthen a life.
         */
        private static ExpiryPolicy policy(Duration keep) {
            return new ModifiedExpiryPolicy(Writing.jcache(keep));
        }
    }
}
