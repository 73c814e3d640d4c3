package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Loader;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One call of {@code fetch} that found nothing it could just serve. */
final class Fetch<V extends @Nullable Object, X extends Exception> {

    private final CacheEngine engine;
    private final String key;
    private final CachePolicy policy;
    private final Loader<V, X> loader;
    private final FlightWait waiting;

    /**
     * Begins.
     *
     * @param policy complete: the caller's, else the cache's
     */
    Fetch(CacheEngine engine, String key, CachePolicy policy, Loader<V, X> loader) {
        this.engine = engine;
        this.key = key;
        this.policy = policy;
        this.loader = loader;
        this.waiting = new FlightWait(engine, policy);
    }

    /** Leads a load or waits for somebody else's, as often as what it waited for turns out to be invalidated meanwhile. */
    Outcome<V> outcome(@Nullable Entry found) throws X {
        Settling<V> settling = new Settling<>(engine, policy, engine.loads().current());
        Clearance<V> clearance = clearance(found, settling);
        Flight flight = clearance.flight();
        if (flight == null) {
            return clearance.settled();
        }
        return settling.outcome(flyBounded(flight, clearance.old()), clearance.old(), false);
    }

    /**
     * What a caller may do.
     *
     * @param flight the load to carry out, or {@code null}
     * @param old what the load replaces
     * @param outcome what the fetch came to where there is no load to carry out
     */
    record Clearance<V extends @Nullable Object>(
            @Nullable Flight flight,
            @Nullable Entry old,
            @Nullable Outcome<V> outcome) {

        Outcome<V> settled() {
            return Objects.requireNonNull(outcome);
        }
    }

    /** Waits until there is an outcome or it is this caller's turn to load. */
    Clearance<V> clearance(@Nullable Entry found, Settling<V> settling) {
        Entry old = found;
        long begun = System.nanoTime();
        while (collapses()) {
            if (engine.landings().isBackingOff(key) && settling.isServable(old)) {
                return settled(settling.stale(old, Reasons.BACK_OFF));
            }
            Flight mine = takeOff();
            Flight flight = engine.flights().joinOrLead(mine);
            if (flight == mine) {
                return lead(mine, old, settling, begun);
            }
            Landing landing = waiting.landing(key, flight, begun);
            if (landing == null || landing instanceof Landing.OwnOnly) {
                break;
            }
            if (landing instanceof Landing.Left) {
                continue;
            }
            if (settling.isUsable(landing)) {
                return settled(settling.outcome(landing, old, true));
            }
            old = engine.entries().peek(key);
            if (old != null) {
                return settled(settling.hit(old));
            }
        }
        return alone(old);
    }

    /** The same for one who wants it loaded anew: only what somebody else is loading meanwhile is as good. */
    Clearance<V> renewal(@Nullable Entry old, Settling<V> settling) {
        long begun = System.nanoTime();
        while (collapses()) {
            Flight mine = takeOff();
            Flight flight = engine.flights().joinOrLead(mine);
            if (flight == mine) {
                return new Clearance<>(mine, old, null);
            }
            Landing landing = waiting.landing(key, flight, begun);
            if (landing == null || landing instanceof Landing.OwnOnly) {
                break;
            }
            if (!(landing instanceof Landing.Left) && settling.isUsable(landing)) {
                return settled(settling.outcome(landing, old, true));
            }
        }
        return alone(old);
    }

    private Clearance<V> alone(@Nullable Entry old) {
        Flight alone = takeOff();
        engine.flights().begin(alone);
        return new Clearance<>(alone, old, null);
    }

    private static <V extends @Nullable Object> Clearance<V> settled(Outcome<V> outcome) {
        return new Clearance<>(null, null, outcome);
    }

    private boolean collapses() {
        return engine.settings().collapsing()
                && Moments.isPositive(policy.lockWait())
                && !engine.landings().isUncollapsed(key);
    }

    private Clearance<V> lead(Flight flight, @Nullable Entry old, Settling<V> settling, long begun) {
        Entry again =
                engine.takeoffs().arrived(flight, () -> waiting.remaining(begun)); // somebody may have landed before
        if (again != null) {
            engine.landings().end(flight, new Landing.Landed(again, null));
            return settled(settling.hit(again));
        }
        return new Clearance<>(flight, old, null);
    }

    /** A flight to load with, unless somebody else is loading or it failed a moment ago: nobody waits here. */
    @Nullable
    Flight leading() {
        if (engine.landings().isBackingOff(key)) {
            return null;
        }
        Flight flight = takeOff();
        if (!collapses()) {
            engine.flights().begin(flight);
            return flight;
        }
        return engine.flights().leadsAlone(flight) ? flight : null;
    }

    /** Refreshes where nobody waits, unless somebody does so already. */
    void refreshBehind(Entry old) {
        Flight flight = refreshing(old);
        if (flight == null) {
            return;
        }
        var own = loader.refreshExecutor();
        try {
            (own == null ? engine.context().executor() : own).execute(() -> reportFailure(fly(flight, old)));
        } catch (RejectedExecutionException e) {
            engine.landings().crash(flight, new EntryDraft(null, () -> {}), policy, e);
            engine.landings().failures().begins(e);
        }
    }

    /** A flight to refresh with, unless somebody does so already or it failed a moment ago. */
    @Nullable
    Flight refreshing(Entry old) {
        if (engine.landings().isBackingOff(key)) {
            return null;
        }
        Flight flight = takeOff();
        return engine.flights().leadsAlone(flight)
                        && engine.takeoffs().mayRefresh(flight)
                        && engine.landings().isStillDue(flight, old)
                ? flight
                : null;
    }

    CachePolicy policy() {
        return policy;
    }

    private void reportFailure(Landing landing) {
        if (landing instanceof Landing.Crashed crashed) {
            engine.landings().failures().begins(crashed.failure());
        }
    }

    private Flight takeOff() {
        return new Flight(key, engine.start(policy.tags()));
    }

    /** Flies in this thread, or, where the policy bounds the time, in another one while this one waits no longer than that. */
    private Landing flyBounded(Flight flight, @Nullable Entry old) {
        Duration bound = new Settling<V>(engine, policy, null).bound(old);
        if (bound == null) {
            return fly(flight, old);
        }
        Chain chain = waiting.chain();
        chain.awaits(flight); // before it begins: what it asks for may not wait for this caller's own load
        try {
            CompletableFuture<Landing> result = new CompletableFuture<>();
            engine.context().executor().execute(() -> result.complete(fly(flight, old)));
            return awaited(result, old, bound);
        } catch (RejectedExecutionException e) {
            return fly(flight, old); // no thread to be had: an unbounded load is better than none
        } finally {
            chain.waitsNoMore(flight);
        }
    }

    private Landing awaited(CompletableFuture<Landing> result, @Nullable Entry old, Duration bound) {
        Settling<V> settling = new Settling<>(engine, policy, null);
        long begun = System.nanoTime();
        Landing landing = FlightWait.within(result, Waits.nanos(bound));
        if (landing == null && settling.isServable(old)) {
            return new Landing.Late();
        }
        if (landing == null) { // the old value was invalidated meanwhile: as if there had been none
            Duration hard = settling.bound(null);
            long left = Waits.nanos(hard == null ? Cache.FOREVER : hard) - (System.nanoTime() - begun);
            landing = FlightWait.within(result, left);
        }
        return landing == null ? settling.timedOut() : landing;
    }

    private Landing fly(Flight flight, @Nullable Entry old) {
        OpenLoad load = OpenLoad.begin(engine, flight, policy, old);
        V value;
        try {
            value = loader.load(load.draft());
        } catch (Throwable failure) { // an Error too must not leave others waiting; it goes on to the caller
            return load.crash(failure);
        }
        return load.land(value);
    }
}
