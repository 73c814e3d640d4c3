package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of this process whose recent entries are read past it: its provider's own reading costs several times as much.
 *
 * <p>For stores that hold entries by reference and that nobody else writes to. It serves an entry a little longer than the store holds
 * it, never one that was replaced or removed; how long entries may be served is not a store's concern.
 */
public final class RecentStore implements Store {

    private final Store store;
    private final RecentEntries recent;

    /**
     * Begins with nothing known.
     *
     * @param store holds entries by reference, and is written to only through this
     * @param maxEntries how many it holds at most
     * @param policy of the cache, for early refreshing
     */
    public RecentStore(Store store, long maxEntries, CachePolicy policy) {
        this.store = store;
        this.recent = new RecentEntries(maxEntries, Verdict.beta(policy));
    }

    /** The entry of a caller's key if it was read a moment ago and is fresh by the cache's policy, whatever the dice say. */
    @Nullable
    Entry sure(KeySpace keys, String own, long nowMillis) {
        return recent.sure(keys, own, nowMillis);
    }

    @Override
    public @Nullable Entry get(String key) {
        RecentEntries.Place place = recent.place(key);
        Entry known = recent.entry(key, place);
        return known != null ? known : read(key, place);
    }

    private @Nullable Entry read(String key, RecentEntries.@Nullable Place place) {
        long writes = recent.writes();
        Entry entry = store.get(key);
        if (entry != null) {
            recent.remember(key, entry, place, writes);
        }
        return entry;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return store.getAll(keys);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return writing(entries.keySet(), () -> store.putAll(entries));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return writing(Set.of(key), () -> store.replace(key, expected, replacement));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return writing(Set.copyOf(keys), () -> store.removeAll(keys));
    }

    /** The keys must be the same before and after. */
    private <T> T writing(Set<String> keys, Supplier<T> write) {
        keys.forEach(recent::begin);
        try {
            return write.get();
        } finally {
            keys.forEach(recent::end);
        }
    }

    @Override
    public void clear() {
        recent.beginAll();
        try {
            store.clear();
        } finally {
            recent.endAll();
        }
    }

    @Override
    public Stream<String> keys() {
        return store.keys();
    }

    @Override
    public StoreSize size() {
        return store.size();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    /** Nothing is remembered any more. */
    @Override
    public void close() {
        recent.beginAll();
        store.close();
    }
}
