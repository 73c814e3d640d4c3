package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the entries of one cache besides loading them.
 *
 * <p>A write or removal supersedes the loads of its key before and after: one that ran already must not land on it, and one that began
 * meanwhile found what is no longer held.
 */
final class Entries {

    private static final int MOST_ATTEMPTS = 10_000;

    /** In a row, of an entry that has not changed: a tenth of a second. Less may be a replica that lags behind. */
    private static final int MOST_REFUSALS = 100;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CacheEngine engine;

    Entries(CacheEngine engine) {
        this.engine = engine;
    }

    /** The entry if it is fresh; what is only fit to be served stale is for {@link CacheEngine#fetch}. */
    @Nullable
    Entry fresh(@Nullable Entry entry) {
        Verdict verdict = Verdict.of(
                entry, engine.isCurrent(entry), engine.context().clock().instant(), Verdict.Draw.NEVER);
        return verdict == Verdict.FRESH ? entry : null;
    }

    /** Looks a key up for a caller: counts, and gives the tags to the load that uses the value. */
    @Nullable
    Entry read(KeySpace keys, String own) {
        Entry sure = engine.sure(keys, own);
        return counted(sure != null ? sure : fresh(engine.store().get(keys.full(own))));
    }

    private @Nullable Entry counted(@Nullable Entry entry) {
        if (entry == null) {
            engine.counters().misses.increment();
        } else {
            engine.counters().hits.increment();
            engine.loads().rise(entry.stamps());
        }
        return entry;
    }

    Map<String, Entry> readAll(Collection<String> keys) {
        Map<String, Entry> held = keys.isEmpty() ? Map.of() : engine.store().getAll(keys);
        Map<String, Entry> readable = new LinkedHashMap<>();
        for (String key : keys) {
            Entry entry = counted(fresh(held.get(key)));
            if (entry != null) {
                readable.put(key, entry);
            }
        }
        return readable;
    }

    /** The entry as it is, uncounted. */
    @Nullable
    Entry peek(String key) {
        return fresh(engine.store().get(key));
    }

    /** The entry if it may be served at all, fresh or stale; uncounted. */
    @Nullable
    Entry servable(String key) {
        Entry entry = engine.store().get(key);
        Verdict verdict = Verdict.of(
                entry, engine.isCurrent(entry), engine.context().clock().instant(), Verdict.Draw.NEVER);
        return verdict == Verdict.GONE ? null : entry;
    }

    /** A value that is given, not loaded; {@code null} when its lifetime is zero or less. */
    @Nullable
    Entry given(@Nullable Object value, CachePolicy policy) {
        CachePolicy complete = policy.orElse(engine.settings().policy());
        List<Stamp> captured = engine.stamps().capture(complete.tags());
        return Moments.lifetime(
                        complete,
                        engine.context().clock().instant(),
                        engine.context().dice().getAsDouble())
                .map(life -> new Entry(value, life, captured, Duration.ZERO))
                .orElse(null);
    }

    /** Writes an entry, or removes what is held when there is none to write. */
    void write(String key, @Nullable Entry entry) {
        engine.flights().supersede(key);
        if (entry == null) {
            removeAll(Set.of(key));
        } else {
            engine.store().putAll(Map.of(key, entry));
        }
        engine.flights().supersede(key);
    }

    Set<String> writeAll(Map<String, Entry> entries) {
        entries.keySet().forEach(engine.flights()::supersede);
        Set<String> failed = engine.store().putAll(entries);
        entries.keySet().forEach(engine.flights()::supersede);
        return failed;
    }

    /** Writes an entry where none is readable. */
    boolean writeIfAbsent(String key, @Nullable Entry entry) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Entry held = engine.store().get(key);
            if (fresh(held) != null) {
                return false;
            }
            if (entry == null) {
                return true;
            }
            if (replaces(key, held, entry)) {
                return true;
            }
            if (held == null && engine.store().get(key) == null) {
                return false; // the backend is out of order: it neither has the key nor takes it
            }
        }
        return false;
    }

    /** A load from before must not land on what is written here, and one that begins meanwhile found what is no longer held. */
    private boolean replaces(String key, @Nullable Entry held, @Nullable Entry entry) {
        engine.flights().supersede(key);
        boolean replaced = engine.store().replace(key, held, entry == null ? left() : entry);
        engine.flights().supersede(key);
        return replaced;
    }

    /**
     * Replaces a readable entry by what is made of it, atomically.
     *
     * @param change makes the new entry of the held one; {@code null} removes it
     * @return the entry that was replaced; {@code null} when there was none
     */
    @Nullable
    Entry update(String key, Function<Entry, @Nullable Entry> change) {
        Entry before = null;
        int refusals = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Entry held = peek(key);
            refusals = held != null && held.equals(before) ? refusals + 1 : 0;
            if (held == null || refusals == MOST_REFUSALS) {
                return null; // where nothing has changed, the backend takes nothing: as if it were out
            }
            before = held;
            if (replaces(key, held, change.apply(held))) {
                return held;
            }
            if (refusals > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IllegalStateException(
                "cache '" + engine.settings().name() + "' (backend): an entry cannot be replaced; it changed "
                        + MOST_ATTEMPTS + " times meanwhile. Look for a counter that too many callers share.");
    }

    /** Removes entries; answers which of them were readable. */
    Set<String> remove(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        keys.forEach(engine.flights()::supersede);
        Map<String, Entry> held = new LinkedHashMap<>(engine.far().getAll(keys));
        held.values().removeIf(entry -> fresh(entry) == null);
        held.keySet().retainAll(removeAll(keys));
        return held.keySet();
    }

    /** Removes entries; answers which of them may have been held. */
    private Set<String> removeAll(Collection<String> keys) {
        if (!engine.isShared()) {
            return engine.store().removeAll(keys);
        }
        Map<String, Entry> graves = new LinkedHashMap<>();
        keys.forEach(key -> graves.put(key, Grave.at(engine.context().clock().instant())));
        Set<String> removed = new LinkedHashSet<>(graves.keySet());
        removed.removeAll(engine.store().putAll(graves));
        return removed;
    }

    /** What a removal leaves. */
    private @Nullable Entry left() {
        return engine.isShared() ? Grave.at(engine.context().clock().instant()) : null;
    }
}
