package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the application has read of a request while it computed a page, by name, never by value.
 *
 * <p>Safe for several threads: a page may be computed by more than its request's own.
 */
final class ReadInputs {

    /** Who the visitor is. */
    static final String PRINCIPAL = "principal";

    /** What may tell who the visitor is, so that it is never merely reported. */
    private static final Set<String> PERSONAL = Set.of(PRINCIPAL, "unwrapped-request", "connection", "flash");

    private final Map<String, String> headers =
            Collections.synchronizedMap(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    private final Set<String> cookies = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> shown = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> others = Collections.synchronizedSet(new TreeSet<>());
    private final HarmlessInputs harmless;
    private final Runnable atSessionUse;
    private Predicate<String> keyed = name -> false;
    private volatile boolean session;
    private volatile boolean sessionCreated;
    private volatile boolean cookieList;
    private volatile boolean copiedByRest;

    /**
     * Nothing read yet.
     *
     * @param harmless what need not be noted
     * @param atSessionUse what to do as soon as the session is used, which nothing can make good again
     */
    ReadInputs(HarmlessInputs harmless, Runnable atSessionUse) {
        this.harmless = harmless;
        this.atSessionUse = atSessionUse;
    }

    /** Leaves out what the key holds anyway; said before anything is read. */
    ReadInputs without(Predicate<String> keyed) {
        this.keyed = keyed;
        return this;
    }

    void header(String name) {
        if (!harmless.contains(name) && headers.putIfAbsent(name, name) == null) {
            Reader.tell(name + ": read");
        }
    }

    /** The list of cookies was asked for, so the page may depend on a cookie's absence. */
    void cookieList() {
        if (!cookieList && !harmless.knowsCookies()) {
            cookieList = true;
            Reader.tell("Cookie: read");
        }
    }

    void cookie(String name) {
        if (!harmless.containsCookie(name)) {
            cookies.add(name);
        }
    }

    /** A cookie was in the list, so the page may depend on its being there, even if nobody reads its value. */
    void cookieShown(String name) {
        if (!HarmlessCookies.contains(name) && !harmless.containsCookie(name)) {
            shown.add(name);
        }
    }

    /** Something that no key can hold: {@code principal}, {@code remote-address}, a parameter that is ignored. */
    void other(String name) {
        if (!harmless.contains(name) && !keyed.test(name) && others.add(name)) {
            Reader.tell(name + ": read");
        }
    }

    /** Whether a rule vouches for it. */
    boolean isHarmless(String name) {
        return harmless.contains(name);
    }

    /** A REST runtime copied all header fields; what the resource reads of them is declared by its own annotations. */
    void copiedByRest() {
        copiedByRest = true;
    }

    void session() {
        if (!session) {
            session = true;
            Reader.tell("session: used");
            atSessionUse.run();
        }
    }

    /** A session was asked for, to be created if need be, and not used. */
    void sessionCreated() {
        sessionCreated = true;
    }

    boolean mayCreateSession() {
        return sessionCreated;
    }

    /** The header fields, as the application spelled them. */
    Collection<String> headers() {
        return copy(headers.values());
    }

    Set<String> cookies() {
        synchronized (cookies) {
            return Set.copyOf(cookies);
        }
    }

    /** The cookies that the application was shown, but for those that no application looks for. */
    Set<String> shownCookies() {
        synchronized (shown) {
            return Set.copyOf(shown);
        }
    }

    boolean isCookieListRead() {
        return cookieList;
    }

    boolean isCopiedByRest() {
        return copiedByRest;
    }

    /** The first, by alphabet, of what no key can hold. */
    @Nullable
    String unkeyable() {
        synchronized (others) {
            return others.isEmpty() ? null : others.iterator().next();
        }
    }

    /** What tells one visitor from another by his identity, null when nothing of the kind was read. */
    @Nullable
    String personal() {
        for (String input : copy(others)) {
            if (PERSONAL.contains(input) || input.startsWith(ObservedVisitor.ROLE)) {
                return input;
            }
        }
        return headers.get(FieldNames.AUTHORIZATION);
    }

    private Collection<String> copy(Collection<String> names) {
        synchronized (headers) {
            return Set.copyOf(names);
        }
    }
}
