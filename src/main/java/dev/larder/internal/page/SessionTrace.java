package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A request's session as it was before a page was computed, to notice use by another door than the observed request: CDI containers
 * reach session-scoped beans through the server's own request.
 *
 * @param existed whether there was a session
 * @param attributes the names of what it held
 */
record SessionTrace(boolean existed, Set<String> attributes) {

    /** No session. */
    static final SessionTrace NONE = new SessionTrace(false, Set.of());

    /** How CDI containers name the session attributes that hold their beans: Weld, OpenWebBeans. */
    private static final Set<String> BEAN_MARKS = Set.of("weld_s", "openwebbeans");

    /** What Faces keeps in every session for itself; no page shows it. */
    static final Set<String> BOOKKEEPING =
            Set.of("jakarta.faces.request.charset", "com.sun.faces.context.SessionMap$Mutex");

    static SessionTrace of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? new SessionTrace(false, Set.of()) : new SessionTrace(true, names(session));
    }

    /**
     * Whether the session was or may have been used behind the observed request's back.
     *
     * @param now the trace after the page was computed
     * @param mayBeCreated whether the application asked for a session through the observed request
     */
    boolean isUsedBehind(SessionTrace now, boolean mayBeCreated) {
        boolean appeared = now.existed && !existed && !mayBeCreated;
        boolean vanished = existed && !now.existed;
        return appeared || vanished || !now.attributes.equals(attributes) || holdsBeans(now.attributes);
    }

    /** Whether one of those attributes holds session-scoped beans, which change without anybody's noticing. */
    static boolean holdsBeans(Set<String> names) {
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (BEAN_MARKS.stream().anyMatch(lower::contains)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(HttpSession session) {
        try {
            Set<String> names = new HashSet<>(Collections.list(session.getAttributeNames()));
            names.removeAll(BOOKKEEPING);
            return names;
        } catch (IllegalStateException invalidated) {
            return Set.of(); // the next trace will find no session at all
        }
    }
}
