package dev.larder.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One field line of a message, its value as it stands on the wire. */
record FieldLine(String name, String value) {

    /** What concerns one connection only (RFC 9110 §7.6.1, and what older software sends). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** From {@code name: value}. */
    static FieldLine of(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a field line: " + line);
        }
        return new FieldLine(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** All members of a list field, in lower case. */
    static Set<String> members(List<FieldLine> lines, String name) {
        Set<String> members = new TreeSet<>();
        for (FieldLine line : lines) {
            if (line.is(name)) {
                for (String member : line.value().split(",")) {
                    members.add(member.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return members;
    }

    /** The lines that a proxy passes on. */
    static List<FieldLine> endToEnd(List<FieldLine> lines) {
        Set<String> named = members(lines, "Connection");
        List<FieldLine> passed = new ArrayList<>();
        for (FieldLine line : lines) {
            String name = line.name().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !named.contains(name)) {
                passed.add(line);
            }
        }
        return passed;
    }
}
