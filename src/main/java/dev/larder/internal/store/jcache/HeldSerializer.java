package dev.larder.internal.store.jcache;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.ehcache.spi.serialization.Serializer;

/** Envelopes and their keep times as they lie outside of the heap. */
final class HeldSerializer implements Serializer<Object> {

    private static final long FOREVER = -1;

    @Override
    public ByteBuffer serialize(Object held) {
        Held.Bytes bytes = (Held.Bytes) held;
        return ByteBuffer.allocate(Long.BYTES + bytes.envelope().length)
                .putLong(
                        KeepTime.isForever(bytes.keep())
                                ? FOREVER
                                : bytes.keep().toMillis())
                .put(bytes.envelope())
                .flip();
    }

    @Override
    public Object read(ByteBuffer binary) {
        long millis = binary.getLong();
        Duration keep = millis == FOREVER ? KeepTime.FOREVER : Duration.ofMillis(millis);
        byte[] envelope = new byte[binary.remaining()];
        binary.get(envelope);
        return new Held.Bytes(envelope, keep);
    }

    @Override
    public boolean equals(Object held, ByteBuffer binary) {
        return held.equals(read(binary));
    }
}
