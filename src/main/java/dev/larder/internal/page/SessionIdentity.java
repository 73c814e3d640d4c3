package dev.larder.internal.page;

import dev.larder.internal.key.KeyBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.TreeSet;

/** What tells one session, as it is now, from all others and from itself at another time: its id and what it holds. */
final class SessionIdentity {

    private SessionIdentity() {}

    /**
     * Adds the session to a key.
     *
     * @return whether there is one
     * @throws Audience.Unidentified when it holds what may change unnoticed
     */
    static boolean addTo(KeyBuilder key, HttpServletRequest request) throws Audience.Unidentified {
        HttpSession session = request.getSession(false);
        if (session == null) {
            key.absent();
            return false;
        }
        try {
            key.text(session.getId());
            attributes(key, session);
            return true;
        } catch (RuntimeException | StackOverflowError unreadable) { // invalidated meanwhile, or a hashCode that fails
            throw new Audience.Unidentified();
        }
    }

    private static void attributes(KeyBuilder key, HttpSession session) throws Audience.Unidentified {
        TreeSet<String> names = new TreeSet<>(Collections.list(session.getAttributeNames()));
        names.removeAll(SessionTrace.BOOKKEEPING);
        if (SessionTrace.holdsBeans(names)) {
            throw new Audience.Unidentified();
        }
        for (String name : names) {
            Object value = session.getAttribute(name);
            key.text(name).text(value == null ? null : value.getClass().getName());
            if (value instanceof CharSequence text) {
                key.text(text);
            } else if (value != null) {
                key.number('h', hash(value));
            }
        }
    }

    private static int hash(Object value) throws Audience.Unidentified {
        if (!hasOwnHash(value)) {
            throw new Audience.Unidentified();
        }
        return value.hashCode();
    }

    /** Whether an object's hashCode speaks of what it holds. */
    static boolean hasOwnHash(Object value) {
        try {
            return value.getClass().getMethod("hashCode").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            return false;
        }
    }
}
