package dev.larder.internal.jsp;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request that the body of a live part sees: its page is one that is included, so that paths without a slash in front count from
 * there.
 */
final class BodyRequest extends HttpServletRequestWrapper {

    private final String path;
    private final MissedVariables missed;
    private final Set<String> set = new HashSet<>();
    private final @Nullable Object around;
    private boolean pageToo;

    BodyRequest(HttpServletRequest request, String path, MissedVariables missed) {
        super(request);
        this.path = path;
        this.missed = missed;
        this.around = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (missed.isOfRequest(name) && !set.contains(name)) {
            return missed.ofRequest(name);
        }
        Object value = super.getAttribute(name);
        if (value == null && pageToo) {
            return missed.ofPage(name.startsWith(Variables.TAGS) ? name.replaceAll("\\.request$", ".page") : name);
        }
        return isOwnPath(name, value) ? path : value;
    }

    /** Whoever looks for a name in all scopes, or tags for their settings, asks here for what is not in page scope. */
    void isAskedForPage() {
        pageToo = true;
    }

    /** What a resource that the body includes is told of its own path is another object. */
    @SuppressWarnings("ReferenceEquality") // two paths may be equal
    private boolean isOwnPath(String name, @Nullable Object value) {
        return value == around && name.equals(RequestDispatcher.INCLUDE_SERVLET_PATH);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        set.add(name);
        super.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        set.add(name);
        super.removeAttribute(name);
    }
}
