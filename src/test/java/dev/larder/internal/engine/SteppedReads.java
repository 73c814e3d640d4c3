package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store behind each of whose readings something else may happen.
 *
 * @param after runs between the reading and its caller
 */
record SteppedReads(Store store, Runnable after) implements Store {

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        Map<String, Entry> read = store.getAll(keys);
        after.run();
        return read;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return store.putAll(entries);
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return store.replace(key, expected, replacement);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return store.removeAll(keys);
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
