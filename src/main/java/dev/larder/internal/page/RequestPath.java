package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request's path has one reading only. Where two parties could read a path differently, a page stored under one reading
 * could be served under the other; such requests bypass the cache.
 */
final class RequestPath {

    private static final int HEX = 16;

    /** What decoding leaves of octets that are no UTF-8: different paths would become one. */
    private static final char UNREADABLE = '\uFFFD';

    private RequestPath() {}

    /** Why the path has more than one reading, or null when it is plain. */
    static @Nullable Bypass objection(HttpServletRequest request) {
        String raw = request.getRequestURI();
        // Payara cuts a session's id out of the path before anybody sees it.
        if (raw.indexOf(';') >= 0 || request.isRequestedSessionIdFromURL()) {
            return Bypass.PATH_PARAMETER;
        }
        String path = decoded(raw);
        boolean plain = isEncodedPlainly(raw) && path.indexOf(UNREADABLE) < 0;
        return plain && isAsMatched(path, request) ? null : Bypass.PATH_ENCODING;
    }

    /** As the application sees it, or as the container did before a filter in front made something else of it. */
    private static boolean isAsMatched(String path, HttpServletRequest request) {
        return isAsMatched(path, matched(request)) || isAsMatched(path, matched(InFront.received(request)));
    }

    /** The path as the servlet matched it, with the context path. */
    private static String matched(HttpServletRequest request) {
        return request.getServletContext().getContextPath() + inContext(request);
    }

    /** The path as the servlet matched it: decoded, without context path and path parameters. */
    static String inContext(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** The container may have looked for a welcome file below a path that ends in a slash. */
    private static boolean isAsMatched(String asked, String matched) {
        return asked.equals(matched)
                || (asked.endsWith("/") && matched.startsWith(asked))
                || asked.equals(matched + "/");
    }

    /** Only a space and what is beyond ASCII may be encoded: nothing that delimits, nothing that needs no encoding. */
    private static boolean isEncodedPlainly(String raw) {
        for (int i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
            int octet = octet(raw, i + 1);
            if (octet != ' ' && octet < 0x80) {
                return false;
            }
        }
        return raw.indexOf('\\') < 0 && !raw.contains("//");
    }

    private static int octet(String raw, int at) {
        if (at + 2 > raw.length()) {
            return -1;
        }
        int high = Character.digit(raw.charAt(at), HEX);
        int low = Character.digit(raw.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    /** A path decoded once; a malformed one stays as it is. */
    static String decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return raw; // matches nothing the container decoded, so the request bypasses
        }
    }
}
