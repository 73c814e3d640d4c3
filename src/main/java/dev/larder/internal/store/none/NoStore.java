package dev.larder.internal.store.none;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps nothing and is content with everything, for development and for switching a cache off.
 *
 * <p>Writing succeeds, with any value; reading finds nothing.
 */
public final class NoStore implements Store {

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return Map.of();
    }

    @Override
    public @Nullable Entry get(String key) {
        return null;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return Set.of();
    }

    /** True exactly when nothing was expected, since nothing is held. */
    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return expected == null;
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return Set.of();
    }

    @Override
    public void clear() {}

    @Override
    public Stream<String> keys() {
        return Stream.empty();
    }

    @Override
    public StoreSize size() {
        return new StoreSize(0, 0, 0);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {}
}
