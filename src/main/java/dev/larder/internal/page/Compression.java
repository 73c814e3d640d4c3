package dev.larder.internal.page;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.FieldSyntax;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.VaryFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages are kept in their gzip form.
 *
 * @param fromBytes the smallest body that is; {@link #NEVER} for none
 */
record Compression(long fromBytes) {

    /** Larger than any body. */
    static final long NEVER = Long.MAX_VALUE;

    /** What vouches for the very bytes, or says which of them these are: no longer true of compressed ones. */
    private static final Set<String> OF_THE_BYTES = Set.of(
            "content-encoding",
            "content-range",
            "content-md5",
            "content-digest",
            "repr-digest",
            "digest",
            "signature",
            "signature-input");

    private static final Set<String> SUBTYPES = Set.of(
            "application/javascript",
            "application/x-javascript",
            "application/ecmascript",
            "application/json",
            "application/x-ndjson",
            "application/json-seq",
            "application/xml",
            "application/xml-dtd",
            "application/yaml",
            "application/toml",
            "application/sql",
            "application/graphql",
            "application/rtf",
            "application/wasm",
            "application/vnd.ms-fontobject",
            "application/x-font-ttf",
            "application/x-font-opentype",
            "font/ttf",
            "font/otf",
            "font/collection",
            "image/bmp",
            "image/x-icon",
            "image/vnd.microsoft.icon");

    private static final Set<String> SUFFIXES = Set.of("+json", "+xml", "+yaml", "+text");

    /**
     * Whether a page may be compressed, by its head (RFC 9110 §8.4, RFC 9111 §5.2.2.6): it is not encoded already, nothing forbids
     * or contradicts it, and its media type is one that gets shorter.
     */
    static boolean suits(int status, Fields fields) {
        boolean whole = status >= 200 && status != 204 && status != 205 && status != 206 && status != 304;
        return whole
                && isCompressible(fields.first(FieldNames.CONTENT_TYPE))
                && !namesBytes(fields)
                && !CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL)).isNoTransform();
    }

    /** Whether a page is kept compressed. One that depends on Accept-Encoding has made its own choice, for each value. */
    boolean takes(int status, Fields fields, Variance variance) {
        return fromBytes != NEVER && !variance.headers().contains("accept-encoding") && suits(status, fields);
    }

    /**
     * The fields of the first answer, which is not compressed, of a page that will be: they say already that others may get
     * another form (RFC 9110 §12.5.5). Where the length is not known yet it is taken to be enough.
     */
    Fields announced(int status, Fields fields, Variance variance) {
        String length = fields.first(FieldNames.CONTENT_LENGTH);
        boolean tooShort = length != null && isBelow(length.strip());
        return tooShort || !takes(status, fields, variance) ? fields : varying(fields);
    }

    private boolean isBelow(String length) {
        return length.matches("\\d{1,18}") && Long.parseLong(length) < fromBytes;
    }

    /** The fields, with Accept-Encoding in their Vary. */
    static Fields varying(Fields fields) {
        VaryFields vary = VaryFields.of(fields);
        return vary.isStar() || vary.lists(FieldNames.ACCEPT_ENCODING)
                ? fields
                : fields.with(
                        FieldNames.VARY,
                        vary.plus(List.of(FieldNames.ACCEPT_ENCODING)).toFieldValue());
    }

    private static boolean namesBytes(Fields fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (OF_THE_BYTES.contains(FieldSyntax.lowerCase(fields.name(i)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCompressible(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int semicolon = contentType.indexOf(';');
        String type = FieldSyntax.lowerCase(
                FieldSyntax.trim(semicolon < 0 ? contentType : contentType.substring(0, semicolon)));
        int plus = type.lastIndexOf('+');
        return type.startsWith("text/")
                || SUBTYPES.contains(type)
                || (plus > 0 && SUFFIXES.contains(type.substring(plus)));
    }
}
