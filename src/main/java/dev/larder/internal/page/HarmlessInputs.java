package dev.larder.internal.page;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inputs that a rule vouches for: the page reads them and does not depend on them.
 *
 * @param names as they are named when they keep a page from being stored, in lower case: {@code user-agent}, {@code cookie theme}
 */
record HarmlessInputs(Set<String> names) {

    /** Vouches for nothing. */
    static final HarmlessInputs NONE = new HarmlessInputs(Set.of());

    /** Who the visitor is, nobody can vouch for. */
    private static final Set<String> NEVER =
            Set.of("principal", "session", "authorization", "cookie", "body", "unwrapped-request");

    private static final String COOKIE = "cookie ";

    HarmlessInputs {
        names = Set.copyOf(names);
    }

    /** Of names in any case. */
    static HarmlessInputs of(Collection<String> names) {
        return names.isEmpty()
                ? NONE
                : new HarmlessInputs(names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !NEVER.contains(name) && !name.startsWith(ObservedVisitor.ROLE))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contains(String name) {
        return !names.isEmpty() && names.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean containsCookie(String name) {
        return contains(COOKIE + name);
    }

    /** Whether single cookies are vouched for, so that the list of cookies is looked through for known names. */
    boolean knowsCookies() {
        return names.stream().anyMatch(name -> name.startsWith(COOKIE));
    }
}
