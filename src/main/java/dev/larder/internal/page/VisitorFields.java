package dev.larder.internal.page;

import dev.larder.internal.http.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Response fields that speak to one visitor: tokens, his name, the end of his session. A page that has one is his, whatever it was
 * computed from.
 */
final class VisitorFields {

    private static final List<String> TOKENS = List.of("csrf", "xsrf");

    private static final Set<String> NAMES = Set.of(
            "authentication-info",
            "authorization",
            "clear-site-data",
            "proxy-authenticate",
            "proxy-authentication-info",
            "set-cookie2",
            "www-authenticate",
            "x-access-token",
            "x-auth-token",
            "x-forwarded-user",
            "x-refresh-token",
            "x-remote-user",
            "x-session-id",
            "x-session-token",
            "x-user",
            "x-user-id",
            "x-username");

    private VisitorFields() {}

    static boolean isIn(Fields fields) {
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i).toLowerCase(Locale.ROOT);
            if (NAMES.contains(name) || TOKENS.stream().anyMatch(name::contains)) {
                return true;
            }
        }
        return false;
    }
}
