package dev.larder.internal.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of one message that belong to its connection and are neither stored nor forwarded (RFC 9110 §7.6.1, RFC 9111 §3.1).
 *
 * @param listed what the message's Connection field names, in lower case
 */
public record HopByHop(Set<String> listed) {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    public HopByHop {
        listed = Set.copyOf(listed);
    }

    /** Those of that message. */
    public static HopByHop of(FieldLookup message) {
        List<String> lines = message.lines(FieldNames.CONNECTION);
        return new HopByHop(
                FieldSyntax.members(lines).stream().map(FieldSyntax::lowerCase).collect(Collectors.toSet()));
    }

    /** Whether that field is one of them. */
    public boolean includes(String name) {
        String lower = FieldSyntax.lowerCase(name);
        return ALWAYS.contains(lower) || listed.contains(lower);
    }
}
