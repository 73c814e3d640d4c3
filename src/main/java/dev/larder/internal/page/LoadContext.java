package dev.larder.internal.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous context that the application gets.
 *
 * @param container the container's own
 * @param load what it belongs to
 * @param original whether the application named no request and response of its own
 */
record LoadContext(AsyncContext container, AsyncLoad load, boolean original) implements AsyncContext {

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original;
    }

    @Override
    public void dispatch() {
        load.dispatches();
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        load.dispatches();
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        load.dispatches();
        container.dispatch(context, path);
    }

    @Override
    public void complete() {
        load.completes(container);
    }

    @Override
    public void start(Runnable work) {
        container.start(load.within(work));
    }

    @Override
    public void addListener(AsyncListener listener) {
        load.listeners().add(new LoadListeners.Listening(listener, null, null));
    }

    @Override
    public void addListener(
            AsyncListener listener, @Nullable ServletRequest request, @Nullable ServletResponse response) {
        load.listeners().add(new LoadListeners.Listening(listener, request, response));
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long millis) {
        container.setTimeout(millis);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }
}
