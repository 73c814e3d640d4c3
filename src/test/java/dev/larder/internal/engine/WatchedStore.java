package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.MapStore;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A map that counts its readers, and in the middle of whose operations something else may happen once. */
final class WatchedStore implements Store {

    private static final Runnable NOTHING = () -> {};

    private final MapStore map = new MapStore();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Runnable afterReading = NOTHING;
    private volatile Runnable beforeWriting = NOTHING;

    int reads() {
        return reads.get();
    }

    void afterReading(Runnable once) {
        afterReading = once;
    }

    void beforeWriting(Runnable once) {
        beforeWriting = once;
    }

    private void write() {
        Runnable once = beforeWriting;
        beforeWriting = NOTHING;
        once.run();
    }

    @Override
    public @Nullable Entry get(String key) {
        reads.incrementAndGet();
        Entry entry = map.get(key);
        Runnable once = afterReading;
        afterReading = NOTHING;
        once.run();
        return entry;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        return map.getAll(keys);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        write();
        return map.putAll(entries);
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        write();
        return map.replace(key, expected, replacement);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        write();
        return map.removeAll(keys);
    }

    @Override
    public void clear() {
        write();
        map.clear();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        map.close();
    }
}
