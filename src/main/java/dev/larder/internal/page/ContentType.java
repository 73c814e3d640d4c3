package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type in the making, as servlets make it: the media type and the charset can be said apart.
 *
 * @param media the type without its charset, null when not said
 * @param charset null when not said
 */
record ContentType(@Nullable String media, @Nullable String charset) {

    static final ContentType NONE = new ContentType(null, null);

    private static final String CHARSET = "charset=";

    /** What a response has been told. ISO 8859-1 is what it answers with where it has been told nothing. */
    static ContentType of(HttpServletResponse response) {
        ContentType said = NONE.with(response.getContentType(), false);
        String encoding = response.getCharacterEncoding();
        boolean silent = encoding == null || StandardCharsets.ISO_8859_1.name().equalsIgnoreCase(encoding);
        return said.charset() != null || silent ? said : said.withCharset(encoding);
    }

    /**
     * After {@code setContentType}.
     *
     * @param text what was said, null to take it back
     * @param fixed whether the charset is in use already and stays
     */
    ContentType with(@Nullable String text, boolean fixed) {
        int at = text == null ? -1 : text.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        int semicolon = text == null ? -1 : text.lastIndexOf(';', Math.max(at, 0));
        if (text == null || at < 0 || semicolon < 0) {
            return new ContentType(text, charset);
        }
        String rest = text.substring(at + CHARSET.length());
        int end = rest.indexOf(';');
        String named =
                (end < 0 ? rest : rest.substring(0, end)).replace("\"", "").strip();
        String others = end < 0 ? "" : rest.substring(end);
        return new ContentType(text.substring(0, semicolon).strip() + others, fixed ? charset : named);
    }

    ContentType withCharset(@Nullable String name) {
        return new ContentType(media, name);
    }

    /** The field's value, null when no type was said. */
    @Nullable
    String text() {
        return media == null || charset == null ? media : media + ";charset=" + charset;
    }
}
