package dev.larder.internal.page;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Waits for the end of a request that goes on after its chain has returned: only then has it changed what it was sent to change.
 *
 * @param invalidation what is due then
 */
record AfterChange(Runnable invalidation) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            invalidation.run();
        } catch (RuntimeException e) {
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be invalidated after a change.", e);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // it completes afterwards
    }

    @Override
    public void onError(AsyncEvent event) {
        // it completes afterwards
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this); // listeners do not survive a new start
    }
}
