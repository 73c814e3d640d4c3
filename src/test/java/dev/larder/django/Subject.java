package dev.larder.django;

import dev.larder.Cache;
import dev.larder.Caches;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A backend under test: its caches are empty when a test begins. */
interface Subject {

    /** Of version 2. */
    String SECOND = "second";

    /** Holds 30 entries at most. */
    String BOUNDED = "bounded";

    /** How a backend keeps to {@code max-entries}. */
    enum Bound {
        /** After every write. */
        AT_ONCE,
        /** Soon after the last write. */
        SOON,
        /** The server has bounds of its own. */
        SERVERS
    }

    Cache cache(String name);

    /** Whether values become bytes, so that every read gives a copy. */
    boolean copies();

    /** The same caches for another application, which has a prefix of its own. */
    Caches openWithPrefix(String prefix);

    default Bound bound() {
        return Bound.AT_ONCE;
    }

    /** Whether it can say which keys it holds. */
    default boolean lists() {
        return true;
    }

    /** Whether the end of one application leaves others of the same process alone. */
    default boolean endsAlone() {
        return true;
    }

    default Cache cache() {
        return cache("default");
    }

    default Object value(String key) {
        return value(cache(), key);
    }

    static Object value(Cache cache, String key) {
        return cache.get(key);
    }

    /** For what only time brings: looks again and again, for twenty seconds at most. */
    static boolean eventually(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(500_000);
        }
        return true;
    }
}
