package dev.larder.internal.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The application's listeners. The container knows one of ours alone, which is so the first to learn of anything, and the last. */
final class LoadListeners {

    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    /**
     * One of them.
     *
     * @param request what its events name, with the response; null where it has not said
     */
    record Listening(
            AsyncListener listener,
            @Nullable ServletRequest request,
            @Nullable ServletResponse response) {

        @SuppressWarnings("NullAway") // the platform's API is not annotated
        private AsyncEvent event(AsyncContext context, @Nullable Throwable failure) {
            return new AsyncEvent(context, request, response, failure);
        }
    }

    /** One of the methods of a listener. */
    @FunctionalInterface
    interface Call {
        void on(AsyncListener listener, AsyncEvent event) throws IOException;
    }

    void add(Listening one) {
        listening.add(one);
    }

    /** Tells all of them, whatever the first ones throw; what was thrown first goes on to the container. */
    void tell(AsyncContext context, @Nullable Throwable failure, Call call) throws IOException {
        tell(List.copyOf(listening), context, failure, call);
    }

    /** Tells all of them and forgets them, but for those who join again meanwhile. */
    void tellLast(AsyncContext context, Call call) throws IOException {
        List<Listening> all = List.copyOf(listening);
        listening.clear();
        tell(all, context, null, call);
    }

    private static void tell(List<Listening> all, AsyncContext context, @Nullable Throwable failure, Call call)
            throws IOException {
        Exception thrown = null;
        for (Listening one : all) {
            try {
                call.on(one.listener(), one.event(context, failure));
            } catch (IOException | RuntimeException e) {
                thrown = thrown == null ? e : thrown;
            }
        }
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
    }
}
