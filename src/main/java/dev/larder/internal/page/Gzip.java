package dev.larder.internal.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The gzip coding of bodies (RFC 9110 §8.4.1.3, RFC 1952), bounded in both directions. */
final class Gzip {

    /** Its name as a content coding. */
    static final String NAME = "gzip";

    /** Deflate never gets more out of a byte. */
    private static final long LARGEST_RATIO = 1032;

    private static final int BUFFER_BYTES = 8192;

    private Gzip() {}

    /** The same bytes always give the same form: it holds no time and no name. */
    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed, BUFFER_BYTES)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** Whether a form of that many bytes can hold that many. */
    static boolean canHold(int compressedBytes, long length) {
        return length >= 0 && length <= compressedBytes * LARGEST_RATIO;
    }

    /**
     * All that was compressed; its checksum is compared.
     *
     * @throws IllegalStateException when this is not the compressed form of exactly so many bytes
     */
    static byte[] inflate(byte[] compressed, int length) {
        if (!canHold(compressed.length, length)) {
            throw damaged(compressed, null);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
            byte[] bytes = new byte[length];
            if (in.readNBytes(bytes, 0, length) != length || in.read() >= 0) {
                throw damaged(compressed, null);
            }
            return bytes;
        } catch (IOException e) {
            throw damaged(compressed, e);
        }
    }

    private static IllegalStateException damaged(byte[] compressed, @Nullable Throwable cause) {
        return new IllegalStateException(
                "body = " + compressed.length + " bytes (from the store): not the gzip form of the page it belongs to."
                        + " The page is computed; invalidate it if this is said again.",
                cause);
    }
}
