package dev.larder.internal.page;

import dev.larder.internal.http.ByteRange;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What a 206 carries of a page: one part as it is, or several, each with a head of its own (RFC 9110 §14.6, §15.3.7). */
final class PageParts {

    private final byte[] body;
    private final List<ByteRange> ranges;
    private final List<byte[]> heads;
    private final String boundary;

    private PageParts(byte[] body, List<ByteRange> ranges, List<byte[]> heads, String boundary) {
        this.body = body;
        this.ranges = ranges;
        this.heads = heads;
        this.boundary = boundary;
    }

    /**
     * Parts of a body.
     *
     * @param ranges at least one, within the body
     * @param type the page's Content-Type, null when it has none
     */
    static PageParts of(byte[] body, List<ByteRange> ranges, @Nullable String type) {
        if (ranges.size() == 1) {
            return new PageParts(body, ranges, List.of(), "");
        }
        String boundary = boundary(body);
        List<byte[]> heads = new ArrayList<>(ranges.size() + 1);
        for (ByteRange range : ranges) {
            String typed = type == null ? "" : FieldNames.CONTENT_TYPE + ": " + type + "\r\n";
            heads.add(ascii("\r\n--" + boundary + "\r\n" + typed + FieldNames.CONTENT_RANGE + ": "
                    + range.toContentRange(body.length) + "\r\n\r\n"));
        }
        heads.add(ascii("\r\n--" + boundary + "--\r\n"));
        return new PageParts(body, ranges, heads, boundary);
    }

    /** The fields of the whole page made those of its parts; what vouches for the bytes of the whole does not for theirs. */
    Fields in(Fields whole) {
        Fields fields = whole.without("Content-MD5").without("Content-Digest");
        return heads.isEmpty()
                ? fields.with(FieldNames.CONTENT_RANGE, ranges.get(0).toContentRange(body.length))
                : fields.with(FieldNames.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    }

    /** How many bytes will be written. */
    long length() {
        long length = 0;
        for (ByteRange range : ranges) {
            length += range.length();
        }
        for (byte[] head : heads) {
            length += head.length;
        }
        return length;
    }

    void write(OutputStream out) throws IOException {
        for (int i = 0; i < ranges.size(); i++) {
            if (!heads.isEmpty()) {
                out.write(heads.get(i));
            }
            out.write(body, (int) ranges.get(i).first(), (int) ranges.get(i).length());
        }
        if (!heads.isEmpty()) {
            out.write(heads.get(ranges.size()));
        }
    }

    /** The first of a row of texts made of the body's checksum that the body does not contain: the same for the same body. */
    private static String boundary(byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(body);
        long number = sum.getValue();
        while (true) {
            String candidate = "larder-" + Long.toHexString(number);
            if (!contains(body, ascii(candidate))) {
                return candidate;
            }
            number++;
        }
    }

    private static boolean contains(byte[] body, byte[] wanted) {
        for (int i = 0; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
