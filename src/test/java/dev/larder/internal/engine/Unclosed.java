package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that several processes use: when one of them has closed it, the others go on.
 *
 * @param store what they use
 */
record Unclosed(Store store) implements Store {

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return store.getAll(keys);
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
        // it is others' too
    }
}
