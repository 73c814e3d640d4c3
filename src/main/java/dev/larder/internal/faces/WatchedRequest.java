package dev.larder.internal.faces;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request as a live part's body sees it, whose look-ups are watched. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final Map<String, Object> remembered;
    private final Lookups lookups;
    private final Set<String> set = new HashSet<>();

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
        if (!set.contains(name)) {
            lookups.missing(name);
            if (remembered.containsKey(name)) {
                return remembered.get(name);
            }
        }
        return super.getAttribute(name);
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
