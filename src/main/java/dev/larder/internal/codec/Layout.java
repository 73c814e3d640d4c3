package dev.larder.internal.codec;

import dev.larder.internal.key.KeyDigest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;

/** The fixed parts of the envelope's format; the whole of it is in docs/decisions/0001-envelope.md. */
final class Layout {

    /** "LRDR". */
    static final int MAGIC = 0x4C524452;

    static final byte VERSION = 1;

    /** The payload is deflated. */
    static final int COMPRESSED = 1;

    /** The payload is encrypted, and bound to its cache, key and envelope. */
    static final int ENCRYPTED = 2;

    /** The payload is signed, and bound to its cache, key and envelope. */
    static final int SIGNED = 4;

    /** Set in the kind when the value stood in an {@link java.util.Optional}. */
    static final int OPTIONAL = 0x80;

    static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Magic, version, flags, digest, four moments, load time, number of stamps. */
    static final int HEAD_BYTES = 4 + 1 + 1 + KeyDigest.SHORT_BYTES + 4 * 8 + 8 + 2;

    /** Length of the extension, kind, length of the codec's name, length of the value, length of the payload. */
    static final int BODY_BYTES = 4 + 1 + 1 + 4 + 4;

    private Layout() {}

    /** Epoch milliseconds; what is too far away for them is never, or always. */
    static long millis(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException e) {
            return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant moment(long millis) {
        return millis == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    /** CRC-32C of the bytes before the position. */
    static int checksum(ByteBuffer envelope, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(envelope.duplicate().position(0).limit(end));
        return (int) checksum.getValue();
    }
}
