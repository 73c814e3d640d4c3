package dev.larder.internal.store.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a file: {@code magic 4, version 1, 0 3, id 8, deadline 8, bytes of the key 4, bytes of the envelope 4, CRC-32C of all of it but
 * itself 4, key in UTF-16BE, envelope}, big-endian.
 */
final class FileRecord {

    static final int HEAD_BYTES = 36;

    private static final int MAGIC = 0x4C524652;
    private static final byte VERSION = 1;
    private static final int CHECKSUM_AT = 32;

    private final long id;
    private final long deadline;
    private final String key;
    private final byte[] envelope;

    FileRecord(long id, long deadline, String key, byte[] envelope) {
        this.id = id;
        this.deadline = deadline;
        this.key = key;
        this.envelope = envelope;
    }

    /** Another one for every record that is written, by which one is known again; never zero. */
    long id() {
        return id;
    }

    /** When it may go, in milliseconds since 1970. */
    long deadline() {
        return deadline;
    }

    /** The full key. */
    String key() {
        return key;
    }

    byte[] envelope() {
        return envelope;
    }

    byte[] bytes() {
        byte[] name = units(key);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(HEAD_BYTES + name.length, envelope.length));
        out.putInt(MAGIC).put(VERSION).put(new byte[3]).putLong(id).putLong(deadline);
        out.putInt(name.length).putInt(envelope.length).putInt(0).put(name).put(envelope);
        return out.putInt(CHECKSUM_AT, checksum(out.array())).array();
    }

    /** UTF-16BE, unpaired surrogates too. */
    private static byte[] units(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * 2);
        units.asCharBuffer().put(text);
        return units.array();
    }

    /** {@code null} when the bytes are not a whole record. */
    static @Nullable FileRecord of(byte[] bytes) {
        Head head = Head.of(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (head == null || head.length() != bytes.length || in.getInt(CHECKSUM_AT) != checksum(bytes)) {
            return null;
        }
        byte[] envelope = new byte[bytes.length - HEAD_BYTES - head.keyBytes];
        in.get(HEAD_BYTES + head.keyBytes, envelope);
        return new FileRecord(head.id, head.deadline, head.key(bytes), envelope);
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, CHECKSUM_AT);
        checksum.update(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
        return (int) checksum.getValue();
    }

    /** How a record begins; what follows may be torn. */
    record Head(long id, long deadline, int keyBytes, int envelopeBytes) {

        /** {@code null} when this is no record's beginning. */
        static @Nullable Head of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (bytes.length < HEAD_BYTES || in.getInt(0) != MAGIC || in.getInt(4) != VERSION << 24) {
                return null;
            }
            Head head = new Head(in.getLong(8), in.getLong(16), in.getInt(24), in.getInt(28));
            return head.keyBytes < 0 || head.envelopeBytes < 0 || head.length() > Integer.MAX_VALUE - 8 ? null : head;
        }

        long length() {
            return (long) HEAD_BYTES + keyBytes + envelopeBytes;
        }

        /** The key, of bytes that hold it. */
        String key(byte[] bytes) {
            return ByteBuffer.wrap(bytes, HEAD_BYTES, keyBytes).asCharBuffer().toString();
        }
    }
}
