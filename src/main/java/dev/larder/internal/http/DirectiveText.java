package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * One member of a Cache-Control line (RFC 9111 §5.2): {@code token [ "=" ( token / quoted-string ) ]}.
 *
 * @param name in lower case, never empty for a directive that means something
 * @param argument without its quotes, null when there is none
 * @param clean whether the member keeps to the grammar; restrictions count even when it does not
 */
record DirectiveText(String name, @Nullable String argument, boolean clean) {

    static DirectiveText of(String member, boolean clean) {
        int equals = member.indexOf('=');
        if (equals < 0) {
            return new DirectiveText(FieldSyntax.lowerCase(member), null, clean);
        }
        String written = member.substring(0, equals);
        String name = FieldSyntax.lowerCase(FieldSyntax.trim(written));
        String value = member.substring(equals + 1);
        boolean tight =
                written.length() == name.length() && FieldSyntax.trim(value).length() == value.length();
        String quoted = unquoted(FieldSyntax.trim(value));
        String argument = quoted == null ? FieldSyntax.trim(value) : quoted;
        return new DirectiveText(name, argument, clean && tight && (quoted != null || FieldSyntax.isToken(value)));
    }

    /** What the quoted string says, or null when the text is not exactly one quoted string. */
    private static @Nullable String unquoted(String text) {
        if (!text.startsWith("\"") || ListCursor.closingQuote(text, 0) != text.length() - 1) {
            return null;
        }
        StringBuilder said = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            said.append(c == '\\' ? text.charAt(++i) : c);
        }
        return said.toString();
    }
}
