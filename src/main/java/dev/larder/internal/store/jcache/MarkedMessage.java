package dev.larder.internal.store.jcache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** A message behind eight random bytes, by which it is told from every other one at the same place. */
final class MarkedMessage {

    private MarkedMessage() {}

    static byte[] of(byte[] message) {
        return ByteBuffer.allocate(Long.BYTES + message.length)
                .putLong(ThreadLocalRandom.current().nextLong())
                .put(message)
                .array();
    }

    /** The message alone; nothing when it is none. */
    static byte[] content(byte[] marked) {
        return marked.length <= Long.BYTES ? new byte[0] : Arrays.copyOfRange(marked, Long.BYTES, marked.length);
    }
}
