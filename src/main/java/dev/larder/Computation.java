package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Loader} that has nothing to say about its entry: {@code () -> value}.
 *
 * @param <V> type of the value; {@code null} is a value like any other
 * @param <X> what the computation may throw
 * @since 0.1
 */
@FunctionalInterface
public interface Computation<V extends @Nullable Object, X extends Exception> {

    /**
     * Computes the value.
     *
     * @return the value, may be {@code null}
     * @throws X whatever the computation throws; nothing is stored then
     */
    V compute() throws X;
}
