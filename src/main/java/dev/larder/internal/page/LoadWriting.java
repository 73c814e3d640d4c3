package dev.larder.internal.page;

import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The application's way to write without blocking, as part of a computation.
 *
 * @param listener the application's
 * @param hold what it is part of
 * @param ready is run when the client takes something again
 * @param failed what a failure means for the page
 */
record LoadWriting(WriteListener listener, Hold hold, Runnable ready, Runnable failed) implements WriteListener {

    @Override
    public void onWritePossible() throws IOException {
        ready.run();
        IOException[] thrown = new IOException[1];
        hold.within(() -> {
                    try {
                        listener.onWritePossible();
                    } catch (IOException e) {
                        thrown[0] = e;
                    }
                })
                .run();
        if (thrown[0] != null) {
            throw thrown[0];
        }
    }

    @Override
    public void onError(Throwable failure) {
        failed.run();
        listener.onError(failure);
    }

    /** Tells the listener once that it may write: nobody reads, so it may write everything. */
    void toNobody() {
        try {
            onWritePossible();
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }
}
