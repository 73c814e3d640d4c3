package dev.larder.internal.bus;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where the messages of all nodes lie in one order. Used by one thread at a time; a fault is any of the exceptions. */
public interface MessageSource {

    /**
     * Finds the place to read from: where it was, or else behind the last message there is.
     *
     * @return whether nothing is missing since the last reading
     */
    boolean begin() throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * What has come since the last call; may wait for it, a second or so. Empty messages only mark a place.
     *
     * @return {@code null} when something may be missing
     */
    @Nullable
    List<byte[]> next() throws InterruptedException, ExecutionException, TimeoutException;

    /** Lets go of what reading needs, after a fault and at the end; at the end another thread may call it while this one reads. */
    default void release() {}
}
