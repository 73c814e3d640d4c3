package dev.larder.internal.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** The request that the application gets: whatever goes on after the chain has returned goes on past the capture. */
final class LoadRequest extends HttpServletRequestWrapper {

    /** By a request attribute Tomcat tells that it sends files itself, if it is told by others which: past any capture. */
    private static final String SENDFILE_SUPPORT = "org.apache.tomcat.sendfile.support";

    /** The file that Tomcat was told to send. */
    static final String SENDFILE = "org.apache.tomcat.sendfile.filename";

    private final ServletResponse captured;
    private final AsyncLoad async;
    private final LiveDoor live;

    LoadRequest(HttpServletRequest observed, LiveDoor live, AsyncLoad async) {
        super(observed);
        this.captured = live.captured();
        this.async = async;
        this.live = live;
    }

    @Override
    public AsyncContext startAsync() {
        live.leave();
        return async.started(super.startAsync(this, captured), true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        live.leave();
        boolean watched = response == captured
                || (response instanceof ServletResponseWrapper wrapper && wrapper.isWrapperFor(captured));
        if (!watched) {
            async.isPastCapture();
        }
        return async.started(super.startAsync(request, response), request == this && response == captured);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return async.context(super.getAsyncContext());
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null ? null : ForwardingPage.of(dispatcher, live.captured(), getServletContext());
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(SENDFILE_SUPPORT) ? null : super.getAttribute(name);
    }
}
