package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/**
 * Any provider, by what JCache itself can say: no bounds, and lifetimes only through a policy that is asked on the writing thread.
 *
 * @param byValue whether the provider holds copies, as one that is shared does
 * @param own whether the manager ends with the application; in another one a policy would outlive it, with its class loader
 */
record StandardDialect(boolean byValue, boolean own) implements Dialect {

    private static final Logger LOG = System.getLogger(StandardDialect.class.getName());

    @Override
    public OpenCache create(CacheManager manager, String name, StoreSettings.Bounds bounds) {
        LOG.log(
                Level.WARNING,
                "larder.caches.{0}.max-entries = ''{1}'': JCache has no way to tell {2} a bound. Set it in the provider''s own configuration.",
                name,
                Long.toString(bounds.entries()),
                manager.getCachingProvider().getClass().getName());
        MutableConfiguration<String, Object> configuration = new MutableConfiguration<>();
        configuration.setTypes(String.class, valueType());
        configuration.setStoreByValue(byValue);
        return own ? timed(manager, name, configuration) : adopt(manager.createCache(name, configuration));
    }

    private static OpenCache timed(
            CacheManager manager, String name, MutableConfiguration<String, Object> configuration) {
        WritingThread thread = new WritingThread();
        configuration.setExpiryPolicyFactory(() -> thread);
        Cache<String, Object> cache = manager.createCache(name, configuration);
        return new OpenCache(cache, thread.to(cache), () -> StoreSize.UNKNOWN);
    }

    /** Copies are texts; providers want to know beforehand, in order to serialise them. */
    @SuppressWarnings(
            "unchecked") // a class literal of another type than that of the cache, which nobody reads values by
    private Class<Object> valueType() {
        return (Class<Object>) (byValue ? String.class : Object.class);
    }
}
