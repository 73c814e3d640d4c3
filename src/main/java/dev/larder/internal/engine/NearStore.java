package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of this process in front of a shared one: what was read is held as it is, until its key changes or its time is over.
 *
 * <p>What was also found current is served for up to a second without a look at the store or at the stamps, while no key or tag of
 * it can have changed: see {@link NearEntries.Known}.
 */
final class NearStore implements Store {

    private final NearLevel level;
    private final NearEntries found;
    private final Store near;
    private final Store far;
    private final Changes changes;
    private final TagSlots keys;
    private final NearTimes times;
    private final LongSupplier nanoTime;
    private final SharedStamps stamps;

    /** An entry as it was read, the position in the changes of keys before that, and when its time is over. */
    private record Held(Entry entry, long position, long end) {}

    /**
     * Begins with what the level holds.
     *
     * @param level of this process
     * @param far tells of its changes
     * @param changes what is told, here and elsewhere
     */
    NearStore(NearLevel level, Store far, Changes changes, NearTimes times) {
        this.level = level;
        this.found = level.found();
        this.near = level.store();
        this.far = far;
        this.changes = changes;
        this.keys = changes.keys();
        this.times = times;
        this.nanoTime = times.nanoTime();
        this.stamps = times.stamps();
    }

    /**
     * What is current, and fresh whatever the dice say.
     *
     * @param now the time of entries
     */
    record Sure(Entry entry, Instant now) {}

    /** The entry of a caller's key if it is current, and fresh whatever the dice say; {@code null} where more has to be asked. */
    @Nullable
    Entry sure(KeySpace space, String own) {
        NearEntries.Known known = found.at(space.hash(own));
        return known != null && !known.isDue(nanoTime.getAsLong()) && known.isOf(space, own) ? sure(known) : null;
    }

    /** The same by the full key, with the time, for who would else have to read one more clock. */
    @Nullable
    Sure sure(String key, CachePolicy policy) {
        NearEntries.Known known = found.at(key.hashCode());
        if (known == null || !known.key().equals(key)) {
            return null;
        }
        long nanos = nanoTime.getAsLong();
        Entry entry = known.isDue(nanos) ? null : sure(known);
        return entry == null ? null : sure(entry, known.at(nanos), policy.earlyRefresh());
    }

    /** A caller may ask for earlier refreshing than the cache does. */
    private static @Nullable Sure sure(Entry entry, Instant now, @Nullable Double beta) {
        return beta == null || now.toEpochMilli() < Verdict.sureUntil(entry, beta) ? new Sure(entry, now) : null;
    }

    private @Nullable Entry sure(NearEntries.Known known) {
        Object sight = stamps.sight();
        Entry entry = known.isOlderThanItsKey(keys) ? null : known.get();
        if (entry == null || known.isCurrentBy(sight)) {
            return entry;
        }
        if (!stamps.areCurrent(entry.stamps())) {
            return null;
        }
        known.isCurrentNowBy(sight);
        return entry;
    }

    @Override
    public @Nullable Entry get(String key) {
        Held held = held(key);
        if (held != null) {
            find(key, held);
            return held.entry();
        }
        long position = keys.position();
        Entry read = far.get(key);
        if (read != null) {
            near.putAll(Map.of(key, holding(read, position)));
        }
        return read;
    }

    private @Nullable Held held(String key) {
        Entry kept = near.get(key);
        return kept != null
                        && kept.value() instanceof Held held
                        && nanoTime.getAsLong() - held.end() < 0
                        && !keys.isInvalidatedSince(held.position(), key)
                ? held
                : null;
    }

    /** Remembers what is held, if it is current. */
    private void find(String key, Held held) {
        Object sight = stamps.sight();
        NearTimes.Look look = times.look();
        Entry entry = held.entry();
        if (stamps.areCurrent(entry.stamps())) {
            long until = times.until(entry, level.beta(), look, held.end());
            NearEntries.Current current = new NearEntries.Current(look, until, sight);
            found.put(new NearEntries.Known(key, entry, held.position(), current));
        }
    }

    private Entry holding(Entry entry, long position) {
        Held held = new Held(entry, position, nanoTime.getAsLong() + level.ttlNanos());
        return new Entry(held, entry.lifetime(), List.of(), Duration.ZERO);
    }

    /** How often nobody knew what had changed, so that nothing held was believed any more. */
    long clearings() {
        return changes.clearings();
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> wanted) {
        Map<String, Entry> found = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String key : wanted) {
            Held held = held(key);
            if (held == null) {
                missing.add(key);
            } else {
                found.put(key, held.entry());
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
        level.clear();
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
        level.close();
        far.close();
    }
}
