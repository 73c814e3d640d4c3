package dev.larder.internal.page;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The head of a page with live parts. What is sent is one visitor's: no cache further out may show it to another, and nothing that
 * vouches for its bytes is true of the next answer.
 */
final class LiveHead {

    private static final String CONTROL = "private, no-cache";

    /** Of the bytes that were stored, and those by which other caches are told how long. */
    private static final Set<String> UNTRUE = Set.of(
            "etag",
            "last-modified",
            "accept-ranges",
            "expires",
            "pragma",
            "surrogate-control",
            "content-md5",
            "content-digest",
            "repr-digest",
            "digest",
            "signature",
            "signature-input");

    private LiveHead() {}

    /** The fields as they are sent. */
    static Fields of(Fields fields) {
        Fields kept = fields.only(name -> !isUntrue(name));
        boolean transforms =
                !CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL)).isNoTransform();
        return kept.with(FieldNames.CACHE_CONTROL, transforms ? CONTROL : CONTROL + ", no-transform");
    }

    private static boolean isUntrue(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return UNTRUE.contains(lower) || isTargeted(lower);
    }

    /** Cache-Control for other caches alone (RFC 9213). */
    private static boolean isTargeted(String lower) {
        return lower.endsWith("-cache-control");
    }

    /** Tells the first visitor the same. Fields cannot be taken back everywhere; a word that forbids replaces them. */
    static void show(HttpServletResponse client) {
        client.setHeader(FieldNames.CACHE_CONTROL, CONTROL);
        for (String name : List.copyOf(client.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (isTargeted(lower) || lower.equals("surrogate-control")) {
                client.setHeader(name, "no-store");
            } else if (lower.equals("expires")) {
                client.setDateHeader(name, 0);
            }
        }
    }

    /** Whether a head that has gone out may have told other caches to keep what follows. */
    static boolean isOutForOthers(HttpServletResponse client) {
        if (!client.isCommitted()) {
            return false;
        }
        CacheControl said = CacheControl.parse(List.copyOf(client.getHeaders(FieldNames.CACHE_CONTROL)));
        boolean silent = said.maxAge() == null
                && said.sMaxAge() == null
                && !said.isPublic()
                && client.getHeaderNames().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(
                                name -> isTargeted(name) || name.equals("surrogate-control") || name.equals("expires"));
        return !silent && !said.isPrivate();
    }
}
