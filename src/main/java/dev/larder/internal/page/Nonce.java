package dev.larder.internal.page;

import dev.larder.internal.http.Fields;
import java.util.List;
import java.util.Locale;

/** A number used once, in a page's Content-Security-Policy: told to everybody it protects nobody. */
final class Nonce {

    private static final List<String> POLICIES =
            List.of("Content-Security-Policy", "Content-Security-Policy-Report-Only");

    private Nonce() {}

    static boolean isIn(Fields fields) {
        return POLICIES.stream()
                .flatMap(name -> fields.lines(name).stream())
                .anyMatch(policy -> policy.toLowerCase(Locale.ROOT).contains("'nonce-"));
    }
}
