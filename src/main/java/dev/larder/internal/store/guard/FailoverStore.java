package dev.larder.internal.store.guard;

import dev.larder.internal.store.guard.Breaker.Use;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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

    private final Store first;
    private final Store second;
    private final Outages outages;
    private final Object emptying = new Object();
    private volatile int emptiedFor;

    /**
     * Begins with the first.
     *
     * @param backend what all stores over the first's backend know of it
     */
    FailoverStore(Store first, Store second, String cacheName, Backend backend) {
        this.first = first;
        this.second = second;
        this.outages = new Outages(
                first,
                backend,
                new Backend.Words(
                        true,
                        "The first backend of the cache " + cacheName
                                + " fails: until it answers again, the next one of the chain is used, which begins empty, in all caches that have this chain.",
                        "The first backend of the cache " + cacheName + " answers again and is used."));
    }

    private <T> T call(Use use, Function<Store, T> operation, Consumer<Unsent> wrongInFirst) {
        return call(use, operation, wrongInFirst, any -> true);
    }

    private <T> T call(Use use, Function<Store, T> operation, Consumer<Unsent> wrongInFirst, Predicate<T> proves) {
        Optional<T> answer = outages.call(
                use,
                () -> Optional.of(operation.apply(first)),
                new Outages.Otherwise<>(
                        Optional.<T>empty(),
                        wrongInFirst,
                        answered -> answered.stream().allMatch(proves)));
        return answer.isPresent() ? answer.get() : operation.apply(emptied());
    }

    /** The second, emptied since the outage began. */
    private Store emptied() {
        int outage = outages.begun();
        if (emptiedFor != outage) {
            synchronized (emptying) {
                if (emptiedFor != outage) {
                    second.clear();
                    emptiedFor = outage;
                }
            }
        }
        return second;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return call(Use.READ, store -> store.getAll(keys), unsent -> {});
    }

    @Override
    public @Nullable Entry get(String key) {
        return call(Use.READ, store -> Optional.ofNullable(store.get(key)), unsent -> {})
                .orElse(null);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Set<String> keys = Set.copyOf(entries.keySet());
        return call(Use.WRITE, store -> store.putAll(entries), unsent -> unsent.add(keys));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return call(
                replacement == null ? Use.READ : Use.WRITE,
                store -> store.replace(key, expected, replacement),
                unsent -> unsent.add(List.of(key)),
                replaced -> replaced);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return call(Use.READ, store -> store.removeAll(keys), unsent -> unsent.add(keys));
    }

    @Override
    public void clear() {
        call(
                Use.READ,
                store -> {
                    store.clear();
                    return true;
                },
                Unsent::addEverything);
    }

    @Override
    public Stream<String> keys() {
        return call(Use.READ, Store::keys, unsent -> {});
    }

    @Override
    public StoreSize size() {
        return call(Use.READ, Store::size, unsent -> {});
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
