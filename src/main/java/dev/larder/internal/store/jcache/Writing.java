package dev.larder.internal.store.jcache;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;

/** Writes in such a way that the provider keeps what is written as long as it may, where it can be told. */
interface Writing {

    void putAll(Map<String, Packed> packed);

    /** Whether nothing was held, and the new one is now. */
    boolean putIfAbsent(String key, Packed packed);

    /** Whether what was expected was held, and the new one is now. */
    boolean replace(String key, Object expected, Packed packed);

    /** How JCache says it. */
    static javax.cache.expiry.Duration jcache(Duration keep) {
        return KeepTime.isForever(keep)
                ? javax.cache.expiry.Duration.ETERNAL
                : new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, keep.toMillis());
    }

    /**
     * For providers that ask what is written for its own keep time, and for caches that others have configured.
     *
     * @param cache the provider's
     */
    record Plain(Cache<String, Object> cache) implements Writing {

        @Override
        public void putAll(Map<String, Packed> packed) {
            cache.putAll(Packed.held(packed));
        }

        @Override
        public boolean putIfAbsent(String key, Packed packed) {
            return cache.putIfAbsent(key, packed.held());
        }

        @Override
        public boolean replace(String key, Object expected, Packed packed) {
            return cache.replace(key, expected, packed.held());
        }
    }
}
