package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a cache that only this process sees. Not among its entries, where the bounds of the cache could drop them.
 *
 * <p>Locks whose holders were lost are dropped by those who come later, so there are few of them at any time.
 */
final class LockTable implements LockPlace {

    private static final int FEW = 100;

    private final Clock clock;
    private final ConcurrentMap<String, Entry> held = new ConcurrentHashMap<>();

    LockTable(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Entry get(String key) {
        return held.get(key);
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        if (expected == null) {
            return replacement == null ? !held.containsKey(key) : add(key, replacement);
        }
        return replacement == null ? held.remove(key, expected) : held.replace(key, expected, replacement);
    }

    private boolean add(String key, Entry lock) {
        if (held.size() >= FEW) {
            held.values().removeIf(other -> Locks.isOver(other, clock.instant()));
        }
        return held.putIfAbsent(key, lock) == null;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    int size() {
        return held.size();
    }
}
