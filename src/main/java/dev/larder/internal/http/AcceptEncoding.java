package dev.larder.internal.http;

import java.util.List;

/** Which content codings a client takes (RFC 9110 §12.5.3). */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /**
     * Whether the client asks for that coding: listed, or covered by {@code *}, with a weight above zero, and not below that of
     * {@code identity} where that is listed. A client that sends no such field would take anything, but is not asked to. What
     * browsers send is read without allocating anything.
     */
    public static boolean accepts(FieldLookup request, String coding) {
        String first = request.first(FieldNames.ACCEPT_ENCODING);
        if (first == null || listsPlainly(first, coding)) {
            return first != null;
        }
        List<String> members = FieldSyntax.members(request.lines(FieldNames.ACCEPT_ENCODING));
        int own = weight(members, coding);
        int weight = own >= 0 ? own : weight(members, "*");
        return weight > 0 && weight >= weight(members, "identity");
    }

    /** Whether the coding stands in the line as a member without a weight, so that nothing can be preferred to it. */
    private static boolean listsPlainly(String line, String coding) {
        int start = 0;
        while (start < line.length()) {
            int comma = line.indexOf(',', start);
            int end = comma < 0 ? line.length() : comma;
            if (isAt(line, start, end, coding)) {
                return line.indexOf('"') < 0;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isAt(String line, int start, int end, String coding) {
        int from = start;
        int to = end;
        while (from < to && FieldSyntax.isSpace(line.charAt(from))) {
            from++;
        }
        while (to > from && FieldSyntax.isSpace(line.charAt(to - 1))) {
            to--;
        }
        return to - from == coding.length() && line.regionMatches(true, from, coding, 0, coding.length());
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
