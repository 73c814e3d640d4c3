package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/**
 * A request whose client has its answer. No session can begin for it any more, as a default JSP wants; so one that nobody will see
 * again takes its place.
 */
final class ServedRequest extends HttpServletRequestWrapper {

    private final HttpSession passing;

    ServedRequest(HttpServletRequest request) {
        super(request);
        this.passing = PassingSession.of(request.getServletContext());
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    @SuppressWarnings("NullAway") // the platform's API is not annotated: null is its answer where there is no session
    public HttpSession getSession(boolean create) {
        HttpSession own = super.getSession(false);
        return own == null && create ? passing : own;
    }
}
