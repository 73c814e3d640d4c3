package dev.larder;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A computation that produces the value of an entry and may speak about the entry while it runs.
 *
 * <p>It runs at most once at a time per key; callers that come meanwhile wait for its result. Whatever it throws reaches the
 * callers unchanged.
 *
 * @param <V> type of the value; {@code null} is a value like any other
 * @param <X> what the computation may throw
 * @since 0.1
 */
@FunctionalInterface
public interface Loader<V extends @Nullable Object, X extends Exception> {

    /**
     * Computes the value.
     *
     * @param draft the entry in the making: lifetime, tags, veto, previous value
     * @return the value, may be {@code null}
     * @throws X whatever the computation throws; nothing is stored then
     */
    V load(Draft draft) throws X;

    /**
     * The executor for a refresh that nobody waits for ({@link CachePolicy#staleWhileRevalidate()}, {@link
     * CachePolicy#earlyRefresh()}).
     *
     * <p>A loader that is bound to its caller's thread, as a page is bound to its request, returns one that runs the refresh
     * there, after the caller has been served.
     *
     * @return the executor, or {@code null} for the container's own
     */
    default @Nullable Executor refreshExecutor() {
        return null;
    }
}
