package dev.larder.internal.store.guard;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store in a map that fails when a test says so, and remembers what it was asked. */
final class FaultyStore implements Store {

    final List<String> calls = new ArrayList<>();
    private final Map<String, Entry> entries = new HashMap<>();
    Supplier<? extends RuntimeException> fault;
    Runnable before = () -> {};

    private synchronized void call(String name) {
        calls.add(name);
        before.run();
        if (fault != null) {
            throw fault.get();
        }
    }

    void breakDown() {
        fault = () -> new IllegalStateException("connection refused");
    }

    void recover() {
        fault = null;
    }

    Map<String, Entry> held() {
        return entries;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        call("getAll");
        Map<String, Entry> found = new HashMap<>(entries);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Entry get(String key) {
        call("get");
        return entries.get(key);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> more) {
        call("putAll");
        entries.putAll(more);
        return Set.of();
    }

    @Override
    public boolean replace(String key, Entry expected, Entry replacement) {
        call("replace");
        return entries.replace(key, expected, replacement);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        call("removeAll");
        Set<String> removed = new HashSet<>(keys);
        removed.retainAll(entries.keySet());
        entries.keySet().removeAll(removed);
        return removed;
    }

    @Override
    public void clear() {
        call("clear");
        entries.clear();
    }

    @Override
    public Stream<String> keys() {
        call("keys");
        return entries.keySet().stream();
    }

    @Override
    public StoreSize size() {
        call("size");
        return new StoreSize(entries.size(), -1, 0);
    }

    @Override
    public void close() {
        call("close");
    }
}
