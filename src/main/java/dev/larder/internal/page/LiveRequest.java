package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The request that live parts see: as the cache got it, for the visitor who has the page computed as for those who come later. What
 * the page has set is not there, and what a part sets only the parts after it see.
 */
final class LiveRequest extends HttpServletRequestWrapper {

    /** What a server knows of a request by itself. */
    private static final List<String> SERVERS = List.of(
            "jakarta.servlet.request.",
            "jakarta.servlet.include.",
            "jakarta.servlet.forward.",
            "org.apache.catalina.",
            "org.apache.tomcat.",
            "org.eclipse.jetty.",
            "com.sun.enterprise.",
            "fish.payara.");

    private final Map<String, @Nullable Object> own = new HashMap<>();
    private final Set<String> earlier;

    /**
     * A visitor's request.
     *
     * @param earlier the names of the application's attributes that it had when the cache got it
     */
    LiveRequest(HttpServletRequest request, Set<String> earlier) {
        super(request);
        this.earlier = earlier;
    }

    private boolean isVisible(String name) {
        return isVisible(name, earlier);
    }

    static boolean isVisible(String name, Set<String> earlier) {
        return earlier.contains(name) || SERVERS.stream().anyMatch(name::startsWith);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return isVisible(name) ? super.getAttribute(name) : null;
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        Set<String> names = new TreeSet<>(Collections.list(super.getAttributeNames()));
        names.removeIf(name -> !isVisible(name));
        own.forEach((name, value) -> {
            if (value == null) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        return Collections.enumeration(names);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        own.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        own.put(name, null);
    }
}
