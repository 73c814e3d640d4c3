package dev.larder.internal.store.jcache;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where the messages of all nodes lie in one order. Used by one thread at a time; a fault is any of the exceptions. */
interface MessageSource {

    /** Finds the place behind the last message there is. */
    void begin() throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * What has come since the last call; may wait for it, a second or so.
     *
     * @return {@code null} when something may be missing
     */
    @Nullable
    List<byte[]> next() throws InterruptedException, ExecutionException, TimeoutException;
}
