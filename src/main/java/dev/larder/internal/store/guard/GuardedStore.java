package dev.larder.internal.store.guard;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
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
     * Guards a store.
     *
     * @param store the backend's store
     * @param cacheName the cache's name, for messages
     * @param clock tells when the backend may be tried again
     */
    public GuardedStore(Store store, String cacheName, Clock clock) {
        this(store, cacheName, clock, true);
    }

    private GuardedStore(Store store, String cacheName, Clock clock, boolean told) {
        this.store = store;
        this.cacheName = cacheName;
        this.outages = new Outages(store, cacheName, clock, told);
    }

    /**
     * Guards a store beside others of the same backend, whose outages are said once, by those.
     *
     * @param store the backend's store
     * @param cacheName its name, for messages
     * @param clock tells when the backend may be tried again
     */
    public static GuardedStore quiet(Store store, String cacheName, Clock clock) {
        return new GuardedStore(store, cacheName, clock, false);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return outages.call(() -> store.getAll(keys), Map.of(), unsent -> {});
    }

    @Override
    public @Nullable Entry get(String key) {
        return outages.get(key);
    }

    /** All keys count as failed during an outage: what they held before is removed when it ends. */
    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Set<String> keys = Set.copyOf(entries.keySet());
        return outages.call(() -> store.putAll(entries), keys, unsent -> unsent.add(keys));
    }

    /** Says that nothing was replaced during an outage, and leaves what is held: it may be a counter. */
    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return outages.call(() -> store.replace(key, expected, replacement), false, unsent -> {});
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return outages.call(() -> store.removeAll(keys), Set.of(), unsent -> unsent.add(keys));
    }

    @Override
    public void clear() {
        outages.call(
                () -> {
                    store.clear();
                    return true;
                },
                false,
                Unsent::addEverything);
    }

    @Override
    public Stream<String> keys() {
        return outages.call(store::keys, Stream.empty(), unsent -> {});
    }

    @Override
    public StoreSize size() {
        return outages.call(store::size, StoreSize.UNKNOWN, unsent -> {});
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
