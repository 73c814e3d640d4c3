package dev.larder.internal.engine;

import dev.larder.AsyncLoader;
import dev.larder.CachePolicy;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One cache: its store, its stamps and the loads that are running, addressed by full keys. */
public final class CacheEngine {

    private final Store store;
    private final @Nullable RecentStore recent;
    private final @Nullable NearStore near;
    private final Stamps stamps;
    private final @Nullable Sharing sharing;
    private final EngineSettings settings;
    private final EngineContext context;
    private final Counters counters = new Counters();
    private final Flights flights = new Flights();
    private final Entries entries;
    private final Landings landings;
    private final Takeoffs takeoffs;
    private final Locks locks;

    /**
     * Begins with what the store holds.
     *
     * @param settings name, policy, whether callers share loads
     * @param store where entries are kept; closed by whoever opened it
     * @param context what all caches share
     */
    public CacheEngine(EngineSettings settings, Store store, EngineContext context) {
        this(settings, store, context, null);
    }

    /**
     * Begins with what the store holds, which other processes may see too.
     *
     * @param sharing what it has in common with those; {@code null}: nothing
     */
    CacheEngine(EngineSettings settings, Store store, EngineContext context, @Nullable Sharing sharing) {
        this.settings = settings;
        this.store = store;
        this.recent = store instanceof RecentStore known ? known : null;
        this.near = store instanceof NearStore known ? known : null;
        this.context = context;
        this.stamps = sharing == null ? new LocalStamps(context.shared().tags()) : sharing.stamps();
        this.sharing = sharing;
        this.entries = new Entries(this);
        this.landings = new Landings(this);
        this.takeoffs = new Takeoffs(this, sharing);
        this.locks = Locks.of(sharing, context.clock());
    }

    /** Reads a value or loads it: find, judge, then serve, or serve and refresh, or load. */
    <V extends @Nullable Object, X extends Exception> Outcome<V> fetch(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        Outcome<V> sure = sure(key, policy);
        if (sure != null) {
            return sure;
        }
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = judged(entry, now, policy);
        if (entry == null || verdict != Verdict.FRESH) {
            return fetched(new Fetch<>(this, key, policy.orElse(settings.policy()), loader), entry, now, verdict);
        }
        context.shared().loads().rise(entry.stamps());
        return served(entry, now, verdict);
    }

    /** The same for who wants the value alone: a fresh one is handed out without a word on how it came. */
    <V extends @Nullable Object, X extends Exception> V value(
            KeySpace keys, String own, CachePolicy policy, Loader<V, X> loader) throws X {
        Entry entry = policy.earlyRefresh() == null ? sure(keys, own) : null;
        if (entry == null) {
            return fetch(keys.full(own), policy, loader).value();
        }
        context.shared().loads().rise(entry.stamps());
        counters.hits.increment();
        return Outcomes.<V>value(entry.value());
    }

    /** A hit on what a near level found current a moment ago; {@code null} where more has to be asked. */
    private <V extends @Nullable Object> @Nullable Outcome<V> sure(String key, CachePolicy policy) {
        NearStore.Sure sure = near == null ? null : near.sure(key, policy);
        if (sure == null) {
            return null;
        }
        context.shared().loads().rise(sure.entry().stamps());
        return served(sure.entry(), sure.now(), Verdict.FRESH);
    }

    /** What was read a moment ago, if it is fresh whatever the dice say; {@code null} where more has to be asked. */
    @Nullable
    Entry sure(KeySpace keys, String own) {
        if (near != null) {
            return near.sure(keys, own);
        }
        Entry entry =
                recent == null ? null : recent.sure(keys, own, context.clock().millis());
        return isCurrent(entry) ? entry : null;
    }

    /** What may be done with an entry, the dice for an early refresh thrown. */
    Verdict judged(@Nullable Entry entry, Instant now, CachePolicy policy) {
        CachePolicy deciding = policy.earlyRefresh() == null ? settings.policy() : policy;
        return Verdict.of(entry, isCurrent(entry), now, Verdict.Draw.of(entry, deciding, context.dice()));
    }

    private <V extends @Nullable Object, X extends Exception> Outcome<V> fetched(
            Fetch<V, X> fetch, @Nullable Entry entry, Instant now, Verdict verdict) throws X {
        if (entry == null || verdict == Verdict.STALE_ON_ERROR || verdict == Verdict.GONE) {
            return fetch.outcome(entry);
        }
        fetch.refreshBehind(entry);
        context.shared().loads().rise(entry.stamps());
        return served(entry, now, verdict);
    }

    /** The same in two steps; a stale value is refreshed by its finder, since nobody else could. */
    <V extends @Nullable Object> OpenFetch<V> begin(String key, CachePolicy policy) {
        Outcome<V> sure = sure(key, policy);
        if (sure != null) {
            return new SettledFetch<>(sure);
        }
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = judged(entry, now, policy);
        if (entry == null || verdict == Verdict.STALE_ON_ERROR || verdict == Verdict.GONE) {
            return this.<V>stepwise(key, policy).load(entry);
        }
        if (verdict != Verdict.FRESH) {
            StepwiseFetch<V> fetch = stepwise(key, policy);
            if (fetch.refresh(entry)) {
                return fetch;
            }
        }
        context.shared().loads().rise(entry.stamps());
        return new SettledFetch<>(served(entry, now, verdict));
    }

    private <V extends @Nullable Object> StepwiseFetch<V> stepwise(String key, CachePolicy policy) {
        return new StepwiseFetch<>(this, key, policy.orElse(settings.policy()));
    }

    /** A load although there may be something fresh. */
    <V extends @Nullable Object> OpenFetch<V> beginRefresh(String key, CachePolicy policy) {
        return this.<V>stepwise(key, policy).renew(store.get(key));
    }

    /** The same without a waiting thread; runs on the executor, for a caller who may be in the middle of a load himself. */
    <V extends @Nullable Object> CompletableFuture<Outcome<V>> fetchAsync(
            String key, CachePolicy policy, AsyncLoader<V> loader, Loads.@Nullable Scope caller) {
        Entry entry = store.get(key);
        Instant now = context.clock().instant();
        Verdict verdict = judged(entry, now, policy);
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

    /** A load although there may be something fresh, without a waiting thread. */
    <V extends @Nullable Object> CompletableFuture<Outcome<V>> refreshAsync(
            String key, CachePolicy policy, AsyncLoader<V> loader, Loads.@Nullable Scope caller) {
        return new AsyncFetch<>(this, key, policy.orElse(settings.policy()), loader).anew(store.get(key), caller);
    }

    /** What is served at once: fresh, or stale while somebody refreshes it. */
    <V extends @Nullable Object> Outcome<V> served(Entry entry, Instant now, Verdict verdict) {
        boolean stale = verdict == Verdict.STALE_SERVABLE;
        (stale ? counters.staleHits : counters.hits).increment();
        return Outcomes.of(entry, now, stale ? Outcome.How.STALE : Outcome.How.HIT);
    }

    boolean isCurrent(@Nullable Entry entry) {
        return entry != null && stamps.areCurrent(entry.stamps());
    }

    void clear() {
        stamps.clear();
        store.clear();
    }

    Flight.Start start(Collection<String> tags) {
        long position = stamps.position();
        return new Flight.Start(position, stamps.capture(tags), context.clock().instant());
    }

    Entries entries() {
        return entries;
    }

    Store store() {
        return store;
    }

    /** The store without what this process holds of it. */
    Store far() {
        return sharing == null ? store : sharing.far();
    }

    boolean isShared() {
        return sharing != null;
    }

    /** What is done before loads begin. */
    Takeoffs takeoffs() {
        return takeoffs;
    }

    Locks locks() {
        return locks;
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
