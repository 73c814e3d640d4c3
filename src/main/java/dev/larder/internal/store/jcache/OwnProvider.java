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
        if (chosen.name().equals(ProviderClass.EHCACHE)
                && context.settings().location().isEmpty()) {
            return openByItsOwnApi();
        }
        CachingProvider provider = chosen.instantiate(context.classLoader());
        boolean opened = false;
        try {
            boolean shared = isShared(provider);
            refuseReferences(shared);
            Store store = start(provider, shared);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                provider.close();
            }
        }
    }

    private Store openByItsOwnApi() {
        chosen.load(context.classLoader());
        try {
            return EhcacheStore.open(context, keepTime);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw refuse(e);
        }
    }

    private void refuseReferences(boolean shared) {
        if (shared && context.settings().codec().equals(StoreSettings.REFERENCE)) {
            throw new IllegalArgumentException("larder.caches." + context.cacheName() + ".codec = 'reference': "
                    + chosen.name() + " holds copies, not references. Use the codec java, or one of your own.");
        }
    }

    private Store start(CachingProvider provider, boolean shared) {
        try {
            URI uri = context.settings().location().map(URI::create).orElseGet(provider::getDefaultURI);
            CacheManager manager =
                    provider.getCacheManager(uri, context.classLoader(), provider.getDefaultProperties());
            return open(manager, Ownership.own(provider, manager, shared));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw refuse(e);
        }
    }

    /** Providers throw errors too: Ehcache does where the JDK denies it memory access by sun.misc.Unsafe. */
    private IllegalArgumentException refuse(Throwable cause) {
        return context.settings()
                .location()
                .map(location -> new IllegalArgumentException(
                        "larder.caches." + context.cacheName() + ".location = '" + location + "': " + chosen.name()
                                + " cannot be configured by it (" + cause
                                + "). Name the URI of its configuration, or leave the location out.",
                        cause))
                .orElseGet(() -> chosen.refuse("the provider does not start (" + cause + ")", "See the cause", cause));
    }

    private Store open(CacheManager manager, Ownership ownership) {
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
            return new TextForm(context.codec());
        }
        boolean reference = context.settings().codec().equals(StoreSettings.REFERENCE);
        return reference ? new ReferenceForm(keepTime) : new EnvelopeForm(context.codec(), keepTime);
    }

    /** A provider that cannot hold references has its data elsewhere; Infinispan can do both. */
    private boolean isShared(CachingProvider provider) {
        return chosen.name().startsWith("org.infinispan.") || !provider.isSupported(OptionalFeature.STORE_BY_REFERENCE);
    }
}
