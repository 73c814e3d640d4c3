package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a Faces view in a page's form (Jakarta Faces, {@code ResponseStateManager.VIEW_STATE_PARAM}).
 *
 * <p>Kept on the server, it shows by the session it is kept in; kept in the page itself, only by its field. It belongs to one visitor
 * either way. Looking for its name errs on the safe side: a page that merely mentions it is not stored, nor is markup that the
 * application compressed in a way that cannot be looked into. A transient view has none, and its field says so.
 */
final class ViewState {

    private static final byte[] FIELD = "jakarta.faces.ViewState".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONE = " value=\"stateless\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_BYTES = 8192;

    /** Beyond this a compressed page is taken for one that holds a state. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private ViewState() {}

    static boolean isIn(Fields fields, byte[] body) {
        String coding = coding(fields);
        if (coding.isEmpty()) {
            return isWide(fields) ? isMarkup(fields) : isKept(body);
        }
        try (InputStream plain = plain(coding, body)) {
            return plain == null ? isMarkup(fields) : isIn(plain);
        } catch (IOException unreadable) {
            return isMarkup(fields);
        }
    }

    /** The content coding, empty for none. */
    private static String coding(Fields fields) {
        String coding = String.join(",", fields.lines(FieldNames.CONTENT_ENCODING))
                .strip()
                .toLowerCase(Locale.ROOT);
        return coding.equals("identity") ? "" : coding;
    }

    private static @Nullable InputStream plain(String coding, byte[] body) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body));
            default -> null;
        };
    }

    /** Whether a letter of ASCII takes more than an octet. */
    private static boolean isWide(Fields fields) {
        return type(fields).matches(".*charset=\"?utf-?(16|32).*");
    }

    private static String type(Fields fields) {
        return String.join(",", fields.lines(FieldNames.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
    }

    /** Only markup can hold a form. */
    private static boolean isMarkup(Fields fields) {
        String type = type(fields);
        return type.isEmpty() || List.of("html", "xml").stream().anyMatch(type::contains);
    }

    /** Chunk by chunk; the end of each is looked at again with the next. */
    private static boolean isIn(InputStream plain) throws IOException {
        byte[] window = new byte[CHUNK_BYTES + FIELD.length];
        int kept = 0;
        long seen = 0;
        for (int read = plain.read(window, 0, CHUNK_BYTES); read >= 0; read = plain.read(window, kept, CHUNK_BYTES)) {
            seen += read;
            if (seen > MOST_BYTES || isIn(window, kept + read)) {
                return true;
            }
            int end = kept + read;
            kept = Math.min(FIELD.length - 1, end);
            System.arraycopy(window, end - kept, window, 0, kept);
        }
        return false;
    }

    private static boolean isIn(byte[] text, int length) {
        for (int i = 0; i <= length - FIELD.length; i++) {
            if (isAt(FIELD, text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKept(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            if (isAt(FIELD, body, i) && !isNone(body, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the tag that names the field goes on to say that there is no state. */
    private static boolean isNone(byte[] body, int name) {
        for (int i = name; i < body.length && body[i] != '>'; i++) {
            if (isAt(NONE, body, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] wanted, byte[] text, int start) {
        for (int i = 0; i < wanted.length; i++) {
            if (start + i >= text.length || text[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
