package dev.larder.internal.codec;

import dev.larder.internal.key.KeyDigest;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes envelopes. */
final class EnvelopeWriter {

    private static final int LARGEST_SHORT = 0xFFFF;

    private EnvelopeWriter() {}

    /** Throws an {@link IllegalArgumentException} when the entry has more or longer tags than an envelope can say. */
    static byte[] write(String key, Entry entry, Content content, Seals seals) {
        List<byte[]> tags = entry.stamps().stream().map(EnvelopeWriter::tag).toList();
        Payload payload = content.payload();
        byte[] codec = payload.codec().getBytes(StandardCharsets.US_ASCII);
        byte[] stored = content.compressed().orElse(payload.bytes());
        int length = seals.closedLength(stored.length);
        ByteBuffer out = ByteBuffer.allocate(size(tags, (long) codec.length + length));
        out.putInt(Layout.MAGIC).put(Layout.VERSION).put((byte) (content.flag() | seals.flag()));
        out.put(KeyDigest.shortDigest(key), 0, KeyDigest.SHORT_BYTES);
        putLifetime(out, entry.lifetime(), entry.loadTime());
        putStamps(out, entry.stamps(), tags);
        out.putInt(0);
        out.put((byte) (payload.kind().number() | (payload.optional() ? Layout.OPTIONAL : 0)));
        out.put((byte) codec.length).put(codec);
        out.putInt(payload.bytes().length).putInt(length);
        out.put(seals.isEmpty() ? stored : seals.close(associated(key, out, seals), stored));
        return out.putInt(Layout.checksum(out, out.position())).array();
    }

    private static Seal.Associated associated(String key, ByteBuffer out, Seals seals) {
        return new Seal.Associated(seals.bound(key), out.duplicate().flip());
    }

    /**
     * What a value became.
     *
     * @param payload the value as bytes
     * @param compressed the shorter form of them, where there is one
     */
    record Content(Payload payload, Optional<byte[]> compressed) {

        int flag() {
            return compressed.isPresent() ? Layout.COMPRESSED : 0;
        }
    }

    private static void putLifetime(ByteBuffer out, Lifetime lifetime, Duration loadTime) {
        out.putLong(Layout.millis(lifetime.created()));
        out.putLong(Layout.millis(lifetime.freshUntil()));
        out.putLong(Layout.millis(lifetime.revalidateUntil()));
        out.putLong(Layout.millis(lifetime.errorUntil()));
        out.putLong(loadTime.toMillis());
    }

    private static void putStamps(ByteBuffer out, List<Stamp> stamps, List<byte[]> tags) {
        out.putShort((short) stamps.size());
        for (int i = 0; i < tags.size(); i++) {
            byte[] tag = tags.get(i);
            out.putShort((short) tag.length).put(tag).putLong(stamps.get(i).value());
        }
    }

    private static byte[] tag(Stamp stamp) {
        byte[] tag = Text.encode(stamp.tag());
        if (tag.length > LARGEST_SHORT) {
            throw new IllegalArgumentException(
                    "a tag has " + tag.length + " bytes: the longest has " + LARGEST_SHORT + ". Use a shorter one.");
        }
        return tag;
    }

    private static int size(List<byte[]> tags, long variable) {
        if (tags.size() > LARGEST_SHORT) {
            throw new IllegalArgumentException(
                    "an entry has " + tags.size() + " tags: the most is " + LARGEST_SHORT + ". Use fewer.");
        }
        long size = Layout.HEAD_BYTES + Layout.BODY_BYTES + Layout.CHECKSUM_BYTES + variable;
        for (byte[] tag : tags) {
            size += Short.BYTES + tag.length + Long.BYTES;
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "an entry takes " + size + " bytes, more than an array has. Store less.");
        }
        return (int) size;
    }
}
