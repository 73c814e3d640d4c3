package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag (RFC 9110 §8.8.3).
 *
 * @param weak whether it stands for equivalent rather than identical representations
 * @param opaque what is between the quotation marks
 */
public record EntityTag(boolean weak, String opaque) {

    /** The tag a field value is, or null when it is not exactly one. */
    public static @Nullable EntityTag parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String value = FieldSyntax.trim(text);
        int end = end(value, 0);
        return end == value.length() && end > 0 ? at(value, 0, end) : null;
    }

    /** The tags of a list over all its lines; what is not a tag is skipped. */
    public static List<EntityTag> parseList(List<String> lines) {
        List<EntityTag> tags = new ArrayList<>();
        for (String line : lines) {
            int at = 0;
            while (at < line.length()) {
                int end = end(line, at);
                if (end > at) {
                    tags.add(at(line, at, end));
                }
                at = end > at ? end : at + 1;
            }
        }
        return tags;
    }

    /** Whether both are strong and say the same (§8.8.3.2). */
    public boolean stronglyEquals(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /** Whether both say the same, weak or strong (§8.8.3.2). */
    public boolean weaklyEquals(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** The tag as it stands in a field. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }

    private static EntityTag at(String text, int start, int end) {
        boolean weak = text.charAt(start) == 'W';
        return new EntityTag(weak, text.substring(start + (weak ? 3 : 1), end - 1));
    }

    /** Where the tag that begins at the given place ends; that place itself when none begins there. */
    private static int end(String text, int start) {
        int open = text.startsWith("W/", start) ? start + 2 : start;
        if (open >= text.length() || text.charAt(open) != '"') {
            return start;
        }
        int i = open + 1;
        while (i < text.length() && isTagChar(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '"' ? i + 1 : start;
    }

    /** The RFC's characters, and the space, which applications write in spite of it. */
    private static boolean isTagChar(char c) {
        return c >= ' ' && c != '"' && c != 0x7f;
    }
}
