package dev.larder.internal.engine;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What all caches of an application share.
 *
 * @param clock tells the time of entries
 * @param dice random numbers from 0 (exclusive) to 1, for early refresh and jitter
 * @param threads where work runs that no caller waits for, or that a caller waits for with a bound
 * @param shared tags' stamps and the loads in progress
 */
public record EngineContext(Clock clock, DoubleSupplier dice, Threads threads, SharedState shared) {

    /**
     * Where work runs.
     *
     * @param executor the container's, or Larder's own
     * @param timer bounds asynchronous waiting; made when first needed
     */
    public record Threads(Executor executor, Supplier<ScheduledExecutorService> timer) {}

    Executor executor() {
        return threads.executor();
    }
}
