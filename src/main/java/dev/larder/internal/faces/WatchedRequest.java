package dev.larder.internal.faces;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request as a live part's body sees it, whose look-ups are watched. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final Map<String, Object> remembered;
    private final Lookups lookups;

    /**
     * A request.
     *
     * @param remembered attributes that the page had, where the body is computed with them
     */
    WatchedRequest(HttpServletRequest request, Map<String, Object> remembered, Lookups lookups) {
        super(request);
        this.remembered = remembered;
        this.lookups = lookups;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        @Nullable Object value = super.getAttribute(name);
        if (value == null) {
            lookups.missing(name);
            value = remembered.get(name);
        }
        return value;
    }
}
