package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.MapStore;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map before and after each of whose operations something else may happen. */
final class SteppedStore implements Store {

    private final MapStore map = new MapStore();
    private final Runnable before;
    private final Runnable after;
    private final Runnable afterReading;

    /** Something happens before and after each change. */
    SteppedStore(Runnable before, Runnable after) {
        this(before, after, () -> {});
    }

    /** Something happens after each reading, too. */
    SteppedStore(Runnable before, Runnable after, Runnable afterReading) {
        this.before = before;
        this.after = after;
        this.afterReading = afterReading;
    }

    private <T> T stepped(T result) {
        after.run();
        return result;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return map.getAll(keys);
    }

    @Override
    public @Nullable Entry get(String key) {
        Entry entry = map.get(key);
        afterReading.run();
        return entry;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        before.run();
        return stepped(map.putAll(entries));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        before.run();
        return stepped(map.replace(key, expected, replacement));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        before.run();
        return stepped(map.removeAll(keys));
    }

    @Override
    public void clear() {
        before.run();
        map.clear();
        after.run();
    }

    @Override
    public Stream<String> keys() {
        return map.keys();
    }

    @Override
    public void close() {
        map.close();
    }
}
