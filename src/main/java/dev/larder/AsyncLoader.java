package dev.larder;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A computation that finishes later, on any thread: the asynchronous form of {@link Loader}.
 *
 * @param <V> type of the value; {@code null} is a value like any other
 * @since 0.1
 */
@FunctionalInterface
public interface AsyncLoader<V extends @Nullable Object> {

    /**
     * Begins to compute the value.
     *
     * @param draft the entry in the making; usable until the stage is complete
     * @return the stage that completes with the value; never {@code null}
     * @throws Exception whatever keeps the computation from beginning; the caller's stage fails with it
     */
    CompletionStage<V> load(Draft draft) throws Exception;
}
