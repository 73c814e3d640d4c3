package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shared store whose changes the other nodes are told of, and this node's near level before and after. */
final class ToldStore implements Store {

    private final Store far;
    private final Changes changes;

    ToldStore(Store far, Changes changes) {
        this.far = far;
        this.changes = changes;
    }

    private <T> T changed(Collection<String> keys, Supplier<T> change) {
        changes.begin(keys);
        try {
            return change.get();
        } finally { // a change that failed may have reached the backend
            changes.end(keys);
        }
    }

    @Override
    public @Nullable Entry get(String key) {
        return far.get(key);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return far.getAll(keys);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return changed(entries.keySet(), () -> far.putAll(entries));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return changed(List.of(key), () -> far.replace(key, expected, replacement));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return changed(keys, () -> far.removeAll(keys));
    }

    /** What is cleared is not current any more, so nobody need be told. */
    @Override
    public void clear() {
        far.clear();
    }

    @Override
    public Stream<String> keys() {
        return far.keys();
    }

    @Override
    public StoreSize size() {
        return far.size();
    }

    @Override
    public boolean isShared() {
        return far.isShared();
    }

    @Override
    public void close() {
        far.close();
    }
}
