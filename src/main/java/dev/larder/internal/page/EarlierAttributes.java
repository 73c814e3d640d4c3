package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The request attributes that filters in front of the cache have set: who the visitor is, a token, a nonce. What they were made of
 * has not been observed.
 */
final class EarlierAttributes {

    /** What servers and the platform set says nothing of the visitor, or is watched by its own name. */
    private static final List<String> PLATFORM = List.of(
            "jakarta.",
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

    private EarlierAttributes() {}

    static Set<String> of(HttpServletRequest request) {
        Set<String> names = new HashSet<>(Collections.list(request.getAttributeNames()));
        names.removeIf(name -> !name.startsWith(TAGS) && PLATFORM.stream().anyMatch(name::startsWith));
        return names;
    }
}
