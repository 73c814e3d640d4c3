package dev.larder;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A computation that produces the values of several entries at once, for {@link Cache#fetchMany}.
 *
 * @param <V> type of the values; {@code null} is a value like any other
 * @param <X> what the computation may throw
 * @since 0.1
 */
@FunctionalInterface
public interface BulkLoader<V extends @Nullable Object, X extends Exception> {

    /**
     * Computes the values that are missing.
     *
     * @param missing the keys whose values are wanted, each with its entry in the making
     * @return the values by their keys; a key that is left out has no value and is asked for again the next time
     * @throws X whatever the computation throws; nothing is stored then
     */
    Map<String, V> load(Map<String, Draft> missing) throws X;
}
