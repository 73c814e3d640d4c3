package dev.larder.internal.wiring;

import dev.larder.internal.store.none.NoStore;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that holds nothing any more once it is closed, so that whoever still has its cache computes instead of failing. */
final class UntilClosed implements Store {

    private final Store store;
    private final Store nothing = new NoStore();
    private final AtomicBoolean closed = new AtomicBoolean();

    UntilClosed(Store store) {
        this.store = store;
    }

    private <T extends @Nullable Object> T call(Function<Store, T> operation) {
        if (closed.get()) {
            return operation.apply(nothing);
        }
        try {
            return operation.apply(store);
        } catch (IllegalStateException e) {
            if (closed.get()) { // in the middle of it
                return operation.apply(nothing);
            }
            throw e;
        }
    }

    @Override
    public @Nullable Entry get(String key) {
        if (closed.get()) {
            return null;
        }
        try {
            return store.get(key); // the hot path: no lambda
        } catch (IllegalStateException e) {
            if (closed.get()) { // in the middle of it
                return null;
            }
            throw e;
        }
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return call(from -> from.getAll(keys));
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return call(to -> to.putAll(entries));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return call(in -> in.replace(key, expected, replacement));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        return call(from -> from.removeAll(keys));
    }

    @Override
    public void clear() {
        this.<@Nullable Void>call(all -> {
            all.clear();
            return null;
        });
    }

    @Override
    public Stream<String> keys() {
        return call(Store::keys);
    }

    @Override
    public StoreSize size() {
        return call(Store::size);
    }

    /** Nobody else sees anything of a closed one. */
    @Override
    public boolean isShared() {
        return !closed.get() && store.isShared();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            store.close();
        }
    }
}
