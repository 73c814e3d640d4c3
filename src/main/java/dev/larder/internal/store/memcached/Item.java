package dev.larder.internal.store.memcached;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What lies in the server under a name: the generation it belongs to (8 bytes), and an envelope, which a generation's own item lacks. */
final class Item {

    private final byte[] bytes;

    /** What was found, from whomever. */
    Item(byte[] bytes) {
        this.bytes = bytes;
    }

    static Item of(long generation, byte[] envelope) {
        return new Item(ByteBuffer.allocate(Math.addExact(Long.BYTES, envelope.length))
                .putLong(generation)
                .put(envelope)
                .array());
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isOf(long generation) {
        return bytes.length >= Long.BYTES && generation() == generation;
    }

    boolean isGeneration() {
        return bytes.length == Long.BYTES;
    }

    long generation() {
        return ByteBuffer.wrap(bytes).getLong();
    }

    byte[] envelope() {
        return Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    }
}
