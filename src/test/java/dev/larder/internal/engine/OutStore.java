package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A guarded store whose backend is out when a test says so: it has nothing and takes nothing.
 *
 * @param store behind it
 * @param out whether it is out
 */
record OutStore(Store store, AtomicBoolean out) implements Store {

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return out.get() ? Map.of() : store.getAll(keys);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return out.get() ? entries.keySet() : store.putAll(entries);
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return !out.get() && store.replace(key, expected, replacement);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return out.get() ? Set.of() : store.removeAll(keys);
    }

    @Override
    public void clear() {
        store.clear();
    }

    @Override
    public Stream<String> keys() {
        return store.keys();
    }

    @Override
    public void close() {
        store.close();
    }
}
