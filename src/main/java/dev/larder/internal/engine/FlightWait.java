package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for a load that somebody else carries out, no longer than the policy allows. */
record FlightWait(CacheEngine engine, CachePolicy policy) {

    private static final long NANOS_BETWEEN_CHECKS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The loads that this thread is in. */
    Chain chain() {
        Loads.Scope scope = engine.loads().current();
        return scope == null ? new Chain() : scope.chain();
    }

    /** The landing, or {@code null} when this caller has waited long enough. */
    @Nullable
    Landing landing(String key, Flight flight, long begun) {
        Chain chain = chain();
        try {
            if (!chain.awaits(flight)) {
                throw new CyclicLoadException("cache '" + engine.settings().name() + "', key '" + key
                        + "' (from a loader): its load asks, directly or through others, for itself. Let the loader compute"
                        + " the value, or ask for another key.");
            }
            return watched(flight, remaining(begun));
        } finally {
            chain.waitsNoMore(flight);
        }
    }

    /** Nanoseconds that this caller still waits. */
    long remaining(long begun) {
        Duration wait = policy.lockWait() == null ? Duration.ZERO : policy.lockWait();
        return Waits.nanos(wait) - (System.nanoTime() - begun);
    }

    /** Looks after the flight while it waits. */
    private static @Nullable Landing watched(Flight flight, long nanos) {
        long end = System.nanoTime() + nanos;
        while (true) {
            long left = end - System.nanoTime();
            Landing landing = within(flight.landing(), Math.min(left, NANOS_BETWEEN_CHECKS));
            boolean over =
                    left <= NANOS_BETWEEN_CHECKS || Thread.currentThread().isInterrupted();
            if (landing != null || over) {
                return landing;
            }
            flight.check();
        }
    }

    /** The landing, or {@code null} when it has not come in that time. */
    static @Nullable Landing within(CompletableFuture<Landing> landing, long nanos) {
        try {
            return landing.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a landing never completes exceptionally", e);
        }
    }
}
