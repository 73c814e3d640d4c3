package dev.larder.internal.http;

/**
 * Walks the members of one line of a comma list (RFC 9110 §5.6.1); commas inside quoted strings do not split.
 *
 * <p>A quotation mark that is never closed is ordinary text, so that it cannot hide the members after it; from there on {@link
 * #isClean} is false.
 */
final class ListCursor {

    private final String line;
    private int start;
    private int end = -1;
    private boolean clean = true;

    ListCursor(String line) {
        this.line = line;
    }

    /** Moves to the next member, an empty one included; false after the last. */
    boolean next() {
        if (end >= line.length()) {
            return false;
        }
        start = end + 1;
        end = endOfMember(start);
        return true;
    }

    /** Whether every quoted string so far was closed. */
    boolean isClean() {
        return clean;
    }

    boolean isBlank() {
        return text().isEmpty();
    }

    /** The member, trimmed. */
    String text() {
        return FieldSyntax.trim(line.substring(start, end));
    }

    private int endOfMember(int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) != ',') {
            i = line.charAt(i) == '"' && clean ? afterQuote(i) : i + 1;
        }
        return i;
    }

    private int afterQuote(int open) {
        int close = closingQuote(line, open);
        clean = close >= 0;
        return clean ? close + 1 : open + 1;
    }

    /** Where the quoted string that opens at the given place ends, or -1; a backslash guards the next character. */
    static int closingQuote(String text, int open) {
        int i = open + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            i += c == '\\' ? 2 : 1;
        }
        return -1;
    }
}
