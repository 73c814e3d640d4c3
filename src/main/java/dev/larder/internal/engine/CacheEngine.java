package dev.larder.internal.engine;

import dev.larder.AsyncLoader;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import dev.larder.spi.Stamp;
import dev.larder.spi.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One cache: its store, its stamps and the loads that are running, addressed by full keys. */
public final class CacheEngine {

    private static final int MOST_ATTEMPTS = 10_000;

    private final Store store;
    private final Stamps stamps;
    private final EngineSettings settings;
    private final EngineContext context;
    private final Counters counters = new Counters();
    private final Flights flights = new Flights();
    private final Landings landings;

    /**
     * Begins with what the store holds.
     *
     * @param settings name, policy, whether callers share loads
     * @param store where entries are kept; closed by whoever opened it
     * @param context what all caches share
     */
    public CacheEngine(EngineSettings settings, Store store, EngineContext context) {
        this.settings = settings;
        this.store = store;
        this.context = context;
        this.stamps = new LocalStamps(context.shared().tags());
        this.landings = new Landings(this);
    }

    /** Reads a value or loads it: find, judge, then serve, or serve and refresh, or load. */
    <V extends @Nullable Object, X extends Exception> Outcome<V> fetch(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = Verdict.of(entry, isCurrent(entry), now, draw(entry, policy));
        if (entry == null || verdict == Verdict.STALE_ON_ERROR || verdict == Verdict.GONE) {
            return new Fetch<>(this, key, policy.orElse(settings.policy()), loader).outcome(entry);
        }
        if (verdict != Verdict.FRESH) {
            new Fetch<>(this, key, policy.orElse(settings.policy()), loader).refreshBehind(entry);
        }
        context.shared().loads().rise(entry.stamps());
        return served(entry, now, verdict);
    }

    /** The same in two steps; a stale value is refreshed by its finder, since nobody else could. */
    <V extends @Nullable Object> OpenFetch<V> begin(String key, CachePolicy policy, UnaryOperator<Draft> ownKeys) {
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = Verdict.of(entry, isCurrent(entry), now, draw(entry, policy));
        StepwiseFetch<V> fetch = new StepwiseFetch<>(this, key, policy.orElse(settings.policy()), ownKeys);
        if (entry == null || verdict == Verdict.STALE_ON_ERROR || verdict == Verdict.GONE) {
            return fetch.load(entry);
        }
        if (verdict != Verdict.FRESH && fetch.refresh(entry)) {
            return fetch;
        }
        context.shared().loads().rise(entry.stamps());
        return fetch.settled(served(entry, now, verdict));
    }

    /** The same without a waiting thread; runs on the executor, for a caller who may be in the middle of a load himself. */
    <V extends @Nullable Object> CompletableFuture<Outcome<V>> fetchAsync(
            String key, CachePolicy policy, AsyncLoader<V> loader, Loads.@Nullable Scope caller) {
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = Verdict.of(entry, isCurrent(entry), now, draw(entry, policy));
        AsyncFetch<V> fetch = new AsyncFetch<>(this, key, policy.orElse(settings.policy()), loader);
        if (entry == null || verdict == Verdict.STALE_ON_ERROR || verdict == Verdict.GONE) {
            return fetch.outcome(entry, caller);
        }
        if (verdict != Verdict.FRESH) {
            fetch.refreshBehind(entry);
        }
        if (caller != null) {
            caller.draft().rise(entry.stamps());
        }
        return CompletableFuture.completedFuture(served(entry, now, verdict));
    }

    private <V extends @Nullable Object> Outcome<V> served(Entry entry, Instant now, Verdict verdict) {
        boolean stale = verdict == Verdict.STALE_SERVABLE;
        (stale ? counters.staleHits : counters.hits).increment();
        return Outcomes.of(entry, now, stale ? Outcome.How.STALE : Outcome.How.HIT);
    }

    private Verdict.Draw draw(@Nullable Entry entry, CachePolicy policy) {
        if (entry == null || entry.loadTime().isZero()) {
            return Verdict.Draw.NEVER;
        }
        Double beta = policy.earlyRefresh() == null ? settings.policy().earlyRefresh() : policy.earlyRefresh();
        return new Verdict.Draw(beta == null ? 1 : beta, context.dice().getAsDouble());
    }

    private boolean isCurrent(@Nullable Entry entry) {
        return entry != null && stamps.areCurrent(entry.stamps());
    }

    /** The entry if it is fresh; what is only fit to be served stale is for {@link #fetch}. */
    @Nullable
    Entry fresh(@Nullable Entry entry) {
        Verdict verdict = Verdict.of(entry, isCurrent(entry), context.clock().instant(), Verdict.Draw.NEVER);
        return verdict == Verdict.FRESH ? entry : null;
    }

    /** Looks a key up for a caller: counts, and gives the tags to the load that uses the value. */
    @Nullable
    Entry read(String key) {
        return counted(fresh(store.get(key)));
    }

    private @Nullable Entry counted(@Nullable Entry entry) {
        if (entry == null) {
            counters.misses.increment();
        } else {
            counters.hits.increment();
            context.shared().loads().rise(entry.stamps());
        }
        return entry;
    }

    Map<String, Entry> readAll(Collection<String> keys) {
        Map<String, Entry> held = keys.isEmpty() ? Map.of() : store.getAll(keys);
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
        return fresh(store.get(key));
    }

    /** The entry if it may be served at all, fresh or stale; uncounted. */
    @Nullable
    Entry servable(String key) {
        Entry entry = store.get(key);
        Verdict verdict = Verdict.of(entry, isCurrent(entry), context.clock().instant(), Verdict.Draw.NEVER);
        return verdict == Verdict.GONE ? null : entry;
    }

    /** A value that is given, not loaded; {@code null} when its lifetime is zero or less. */
    @Nullable
    Entry given(@Nullable Object value, CachePolicy policy) {
        CachePolicy complete = policy.orElse(settings.policy());
        List<Stamp> captured = stamps.capture(complete.tags());
        return Moments.lifetime(
                        complete, context.clock().instant(), context.dice().getAsDouble())
                .map(life -> new Entry(value, life, captured, Duration.ZERO))
                .orElse(null);
    }

    /** Writes an entry, or removes what is held when there is none to write. */
    void write(String key, @Nullable Entry entry) {
        flights.supersede(key);
        if (entry == null) {
            store.removeAll(List.of(key));
        } else {
            store.putAll(Map.of(key, entry));
        }
    }

    Set<String> writeAll(Map<String, Entry> entries) {
        entries.keySet().forEach(flights::supersede);
        return store.putAll(entries);
    }

    /** Writes an entry where none is readable. */
    boolean writeIfAbsent(String key, @Nullable Entry entry) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Entry held = store.get(key);
            if (fresh(held) != null) {
                return false;
            }
            if (entry == null) {
                return true;
            }
            if (replaces(key, held, entry)) {
                return true;
            }
            if (held == null && store.get(key) == null) {
                return false; // the backend is out of order: it neither has the key nor takes it
            }
        }
        return false;
    }

    /** A load from before must not land on what is written here, and one that begins meanwhile found what is no longer held. */
    private boolean replaces(String key, @Nullable Entry held, @Nullable Entry entry) {
        flights.supersede(key);
        boolean replaced = store.replace(key, held, entry);
        flights.supersede(key);
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
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Entry held = peek(key);
            if (held == null) {
                return null;
            }
            if (replaces(key, held, change.apply(held))) {
                return held;
            }
        }
        throw new IllegalStateException(
                "cache '" + settings.name() + "' (backend): an entry cannot be replaced; it changed " + MOST_ATTEMPTS
                        + " times meanwhile. Look for a counter that too many callers share.");
    }

    /** Removes entries; answers which of them were readable. */
    Set<String> remove(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        keys.forEach(flights::supersede);
        Map<String, Entry> held = store.getAll(keys);
        held.values().removeIf(entry -> fresh(entry) == null);
        Set<String> removed = store.removeAll(keys);
        held.keySet().retainAll(removed);
        return held.keySet();
    }

    void clear() {
        stamps.clear();
        store.clear();
    }

    Flight.Start start(Collection<String> tags) {
        long position = stamps.position();
        return new Flight.Start(position, stamps.capture(tags), context.clock().instant());
    }

    Store store() {
        return store;
    }

    Stamps stamps() {
        return stamps;
    }

    EngineSettings settings() {
        return settings;
    }

    EngineContext context() {
        return context;
    }

    Counters counters() {
        return counters;
    }

    Flights flights() {
        return flights;
    }

    Landings landings() {
        return landings;
    }

    Loads loads() {
        return context.shared().loads();
    }
}
