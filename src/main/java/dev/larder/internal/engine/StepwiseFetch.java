package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Fetch} for a caller who computes between two calls. */
final class StepwiseFetch<V extends @Nullable Object> implements OpenFetch<V> {

    private final CacheEngine engine;
    private final Fetch<V, RuntimeException> fetch;
    private final Settling<V> settling;
    private @Nullable OpenLoad load;
    private @Nullable Entry old;
    private @Nullable Outcome<V> outcome;
    private boolean meanwhile;

    StepwiseFetch(CacheEngine engine, String key, CachePolicy policy) {
        this.engine = engine;
        this.fetch = new Fetch<>(engine, key, policy, draft -> {
            throw new IllegalStateException("the caller loads");
        });
        this.settling = new Settling<>(engine, policy, engine.loads().current());
    }

    private StepwiseFetch(StepwiseFetch<V> begun, OpenLoad load) {
        this.engine = begun.engine;
        this.fetch = begun.fetch;
        this.settling = begun.settling;
        this.old = begun.old;
        this.load = load;
    }

    /** Waits for somebody else's load, or begins one. */
    StepwiseFetch<V> load(@Nullable Entry found) {
        return cleared(fetch.clearance(found, settling));
    }

    /** Begins a load although there may be something fresh, or waits for somebody else's. */
    StepwiseFetch<V> renew(@Nullable Entry found) {
        return cleared(fetch.renewal(found, settling));
    }

    private StepwiseFetch<V> cleared(Fetch.Clearance<V> clearance) {
        Flight flight = clearance.flight();
        return flight == null ? settled(clearance.settled()) : open(flight, clearance.old());
    }

    /** Begins to refresh, unless somebody does so already or it failed a moment ago. */
    boolean refresh(Entry stale) {
        Flight flight = fetch.refreshing(stale);
        if (flight != null) {
            open(flight, stale);
            meanwhile = true;
        }
        return flight != null;
    }

    private StepwiseFetch<V> open(Flight flight, @Nullable Entry replaced) {
        old = replaced;
        load = OpenLoad.begin(engine, flight, fetch.policy(), replaced);
        return this;
    }

    private StepwiseFetch<V> settled(Outcome<V> come) {
        outcome = come;
        return this;
    }

    @Override
    public Optional<Outcome<V>> outcome() {
        return Optional.ofNullable(outcome);
    }

    @Override
    public Optional<Outcome<V>> stale() {
        return load == null || !meanwhile ? Optional.empty() : settling.meanwhile(old);
    }

    @Override
    public Optional<Outcome<V>> fallback() {
        return load == null ? Optional.empty() : settling.fallback(old);
    }

    @Override
    public Draft draft() {
        return running().draft();
    }

    @Override
    public Outcome<V> complete(V value) {
        return ended(running().land(value));
    }

    @Override
    public <X extends Throwable> Outcome<V> fail(X failure) throws X {
        if (load == null) {
            throw failure;
        }
        return ended(load.crash(failure));
    }

    @Override
    public OpenFetch<V> detach() {
        OpenLoad detached = running().detached();
        load = null;
        return new StepwiseFetch<>(this, detached);
    }

    @Override
    public Runnable within(Runnable work) {
        return running().within(work);
    }

    @Override
    public void letGo() {
        engine.landings().release(running().flight());
    }

    @Override
    public void whileAwaited(Runnable check) {
        running().flight().check(check);
    }

    @Override
    public void close() {
        if (load != null) {
            load.abandon();
            load = null;
            engine.counters().misses.increment();
        }
    }

    private Outcome<V> ended(Landing landing) {
        load = null;
        Outcome<V> come = settling.outcome(landing, old, false);
        outcome = come;
        return come;
    }

    private OpenLoad running() {
        if (load == null) {
            throw SettledFetch.nothingToCompute();
        }
        return load;
    }
}
