package dev.larder.internal.page;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** What the container tells of a computation that went asynchronous: first to the application's listeners, then to its end. */
record LoadEvents(AsyncLoad load, AsyncLoad.Ending ending, LoadListeners listeners) implements AsyncListener {

    LoadEvents(AsyncLoad load, AsyncLoad.Ending ending) {
        this(load, ending, new LoadListeners());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        try {
            if (load.endsNow()) {
                ending.end();
            }
        } finally {
            listeners.tell(load.context(event.getAsyncContext()), event.getThrowable(), AsyncListener::onComplete);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        failed(event, AsyncListener::onTimeout);
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        failed(event, AsyncListener::onError);
    }

    private void failed(AsyncEvent event, LoadListeners.Call call) throws IOException {
        ending.unfit("incomplete");
        try {
            listeners.tell(load.context(event.getAsyncContext()), event.getThrowable(), call);
        } finally {
            if (load.isUnanswered() && ending.fail(event.getThrowable())) {
                event.getAsyncContext().complete();
            }
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        listeners.tellLast(load.context(event.getAsyncContext()), AsyncListener::onStartAsync);
    }
}
