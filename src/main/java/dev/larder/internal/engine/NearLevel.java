package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Store;
import java.time.Duration;

/** What a process holds of a shared cache: a store of its own, and the entries found there a moment ago. */
public final class NearLevel implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Store store;
    private final NearEntries found;
    private final double beta;
    private final long ttlNanos;

    /**
     * Begins with nothing held.
     *
     * @param store of this process, by reference
     * @param maxEntries how many it holds at most
     * @param ttl how long an entry is believed at most
     * @param policy of the cache, for early refreshing
     */
    public NearLevel(Store store, long maxEntries, Duration ttl, CachePolicy policy) {
        this.store = store;
        this.found = new NearEntries(maxEntries);
        this.beta = Verdict.beta(policy);
        this.ttlNanos = (ttl.compareTo(LONGEST) > 0 ? LONGEST : ttl).toNanos();
    }

    Store store() {
        return store;
    }

    NearEntries found() {
        return found;
    }

    /** The factor of early refreshing where a caller names none. */
    double beta() {
        return beta;
    }

    long ttlNanos() {
        return ttlNanos;
    }

    void clear() {
        found.clear();
        store.clear();
    }

    @Override
    public void close() {
        found.close();
        store.close();
    }
}
