package dev.larder.internal.codec;

import dev.larder.internal.key.KeyDigest;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an envelope from front to back. Every length is compared with what is left before anything is allocated; whatever is wrong
 * ends in an unchecked exception.
 */
final class EnvelopeReader {

    private final ByteBuffer in;
    private final String key;
    private final Seals seals;

    EnvelopeReader(byte[] envelope, String key, Seals seals) {
        this.in = ByteBuffer.wrap(envelope);
        this.key = key;
        this.seals = seals;
    }

    /** Reads magic, version, flags and digest, and checks them and the checksum. */
    int head() {
        byte[] digest = KeyDigest.shortDigest(key);
        int end = in.limit() - Layout.CHECKSUM_BYTES;
        require(end >= Layout.HEAD_BYTES + Layout.BODY_BYTES);
        require(in.getInt() == Layout.MAGIC && in.get() == Layout.VERSION);
        int flags = in.get();
        int closed = flags & ~Layout.COMPRESSED;
        require(closed == 0 ? seals.isEmpty() : Integer.bitCount(closed) == 1 && (closed & seals.flags()) != 0);
        require(in.slice(in.position(), digest.length).equals(ByteBuffer.wrap(digest)));
        require(in.getInt(end) == Layout.checksum(in, end));
        in.position(in.position() + digest.length).limit(end);
        return flags;
    }

    Lifetime lifetime() {
        return new Lifetime(moment(), moment(), moment(), moment());
    }

    private Instant moment() {
        return Layout.moment(in.getLong());
    }

    Duration loadTime() {
        return Duration.ofMillis(in.getLong());
    }

    List<Stamp> stamps() {
        int count = Short.toUnsignedInt(in.getShort());
        require(count <= in.remaining() / (Short.BYTES + Long.BYTES));
        List<Stamp> stamps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String tag = Text.decode(take(Short.toUnsignedInt(in.getShort())));
            stamps.add(new Stamp(tag, in.getLong()));
        }
        return List.copyOf(stamps);
    }

    /** Passes over what a later release may have added. */
    void extension() {
        int length = in.getInt();
        require(length >= 0 && length <= in.remaining());
        in.position(in.position() + length);
    }

    Payload payload(int flags) {
        int kind = Byte.toUnsignedInt(in.get());
        String codec = new String(take(Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
        int length = in.getInt();
        Slice stored = opened(flags & ~Layout.COMPRESSED, in.getInt());
        boolean compressed = (flags & Layout.COMPRESSED) != 0;
        require(!in.hasRemaining() && (compressed || length == stored.length()));
        Slice bytes = compressed ? Slice.of(Deflated.inflate(stored.bytes(), length)) : stored;
        boolean optional = (kind & Layout.OPTIONAL) != 0;
        return new Payload(ValueKind.numbered(kind & ~Layout.OPTIONAL), optional, codec, bytes);
    }

    private Slice opened(int flag, int length) {
        ByteBuffer head = in.duplicate().flip();
        Slice stored = slice(length);
        return seals.isEmpty()
                ? stored
                : Slice.of(seals.open(flag, new Seal.Associated(seals.bound(key), head), stored.bytes()));
    }

    private Slice slice(int length) {
        require(length >= 0 && length <= in.remaining());
        Slice slice = new Slice(in.array(), in.position(), length);
        in.position(in.position() + length);
        return slice;
    }

    private byte[] take(int length) {
        require(length >= 0 && length <= in.remaining());
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not an envelope of this version and key");
        }
    }
}
