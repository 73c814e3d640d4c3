package dev.larder.internal.store.jcache;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.net.URI;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;

/**
 * Opens a store over a provider that nobody else knows.
 *
 * @param chosen the provider's class
 * @param context the cache's settings
 * @param keepTime how long entries are kept
 */
record OwnProvider(ProviderClass chosen, StoreContext context, KeepTime keepTime) {

    Store open() {
        CachingProvider provider = chosen.instantiate(context.classLoader());
        try {
            return open(provider);
        } catch (IllegalArgumentException e) {
            provider.close();
            throw e;
        } catch (RuntimeException | LinkageError e) {
            provider.close();
            throw chosen.refuse("the provider does not start (" + e + ")", "See the cause", e);
        }
    }

    private Store open(CachingProvider provider) {
        boolean shared = isShared(provider);
        if (shared && context.settings().codec().equals(StoreSettings.REFERENCE)) {
            throw new IllegalArgumentException("larder.caches." + context.cacheName() + ".codec = 'reference': "
                    + chosen.name() + " holds bytes, not references. Use the codec java, or one of your own.");
        }
        URI uri = context.settings().location().map(URI::create).orElseGet(provider::getDefaultURI);
        CacheManager manager = provider.getCacheManager(uri, context.classLoader(), provider.getDefaultProperties());
        Ownership ownership = Ownership.own(provider, manager, shared);
        return configured(manager).map(cache -> adopt(cache, ownership)).orElseGet(() -> create(manager, ownership));
    }

    /** A cache that the provider's own configuration, named by {@code location}, defines. */
    private Optional<Cache<String, Object>> configured(CacheManager manager) {
        return context.settings().location().map(location -> manager.getCache(context.cacheName()));
    }

    private Store adopt(Cache<String, Object> cache, Ownership ownership) {
        @SuppressWarnings("unchecked") // class literals know no type arguments
        Configuration<String, Object> configuration = cache.getConfiguration(Configuration.class);
        return new JCacheStore(
                StandardDialect.adopt(cache, OpenCache.Timing.TOLD_BY_VALUE),
                form(configuration.isStoreByValue()),
                ownership);
    }

    private Store create(CacheManager manager, Ownership ownership) {
        long maxEntries = context.settings().bounds().entries();
        OpenCache cache = dialect(ownership.isShared()).create(manager, context.cacheName(), maxEntries);
        return new JCacheStore(cache, form(ownership.isShared()), ownership);
    }

    private Dialect dialect(boolean shared) {
        return switch (chosen.name()) {
            case ProviderClass.EHCACHE -> new EhcacheDialect();
            case ProviderClass.CAFFEINE -> new CaffeineDialect();
            default -> new StandardDialect(keepTime, shared);
        };
    }

    private Form form(boolean byValue) {
        if (byValue) {
            return new RawForm(context.codec());
        }
        boolean reference = context.settings().codec().equals(StoreSettings.REFERENCE);
        return reference ? new ReferenceForm(keepTime) : new EnvelopeForm(context.codec(), keepTime);
    }

    /** A provider that cannot hold references has its data elsewhere; Infinispan can do both. */
    private boolean isShared(CachingProvider provider) {
        return chosen.name().startsWith("org.infinispan.") || !provider.isSupported(OptionalFeature.STORE_BY_REFERENCE);
    }
}
