package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Which header fields count as inputs of a page when they are read. */
final class ReadHeaders {

    /** Stands for every field at once; no field can have this name. */
    static final String ALL = "(all)";

    private static final String HOST = "host";

    /** They become part of the key by themselves, and of Vary. */
    private static final Set<String> NEGOTIATED = Set.of("accept", "accept-language", "accept-encoding", "origin");

    /**
     * Asked for on the way to any page, and absent from plain requests. A request that has one is either not served from the cache
     * or would get a whole page where it might have got less: so only a present one counts.
     */
    private static final Set<String> COUNT_IF_PRESENT = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "faces-request",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "range",
            "sec-websocket-key", // by Payara's filter, in every application that has a WebSocket endpoint
            "transfer-encoding",
            "upgrade");

    private ReadHeaders() {}

    /** Whether reading that field of that request makes it an input. */
    static boolean counts(String name, HttpServletRequest request) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(HOST)) {
            return !isKeyed(request);
        }
        return !COUNT_IF_PRESENT.contains(lower) || request.getHeader(name) != null;
    }

    /** Whether Host says no more than the key does: a proxy's word may have replaced it in the server's name. */
    private static boolean isKeyed(HttpServletRequest request) {
        String host = request.getHeader(HOST);
        String server = request.getServerName();
        return host == null
                || host.equalsIgnoreCase(server)
                || host.equalsIgnoreCase(server + ":" + request.getServerPort());
    }

    /** Whether the field becomes part of the key by being read. */
    static boolean isNegotiated(String name) {
        return NEGOTIATED.contains(name.toLowerCase(Locale.ROOT));
    }
}
