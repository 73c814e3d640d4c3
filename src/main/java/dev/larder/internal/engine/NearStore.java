package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store of this process in front of a shared one: what was read is held as it is, until its key changes or its time is over. */
final class NearStore implements Store {

    private final Store near;
    private final Store far;
    private final TagSlots keys;
    private final Bound bound;

    /**
     * How long an entry is believed at most.
     *
     * @param time from when it was read
     */
    record Bound(Duration time, Clock clock) {

        long end() {
            return clock.millis() + time.toMillis();
        }
    }

    /** An entry as it was read, the position in the changes of keys before that, and the millisecond when its time is over. */
    private record Held(Entry entry, long position, long end) {}

    /**
     * Begins with nothing held.
     *
     * @param near of this process, by reference
     * @param far tells of its changes
     * @param keys the changes
     */
    NearStore(Store near, Store far, TagSlots keys, Bound bound) {
        this.near = near;
        this.far = far;
        this.keys = keys;
        this.bound = bound;
    }

    @Override
    public @Nullable Entry get(String key) {
        Entry held = held(key);
        if (held != null) {
            return held;
        }
        long position = keys.position();
        Entry read = far.get(key);
        if (read != null) {
            near.putAll(Map.of(key, holding(read, position)));
        }
        return read;
    }

    private @Nullable Entry held(String key) {
        Entry kept = near.get(key);
        return kept != null
                        && kept.value() instanceof Held held
                        && bound.clock().millis() < held.end()
                        && !keys.isInvalidatedSince(held.position(), key)
                ? held.entry()
                : null;
    }

    private Entry holding(Entry entry, long position) {
        return new Entry(new Held(entry, position, bound.end()), entry.lifetime(), List.of(), Duration.ZERO);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> wanted) {
        Map<String, Entry> found = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String key : wanted) {
            Entry held = held(key);
            if (held == null) {
                missing.add(key);
            } else {
                found.put(key, held);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(read(missing));
        }
        return found;
    }

    private Map<String, Entry> read(Set<String> missing) {
        long position = keys.position();
        Map<String, Entry> read = far.getAll(missing);
        Map<String, Entry> holding = new HashMap<>();
        read.forEach((key, entry) -> holding.put(key, holding(entry, position)));
        near.putAll(holding);
        return read;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        return far.putAll(entries);
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        return far.replace(key, expected, replacement);
    }

    @Override
    public Set<String> removeAll(Collection<String> unwanted) {
        return far.removeAll(unwanted);
    }

    @Override
    public void clear() {
        far.clear();
        near.clear();
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
        near.close();
        far.close();
    }
}
