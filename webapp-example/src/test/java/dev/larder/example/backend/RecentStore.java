package dev.larder.example.backend;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the entries that were used most recently, in this process. */
final class RecentStore implements Store {

    private final long most;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long evictions;

    RecentStore(long most) {
        this.most = most;
    }

    @Override
    public synchronized Map<String, Entry> getAll(Collection<String> keys) {
        Map<String, Entry> found = new HashMap<>();
        for (String key : keys) {
            Entry entry = entries.get(key);
            if (entry != null) {
                found.put(key, entry);
            }
        }
        return found;
    }

    @Override
    public synchronized Set<String> putAll(Map<String, Entry> more) {
        more.forEach(this::put);
        return Set.of();
    }

    private void put(String key, Entry entry) {
        entries.put(key, entry);
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
            evictions++;
        }
    }

    @Override
    public synchronized boolean replace(String key, Entry expected, Entry replacement) {
        if (!Objects.equals(entries.get(key), expected)) {
            return false;
        }
        if (replacement == null) {
            entries.remove(key);
        } else {
            put(key, replacement);
        }
        return true;
    }

    @Override
    public synchronized Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>(keys);
        removed.removeIf(key -> entries.remove(key) == null);
        return removed;
    }

    @Override
    public synchronized void clear() {
        entries.clear();
    }

    @Override
    public synchronized Stream<String> keys() {
        return List.copyOf(entries.keySet()).stream();
    }

    @Override
    public synchronized StoreSize size() {
        return new StoreSize(entries.size(), -1, evictions);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        clear();
    }
}
