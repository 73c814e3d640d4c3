package dev.larder.internal.http;

import java.util.List;

/** Which content codings a client takes (RFC 9110 §12.5.3). */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /**
     * Whether the client asks for that coding: listed, or covered by {@code *}, with a weight above zero. A client that sends no
     * such field would take anything, but is not asked to.
     */
    public static boolean accepts(FieldLookup request, String coding) {
        if (request.first(FieldNames.ACCEPT_ENCODING) == null) {
            return false;
        }
        List<String> members = FieldSyntax.members(request.lines(FieldNames.ACCEPT_ENCODING));
        int own = weight(members, coding);
        return own >= 0 ? own > 0 : weight(members, "*") > 0;
    }

    private static int weight(List<String> members, String coding) {
        for (String member : members) {
            int semicolon = member.indexOf(';');
            String name = semicolon < 0 ? member : FieldSyntax.trim(member.substring(0, semicolon));
            if (name.equalsIgnoreCase(coding)) {
                return semicolon < 0 ? Weight.FULL : Math.max(0, Weight.parse(member.substring(semicolon + 1)));
            }
        }
        return -1;
    }
}
