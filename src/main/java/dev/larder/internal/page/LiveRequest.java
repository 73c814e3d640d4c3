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
            "__jakarta.security.",
            "org.glassfish.soteria.",
            "fish.payara.");

    private final Map<String, @Nullable Object> own = new HashMap<>();
    private final Map<String, Object> earlier;

    /**
     * A visitor's request.
     *
     * @param earlier the application's attributes that it had when the cache got it
     */
    LiveRequest(HttpServletRequest request, Map<String, Object> earlier) {
        super(request);
        this.earlier = earlier;
    }

    /** Whether an attribute is the server's, who knows it of each request. */
    static boolean isServers(String name) {
        return SERVERS.stream().anyMatch(name::startsWith);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return isServers(name) ? super.getAttribute(name) : earlier.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        Set<String> names = new TreeSet<>(Collections.list(super.getAttributeNames()));
        names.removeIf(name -> !isServers(name));
        names.addAll(earlier.keySet());
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
