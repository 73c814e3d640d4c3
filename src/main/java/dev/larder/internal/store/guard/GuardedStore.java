package dev.larder.internal.store.guard;

import dev.larder.internal.store.guard.Breaker.Use;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store whose faults are misses: one warning when an outage begins, one message when it ends, and no call in between but a trial now
 * and then.
 *
 * <p>What was removed, cleared or overwritten during an outage does not come back when the backend does. Refused values
 * ({@link IllegalArgumentException}) and what a backend cannot do ({@link UnsupportedOperationException}) are no faults of its.
 */
public final class GuardedStore implements Store {

    private static final Logger LOG = System.getLogger(GuardedStore.class.getName());

    private final Store store;
    private final String cacheName;
    private final Outages outages;

    /**
     * Guards a store that has its backend for itself.
     *
     * @param store the backend's store
     * @param cacheName the cache's name, for messages
     * @param clock tells when the backend may be tried again
     */
    public GuardedStore(Store store, String cacheName, Clock clock) {
        this(store, cacheName, new Backend(clock));
    }

    /**
     * Guards a store beside others of the same backend.
     *
     * @param store the backend's store
     * @param cacheName the cache's name, for messages
     * @param backend what all of them know of it
     */
    public GuardedStore(Store store, String cacheName, Backend backend) {
        this(store, cacheName, backend, true);
    }

    private GuardedStore(Store store, String cacheName, Backend backend, boolean told) {
        this.store = store;
        this.cacheName = cacheName;
        this.outages = new Outages(
                store,
                backend,
                new Backend.Words(
                        told,
                        "The backend of the cache " + cacheName
                                + " fails: until it answers again, everything is computed and nothing is stored, in all caches that use it.",
                        "The backend of the cache " + cacheName + " answers again."));
    }

    /**
     * Guards a store beside others of the same backend, whose outages are said by those.
     *
     * @param store the backend's store
     * @param cacheName its name, for messages
     * @param backend what all of them know of it
     */
    public static GuardedStore quiet(Store store, String cacheName, Backend backend) {
        return new GuardedStore(store, cacheName, backend, false);
    }

    private <T> T read(Supplier<T> call, T instead) {
        return outages.call(Use.READ, call, new Outages.Otherwise<>(instead, unsent -> {}));
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return read(() -> store.getAll(keys), Map.of());
    }

    @Override
    public @Nullable Entry get(String key) {
        return outages.get(key);
    }

    /** All keys count as failed during an outage: what they held before is removed when it ends. */
    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Set<String> keys = Set.copyOf(entries.keySet());
        return outages.call(
                Use.WRITE, () -> store.putAll(entries), new Outages.Otherwise<>(keys, unsent -> unsent.add(keys)));
    }

    /** Says that nothing was replaced during an outage, and leaves what is held: it may be a counter. */
    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return outages.call(
                replacement == null ? Use.READ : Use.WRITE,
                () -> store.replace(key, expected, replacement),
                new Outages.Otherwise<>(false, unsent -> {}, replaced -> replaced));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return outages.call(
                Use.READ, () -> store.removeAll(keys), new Outages.Otherwise<>(Set.of(), unsent -> unsent.add(keys)));
    }

    @Override
    public void clear() {
        outages.call(
                Use.READ,
                () -> {
                    store.clear();
                    return true;
                },
                new Outages.Otherwise<>(false, Unsent::addEverything));
    }

    @Override
    public Stream<String> keys() {
        return read(store::keys, Stream.empty());
    }

    @Override
    public StoreSize size() {
        return read(store::size, StoreSize.UNKNOWN);
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "The backend of the cache " + cacheName + " could not be closed.", e);
        }
    }
}
