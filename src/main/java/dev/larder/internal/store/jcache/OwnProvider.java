package dev.larder.internal.store.jcache;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;

/**
 * Opens a store over a provider of this process that nobody else knows.
 *
 * @param chosen the provider's class
 * @param context the cache's settings
 * @param keepTime how long entries are kept
 */
record OwnProvider(ProviderClass chosen, StoreContext context, KeepTime keepTime) {

    /** Takes the provider over: it is closed with the store, or at once when the store cannot be opened. */
    Store open(CachingProvider provider) {
        boolean opened = false;
        try {
            CacheManager manager = Opening.of(chosen, provider, context).open(provider);
            Store store = open(manager, Ownership.own(manager, () -> chosen.close(provider), false));
            opened = true;
            return store;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw Opening.refuse(chosen, context, e);
        } finally {
            if (!opened) {
                chosen.close(provider);
            }
        }
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
        Form form = configuration.isStoreByValue() ? new TextForm(context.codec()) : form(context, keepTime);
        return new JCacheStore(OpenCache.asItIs(cache), form, keepTime, ownership);
    }

    private Store create(CacheManager manager, Ownership ownership) {
        OpenCache cache = dialect()
                .create(manager, context.cacheName(), context.settings().bounds());
        return new JCacheStore(cache, form(context, keepTime), keepTime, ownership);
    }

    private Dialect dialect() {
        return switch (chosen.name()) {
            case ProviderClass.EHCACHE -> new EhcacheDialect();
            case ProviderClass.CAFFEINE -> new CaffeineDialect();
            default -> new StandardDialect(false, true);
        };
    }

    /** How entries lie in a cache that holds references. */
    static Form form(StoreContext context, KeepTime keepTime) {
        boolean reference = context.settings().codec().equals(StoreSettings.REFERENCE);
        return reference ? new ReferenceForm(keepTime) : new EnvelopeForm(context.codec(), keepTime);
    }
}
