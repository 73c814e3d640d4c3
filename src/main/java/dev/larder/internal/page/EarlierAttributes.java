package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The request attributes that filters in front of the cache have set: who the visitor is, a token, a nonce. What they were made of
 * has not been observed.
 */
final class EarlierAttributes {

    /** What servers and the platform set says nothing of the visitor, or is watched by its own name. */
    private static final List<String> PLATFORM = List.of(
            "jakarta.",
            "__jakarta.", // Soteria's and Epicyro's, in each application with an authentication mechanism of its own
            "javax.",
            "org.apache.catalina.",
            "org.apache.tomcat.",
            "org.apache.jasper.",
            "org.glassfish.",
            "org.jboss.",
            "org.eclipse.jetty.",
            "com.sun.",
            "fish.payara.",
            "dev.larder.");

    /** Language and time zone of the standard tags, which an application sets by the visitor. */
    private static final String TAGS = "jakarta.servlet.jsp.jstl.";

    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    private EarlierAttributes() {}

    static Map<String, Object> of(HttpServletRequest request) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : names(request)) {
            Object value = request.getAttribute(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    /** Their names, in order: asked of each request, so without what is made for nothing. */
    static SortedSet<String> names(HttpServletRequest request) {
        SortedSet<String> names = NONE;
        Enumeration<String> all = request.getAttributeNames();
        while (all.hasMoreElements()) {
            String name = all.nextElement();
            if (!isPlatforms(name)) {
                names = names.isEmpty() ? new TreeSet<>() : names;
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isPlatforms(String name) {
        if (name.startsWith(TAGS)) {
            return false;
        }
        for (String platform : PLATFORM) {
            if (name.startsWith(platform)) {
                return true;
            }
        }
        return false;
    }
}
