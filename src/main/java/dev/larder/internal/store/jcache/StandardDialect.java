package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.StoreSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Any provider, by what JCache itself can say: no bounds, and lifetimes only through a policy that is asked on the writing thread.
 *
 * @param keepTime how long entries are kept
 * @param byValue whether the provider holds copies, as one that is shared does
 */
record StandardDialect(KeepTime keepTime, boolean byValue) implements Dialect {

    private static final Logger LOG = System.getLogger(StandardDialect.class.getName());

    @Override
    public OpenCache create(CacheManager manager, String name, long maxEntries) {
        LOG.log(
                Level.WARNING,
                "larder.caches.{0}.max-entries = ''{1}'': JCache has no way to tell {2} a bound. Set it in the provider''s own configuration.",
                name,
                Long.toString(maxEntries),
                manager.getCachingProvider().getClass().getName());
        WritingThread timing = new WritingThread(keepTime);
        MutableConfiguration<String, Object> configuration = new MutableConfiguration<>();
        configuration.setTypes(String.class, valueType());
        configuration.setStoreByValue(byValue);
        configuration.setExpiryPolicyFactory(() -> timing);
        return adopt(manager.createCache(name, configuration), timing);
    }

    /** Copies are texts; providers want to know beforehand, in order to serialise them. */
    @SuppressWarnings(
            "unchecked") // a class literal of another type than that of the cache, which nobody reads values by
    private Class<Object> valueType() {
        return (Class<Object>) (byValue ? String.class : Object.class);
    }

    /** Uses a cache as it is, whatever its bounds and policy. */
    static OpenCache adopt(Cache<String, Object> cache, OpenCache.Timing timing) {
        return new OpenCache(cache, timing, () -> StoreSize.UNKNOWN);
    }

    /** Tells the provider the keep time of the entry that the current thread is writing. */
    private static final class WritingThread implements ExpiryPolicy, OpenCache.Timing {

        private final KeepTime keepTime;

        @SuppressWarnings("ThreadLocalUsage") // one for each store, gone with it; set and removed within one write
        private final ThreadLocal<Duration> keep = new ThreadLocal<>();

        private WritingThread(KeepTime keepTime) {
            this.keepTime = keepTime;
        }

        @Override
        public boolean write(Entry entry, BooleanSupplier write) {
            java.time.Duration asked = keepTime.of(entry.lifetime());
            keep.set(
                    KeepTime.isForever(asked)
                            ? Duration.ETERNAL
                            : new Duration(TimeUnit.MILLISECONDS, asked.toMillis()));
            try {
                return write.getAsBoolean();
            } finally {
                keep.remove();
            }
        }

        /** Eternal where the provider asks on a thread of its own: the envelope knows better anyway. */
        @Override
        public Duration getExpiryForCreation() {
            Duration asked = keep.get();
            return asked == null ? Duration.ETERNAL : asked;
        }

        @Override
        public @Nullable Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return getExpiryForCreation();
        }
    }
}
