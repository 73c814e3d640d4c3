package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.List;

/** The small grammar all fields share: tokens, white space, comma lists (RFC 9110 §5.5, §5.6). */
public final class FieldSyntax {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private FieldSyntax() {}

    /** Whether the text is a token (RFC 9110 §5.6.2): at least one character, none of them a delimiter. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether the text may stand in a field value: no control characters but the tab (RFC 9110 §5.5). */
    public static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The text without spaces and tabs at its ends: optional white space and nothing else (RFC 9110 §5.6.3). */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text with A to Z made small and everything else kept, whatever the locale; the same object if nothing changes. */
    public static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return lowered(text, i);
            }
        }
        return text;
    }

    /** The members of a comma list over all its lines, trimmed, the empty ones left out; commas in quoted strings do not split. */
    public static List<String> members(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            ListCursor cursor = new ListCursor(line);
            while (cursor.next()) {
                if (!cursor.isBlank()) {
                    found.add(cursor.text());
                }
            }
        }
        return found;
    }

    static boolean isTokenChar(char c) {
        return isAlpha(c) || isDigit(c) || (c > ' ' && c < 0x7f && TOKEN_MARKS.indexOf(c) >= 0);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlpha(char c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String lowered(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] = (char) (chars[i] + 'a' - 'A');
            }
        }
        return new String(chars);
    }
}
