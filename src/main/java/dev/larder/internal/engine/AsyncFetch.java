package dev.larder.internal.engine;

import dev.larder.AsyncLoader;
import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call of the asynchronous {@code fetch} that found nothing it could just serve: {@link Fetch} without waiting threads. */
final class AsyncFetch<V extends @Nullable Object> {

    private final CacheEngine engine;
    private final String key;
    private final CachePolicy policy;
    private final AsyncLoader<V> loader;
    private final long begun = System.nanoTime();
    private boolean anew;

    AsyncFetch(CacheEngine engine, String key, CachePolicy policy, AsyncLoader<V> loader) {
        this.engine = engine;
        this.key = key;
        this.policy = policy;
        this.loader = loader;
    }

    /** A load although there may be something fresh: only what somebody else is loading meanwhile is as good. */
    CompletableFuture<Outcome<V>> anew(@Nullable Entry old, Loads.@Nullable Scope caller) {
        anew = true;
        return outcome(old, caller);
    }

    CompletableFuture<Outcome<V>> outcome(@Nullable Entry old, Loads.@Nullable Scope caller) {
        Settling<V> settling = new Settling<>(engine, policy, caller);
        boolean collapses = engine.settings().collapsing()
                && Moments.isPositive(policy.lockWait())
                && !engine.landings().isUncollapsed(key);
        if (collapses && !anew && engine.landings().isBackingOff(key) && settling.isServable(old)) {
            return CompletableFuture.completedFuture(settling.stale(old, Reasons.BACK_OFF));
        }
        Flight mine = new Flight(key, engine.start(policy.tags()));
        if (!collapses) {
            engine.flights().begin(mine);
            return flown(mine, old, caller);
        }
        Flight flight = engine.flights().joinOrLead(mine);
        return flight == mine ? lead(mine, old, caller) : join(flight, old, caller);
    }

    private CompletableFuture<Outcome<V>> lead(Flight flight, @Nullable Entry old, Loads.@Nullable Scope caller) {
        if (anew) {
            return flown(flight, old, caller);
        }
        return new AsyncTurn(engine, flight).arrived(remaining()).thenCompose(again -> {
            if (again.isPresent()) {
                engine.landings().end(flight, new Landing.Landed(again.get(), null));
                return CompletableFuture.completedFuture(new Settling<V>(engine, policy, caller).hit(again.get()));
            }
            return flown(flight, old, caller);
        });
    }

    private long remaining() {
        Duration wait = policy.lockWait() == null ? Duration.ZERO : policy.lockWait();
        return Waits.nanos(wait) - (System.nanoTime() - begun);
    }

    private CompletableFuture<Outcome<V>> flown(Flight flight, @Nullable Entry old, Loads.@Nullable Scope caller) {
        if (caller != null) {
            caller.chain().awaits(flight);
        }
        return bounded(fly(flight, old), old).thenApply(landing -> {
            waitsNoMore(caller, flight);
            return new Settling<V>(engine, policy, caller).outcome(landing, old, false);
        });
    }

    private static void waitsNoMore(Loads.@Nullable Scope caller, Flight flight) {
        if (caller != null) {
            caller.chain().waitsNoMore(flight);
        }
    }

    private CompletableFuture<Outcome<V>> join(Flight flight, @Nullable Entry old, Loads.@Nullable Scope caller) {
        if (caller != null && !caller.chain().awaits(flight)) {
            caller.chain().waitsNoMore(flight);
            return CompletableFuture.failedFuture(new CyclicLoadException("cache '"
                    + engine.settings().name() + "', key '" + key
                    + "' (from a loader): its load asks, directly or through others, for itself. Let the loader compute"
                    + " the value, or ask for another key."));
        }
        return within(flight.landing(), remaining())
                .thenComposeAsync(
                        landing -> {
                            waitsNoMore(caller, flight);
                            return joined(landing, old, caller);
                        },
                        engine.context().executor());
    }

    private CompletableFuture<Outcome<V>> joined(
            @Nullable Landing landing, @Nullable Entry old, Loads.@Nullable Scope caller) {
        Settling<V> settling = new Settling<>(engine, policy, caller);
        if (landing instanceof Landing.Left) {
            return outcome(old, caller);
        }
        if (landing == null || landing instanceof Landing.OwnOnly) {
            Flight alone = new Flight(key, engine.start(policy.tags()));
            engine.flights().begin(alone);
            return flown(alone, old, caller);
        }
        if (settling.isUsable(landing)) {
            return CompletableFuture.completedFuture(settling.outcome(landing, old, true));
        }
        Entry now = anew ? null : engine.entries().peek(key);
        return now == null ? outcome(null, caller) : CompletableFuture.completedFuture(settling.hit(now));
    }

    /** Refreshes where nobody waits, unless somebody does so already. */
    void refreshBehind(Entry old) {
        if (engine.landings().isBackingOff(key)) {
            return;
        }
        Flight flight = new Flight(key, engine.start(policy.tags()));
        if (engine.flights().leadsAlone(flight)
                && engine.takeoffs().mayRefresh(flight)
                && engine.landings().isStillDue(flight, old)) {
            var unused = fly(flight, old).thenAccept(landing -> {
                if (landing instanceof Landing.Crashed crashed) {
                    engine.landings().failures().begins(crashed.failure());
                }
            });
        }
    }

    private CompletableFuture<Landing> bounded(CompletableFuture<Landing> landing, @Nullable Entry old) {
        return bounded(landing, old, System.nanoTime());
    }

    private CompletableFuture<Landing> bounded(
            CompletableFuture<Landing> landing, @Nullable Entry old, long loadBegun) {
        Settling<V> settling = new Settling<>(engine, policy, null);
        Duration bound = settling.bound(old);
        if (bound == null) {
            return landing;
        }
        return within(landing, Waits.nanos(bound) - (System.nanoTime() - loadBegun))
                .thenCompose(come -> {
                    if (come != null || settling.isServable(old)) {
                        return CompletableFuture.completedFuture(come == null ? new Landing.Late() : come);
                    }
                    return old == null
                            ? CompletableFuture.completedFuture(settling.timedOut())
                            : bounded(landing, null, loadBegun); // invalidated meanwhile: as if there had been none
                });
    }

    /** What a stage comes to, or {@code null} when the time is over. */
    private CompletableFuture<@Nullable Landing> within(CompletableFuture<Landing> landing, long nanos) {
        CompletableFuture<@Nullable Landing> bounded = new CompletableFuture<>();
        Future<?> end = engine.context()
                .threads()
                .timer()
                .get()
                .schedule(() -> bounded.complete(null), Math.max(0, nanos), TimeUnit.NANOSECONDS);
        var unused = landing.thenAccept(come -> {
            end.cancel(false);
            bounded.complete(come);
        });
        return bounded;
    }

    private CompletableFuture<Landing> fly(Flight flight, @Nullable Entry old) {
        engine.takeoffs().fence(flight);
        EntryDraft draft = new EntryDraft(
                Settling.previous(engine, old), () -> engine.landings().release(flight));
        engine.counters().loads.increment();
        Loads.Scope outer = engine.loads().enter(new Loads.Scope(draft, flight.chain()));
        try {
            return loader.load(draft)
                    .handle((value, failure) -> failure == null
                            ? engine.landings().land(flight, draft, policy, value)
                            : engine.landings().crash(flight, draft, policy, unwrapped(failure)))
                    .toCompletableFuture();
        } catch (Throwable failure) { // an Error too must not leave others waiting
            return CompletableFuture.completedFuture(engine.landings().crash(flight, draft, policy, failure));
        } finally {
            engine.loads().leave(outer);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
