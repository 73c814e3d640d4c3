package dev.larder.bench;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import dev.larder.Caches;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.jsr107.Eh107Configuration;
import org.ehcache.jsr107.EhcacheCachingProvider;

/** The JCache providers that are measured: bare, as an application would use them, and under Larder. */
public enum Provider {
    EHCACHE(new EhcacheCachingProvider()) {
        @Override
        Configuration<String, Object> bounded() {
            return Eh107Configuration.fromEhcacheCacheConfiguration(
                    CacheConfigurationBuilder.newCacheConfigurationBuilder(
                                    String.class, Object.class, ResourcePoolsBuilder.heap(ENTRIES))
                            .withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(LIFETIME)));
        }
    },
    CAFFEINE(new CaffeineCachingProvider()) {
        @Override
        Configuration<String, Object> bounded() {
            CaffeineConfiguration<String, Object> configuration = new CaffeineConfiguration<>();
            configuration.setTypes(String.class, Object.class);
            configuration.setStoreByValue(false);
            configuration.setMaximumSize(OptionalLong.of(ENTRIES));
            configuration.setExpireAfterWrite(OptionalLong.of(LIFETIME.toNanos()));
            return configuration;
        }
    };

    /** Longer than any run. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private static final long ENTRIES = 10_000;

    private final CachingProvider provider;

    Provider(CachingProvider provider) {
        this.provider = provider;
    }

    /** Bounded and expiring, values by reference: what Larder asks for too. */
    abstract Configuration<String, Object> bounded();

    /** A cache of the provider's own. */
    Cache<String, Object> bare() {
        return provider.getCacheManager().createCache("bare", bounded());
    }

    /** Larder over the provider. */
    Caches larder() {
        String name = provider.getClass().getName();
        return Caches.open(Map.of(
                "larder.caches.products.provider", name,
                "larder.caches.products.ttl", LIFETIME.toString(),
                "larder.caches.pages.provider", name,
                "larder.caches.fragments.provider", name));
    }

    /** Closes what {@link #bare} has opened. */
    void close() {
        provider.close();
    }
}
