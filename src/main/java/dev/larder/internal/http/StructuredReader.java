package dev.larder.internal.http;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parsing algorithms of Structured Fields, step by step (RFC 9651 §4.2). */
final class StructuredReader {

    /** What {@link #peek} answers behind the last character: nothing the grammar allows. */
    private static final char END = '\uffff';

    private static final String KEY_MARKS = "_-.*";

    private final String text;
    private int at;

    StructuredReader(String text) {
        this.text = text;
    }

    /** A place where the text breaks the grammar; carries no stack trace, because clients can cause as many as they like. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String expected) {
            super(expected, null, false, false);
        }
    }

    /** §4.2.2. */
    Map<String, StructuredItem> dictionary() throws Malformed {
        Map<String, StructuredItem> members = new LinkedHashMap<>();
        skip(" ");
        while (at < text.length()) {
            String key = key();
            members.remove(key); // a repeated key counts at its last place
            members.put(key, member());
            skip(" \t");
            if (at < text.length()) {
                expect(',');
                skip(" \t");
                require(at < text.length(), "a member after the comma");
            }
        }
        return members;
    }

    private StructuredItem member() throws Malformed {
        StructuredItem value = new StructuredItem.Truth(true);
        if (peek() == '=') {
            at++;
            value = peek() == '(' ? innerList() : bareItem();
        }
        parameters();
        return value;
    }

    /** §4.2.1.2. */
    private StructuredItem innerList() throws Malformed {
        List<StructuredItem> items = new ArrayList<>();
        expect('(');
        skip(" ");
        while (peek() != ')') {
            items.add(bareItem());
            parameters();
            require(peek() == ' ' || peek() == ')', "a space between items");
            skip(" ");
        }
        at++;
        return new StructuredItem.Items(items);
    }

    /** §4.2.3.2. */
    private void parameters() throws Malformed {
        while (peek() == ';') {
            at++;
            skip(" ");
            key();
            if (peek() == '=') {
                at++;
                bareItem();
            }
        }
    }

    /** §4.2.3.3. */
    private String key() throws Malformed {
        int start = at;
        require(isLower(peek()) || peek() == '*', "a key");
        while (isLower(peek()) || FieldSyntax.isDigit(peek()) || KEY_MARKS.indexOf(peek()) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** §4.2.3.1. */
    private StructuredItem bareItem() throws Malformed {
        char first = peek();
        if (first == '-' || FieldSyntax.isDigit(first)) {
            return number();
        }
        if (first == '*' || FieldSyntax.isAlpha(first)) {
            return token();
        }
        at++;
        return switch (first) {
            case '"' -> string();
            case ':' -> bytes();
            case '?' -> truth();
            case '@' -> date();
            case '%' -> displayString();
            default -> throw new Malformed("an item");
        };
    }

    /** §4.2.4. */
    private StructuredItem number() throws Malformed {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int whole = digits();
        require(whole >= 1 && whole <= 15, "1 to 15 digits");
        if (peek() != '.') {
            return new StructuredItem.Whole(Long.parseLong(text.substring(start, at)), false);
        }
        at++;
        int fraction = digits();
        require(whole <= 12 && fraction >= 1 && fraction <= 3, "at most 12 digits, then 1 to 3");
        return new StructuredItem.Fraction(new BigDecimal(text.substring(start, at)));
    }

    /** §4.2.5. */
    private StructuredItem string() throws Malformed {
        StringBuilder said = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c == '\\') {
                c = next();
                require(c == '"' || c == '\\', "a quotation mark or backslash after the backslash");
            }
            require(c >= ' ' && c < 0x7f, "a printable ASCII character");
            said.append(c);
        }
        at++;
        return new StructuredItem.Text(said.toString());
    }

    /** §4.2.6. */
    private StructuredItem token() {
        int start = at;
        while (FieldSyntax.isTokenChar(peek()) || peek() == ':' || peek() == '/') {
            at++;
        }
        return new StructuredItem.Token(text.substring(start, at));
    }

    /** §4.2.7. */
    private StructuredItem bytes() throws Malformed {
        int close = text.indexOf(':', at);
        require(close >= 0, "a closing colon");
        String base64 = text.substring(at, close);
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("Base64");
        }
        at = close + 1;
        return new StructuredItem.Bytes(base64);
    }

    /** §4.2.8. */
    private StructuredItem truth() throws Malformed {
        char c = next();
        require(c == '0' || c == '1', "0 or 1");
        return new StructuredItem.Truth(c == '1');
    }

    /** §4.2.9. */
    private StructuredItem date() throws Malformed {
        if (number() instanceof StructuredItem.Whole second) {
            return new StructuredItem.Whole(second.number(), true);
        }
        throw new Malformed("a whole number of seconds");
    }

    /** §4.2.10. */
    private StructuredItem displayString() throws Malformed {
        expect('"');
        ByteBuffer utf8 = ByteBuffer.allocate(text.length() - at);
        while (peek() != '"') {
            char c = next();
            require(c >= ' ' && c < 0x7f, "a printable ASCII character");
            utf8.put((byte) (c == '%' ? 16 * hexDigit() + hexDigit() : c));
        }
        at++;
        try {
            return new StructuredItem.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(utf8.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("UTF-8");
        }
    }

    private int hexDigit() throws Malformed {
        int value = "0123456789abcdef".indexOf(next());
        require(value >= 0, "a lower-case hexadecimal digit");
        return value;
    }

    private int digits() {
        int start = at;
        while (FieldSyntax.isDigit(peek())) {
            at++;
        }
        return at - start;
    }

    private void skip(String any) {
        while (any.indexOf(peek()) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char next() throws Malformed {
        require(at < text.length(), "more text");
        return text.charAt(at++);
    }

    private void expect(char c) throws Malformed {
        require(next() == c, String.valueOf(c));
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void require(boolean holds, String expected) throws Malformed {
        if (!holds) {
            throw new Malformed(expected);
        }
    }
}
