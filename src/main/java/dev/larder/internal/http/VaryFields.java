package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The request fields that a response depends on (RFC 9110 §12.5.5, RFC 9111 §4.1).
 *
 * @param written the names in the order and letter case they came in, no name twice; just {@code *} when that is among them
 * @param names the same in lower case and sorted, so that order and case make no difference; empty when {@code *}
 */
public record VaryFields(List<String> written, List<String> names) {

    /** Depends on nothing. */
    public static final VaryFields NONE = new VaryFields(List.of(), List.of());

    private static final VaryFields STAR = new VaryFields(List.of("*"), List.of());

    public VaryFields {
        written = List.copyOf(written);
        names = List.copyOf(names);
    }

    /** The Vary of a response. */
    public static VaryFields of(FieldLookup response) {
        return response.first(FieldNames.VARY) == null ? NONE : parse(response.lines(FieldNames.VARY));
    }

    /**
     * Reads all lines as one list. A {@code *} in any member means that no request matches; so does a member that is no name,
     * because nobody knows what it depends on.
     */
    public static VaryFields parse(List<String> lines) {
        return NONE.plus(lines);
    }

    /** These fields and those, which may be lists themselves; known names keep their place, new ones go to the end. */
    public VaryFields plus(List<String> lists) {
        List<String> all = new ArrayList<>(written);
        TreeSet<String> sorted = new TreeSet<>(names);
        for (String list : lists) {
            for (String member : list.split(",", -1)) {
                String name = FieldSyntax.trim(member);
                if (isStar() || !(name.isEmpty() || FieldSyntax.isToken(name)) || name.equals("*")) {
                    return STAR;
                }
                if (!name.isEmpty() && sorted.add(FieldSyntax.lowerCase(name))) {
                    all.add(name);
                }
            }
        }
        return new VaryFields(all, List.copyOf(sorted));
    }

    /** Whether no request can match. */
    public boolean isStar() {
        return written.size() == 1 && written.get(0).equals("*");
    }

    /** Whether that name is listed, in any case and padding; {@code *} is listed only where it stands itself. */
    public boolean lists(String name) {
        String wanted = FieldSyntax.lowerCase(FieldSyntax.trim(name));
        return wanted.equals("*") ? isStar() : names.contains(wanted);
    }

    /** The field's value. */
    public String toFieldValue() {
        return String.join(", ", written);
    }
}
