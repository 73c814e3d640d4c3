package dev.larder.internal.codec;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compression by deflate, bounded in both directions. */
final class Deflated {

    /** Below this, what is saved is not worth the time. */
    static final int WORTHWHILE_BYTES = 1024;

    /** Nothing larger is compressed, so nothing larger is ever inflated. */
    static final int LARGEST_BYTES = 64 << 20;

    /** Deflate never gets more out of a byte. */
    private static final int LARGEST_RATIO = 1032;

    private Deflated() {}

    /** The compressed form, if it is shorter. */
    static Optional<byte[]> compress(byte[] bytes) {
        if (bytes.length < WORTHWHILE_BYTES || bytes.length > LARGEST_BYTES) {
            return Optional.empty();
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] shorter = new byte[bytes.length];
            int length = deflater.deflate(shorter);
            return deflater.finished() ? Optional.of(Arrays.copyOf(shorter, length)) : Optional.empty();
        } finally {
            deflater.end();
        }
    }

    /** Throws an {@link IllegalArgumentException} when this is not the compressed form of that many bytes. */
    static byte[] inflate(byte[] compressed, int length) {
        if (length < 0 || length > LARGEST_BYTES || length / LARGEST_RATIO > compressed.length) {
            throw new IllegalArgumentException("no deflated form is that short");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] bytes = new byte[length];
            if (inflater.inflate(bytes) != length || !isAtEnd(inflater)) {
                throw new IllegalArgumentException("not the length that was said");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not deflated", e);
        } finally {
            inflater.end();
        }
    }

    private static boolean isAtEnd(Inflater inflater) throws DataFormatException {
        return inflater.inflate(new byte[1]) == 0 && inflater.finished() && inflater.getRemaining() == 0;
    }
}
