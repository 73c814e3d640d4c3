package dev.larder.testing;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smallest real store: an unbounded map. */
public final class MapStore implements Store {

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger trips = new AtomicInteger();

    /** How often it was asked for entries. */
    public int trips() {
        return trips.get();
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        trips.incrementAndGet();
        Map<String, Entry> found = new LinkedHashMap<>();
        keys.forEach(key -> {
            Entry entry = entries.get(key);
            if (entry != null) {
                found.put(key, entry);
            }
        });
        return found;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> puts) {
        entries.putAll(puts);
        return Set.of();
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        boolean[] replaced = new boolean[1];
        entries.compute(key, (k, held) -> {
            replaced[0] = Objects.equals(held, expected);
            return replaced[0] ? replacement : held;
        });
        return replaced[0];
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>();
        keys.forEach(key -> {
            if (entries.remove(key) != null) {
                removed.add(key);
            }
        });
        return removed;
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public Stream<String> keys() {
        return entries.keySet().stream();
    }

    @Override
    public StoreSize size() {
        return new StoreSize(entries.size(), -1, 0);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        entries.clear();
    }
}
