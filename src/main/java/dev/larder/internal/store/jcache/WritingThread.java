package dev.larder.internal.store.jcache;

import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** Tells the provider how long to keep what the current thread is writing. */
final class WritingThread implements ExpiryPolicy {

    @SuppressWarnings("ThreadLocalUsage") // one for each cache, gone with it; set and removed within one write
    private final ThreadLocal<Duration> keep = new ThreadLocal<>();

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

    Writing to(Cache<String, Object> cache) {
        return new Told(cache, this);
    }

    private boolean during(java.time.Duration asked, BooleanSupplier write) {
        keep.set(Writing.jcache(asked));
        try {
            return write.getAsBoolean();
        } finally {
            keep.remove();
        }
    }

    private record Told(Cache<String, Object> cache, WritingThread thread) implements Writing {

        @Override
        public void putAll(Map<String, Packed> packed) {
            Packed.byKeep(packed)
                    .forEach((keep, held) -> thread.during(keep, () -> {
                        cache.putAll(held);
                        return true;
                    }));
        }

        @Override
        public boolean putIfAbsent(String key, Packed packed) {
            return thread.during(packed.roughly(), () -> cache.putIfAbsent(key, packed.held()));
        }

        @Override
        public boolean replace(String key, Object expected, Packed packed) {
            return thread.during(packed.roughly(), () -> cache.replace(key, expected, packed.held()));
        }
    }
}
