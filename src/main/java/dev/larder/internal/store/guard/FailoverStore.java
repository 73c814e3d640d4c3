package dev.larder.internal.store.guard;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store with another one behind it, which is used while the first is out.
 *
 * <ol>
 *   <li>While the first answers, the second is not touched.
 *   <li>When an outage of the first begins, the second is emptied: it knows nothing of what has happened since it was used last.
 *   <li>During the outage everything is done in the second, and what is changed there is remembered as no longer right in the first.
 *   <li>Before the first is used again, that is removed from it.
 * </ol>
 *
 * So nothing comes back that was overwritten, deleted or cleared in the meantime, on either side. When both are out, so is this store.
 */
final class FailoverStore implements Store {

    private static final Logger LOG = System.getLogger(FailoverStore.class.getName());

    private final Store first;
    private final Store second;
    private final String cacheName;
    private final Outages outages;
    private final AtomicBoolean usesSecond = new AtomicBoolean();
    private final Object emptying = new Object();
    private volatile int emptiedFor;

    FailoverStore(Store first, Store second, String cacheName, Clock clock) {
        this.first = first;
        this.second = second;
        this.cacheName = cacheName;
        this.outages = new Outages(first, cacheName, clock, false);
    }

    private <T> T call(Function<Store, T> operation, Consumer<Unsent> wrongInFirst) {
        Optional<T> answer = outages.call(() -> Optional.of(operation.apply(first)), Optional.<T>empty(), wrongInFirst);
        if (answer.isEmpty()) {
            return operation.apply(emptied());
        }
        if (usesSecond.get() && !outages.isOut() && usesSecond.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The first backend of the cache " + cacheName + " answers again and is used.");
        }
        return answer.get();
    }

    /** The second, emptied since the outage began. */
    private Store emptied() {
        int outage = outages.begun();
        if (emptiedFor != outage) {
            synchronized (emptying) {
                if (emptiedFor != outage) {
                    second.clear();
                    emptiedFor = outage;
                    usesSecond.set(true);
                    LOG.log(
                            Level.WARNING,
                            "The first backend of the cache " + cacheName
                                    + " fails: until it answers again, the next one of the chain is used, which begins empty.");
                }
            }
        }
        return second;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return call(store -> store.getAll(keys), unsent -> {});
    }

    @Override
    public @Nullable Entry get(String key) {
        return call(store -> Optional.ofNullable(store.get(key)), unsent -> {}).orElse(null);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Set<String> keys = Set.copyOf(entries.keySet());
        return call(store -> store.putAll(entries), unsent -> unsent.add(keys));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return call(store -> store.replace(key, expected, replacement), unsent -> unsent.add(List.of(key)));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return call(store -> store.removeAll(keys), unsent -> unsent.add(keys));
    }

    @Override
    public void clear() {
        call(
                store -> {
                    store.clear();
                    return true;
                },
                Unsent::addEverything);
    }

    @Override
    public Stream<String> keys() {
        return call(Store::keys, unsent -> {});
    }

    @Override
    public StoreSize size() {
        return call(Store::size, unsent -> {});
    }

    @Override
    public boolean isShared() {
        return first.isShared() || second.isShared();
    }

    @Override
    public void close() {
        try {
            first.close();
        } finally {
            second.close();
        }
    }
}
