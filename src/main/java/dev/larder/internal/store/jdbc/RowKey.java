package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Text;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key as it lies in the table. Two keys with the same digest are told apart by their bytes; the table holds one of them at a time.
 *
 * @param hash the first 8 bytes of the bytes' SHA-256 digest
 * @param bytes the key without loss
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content
record RowKey(long hash, byte[] bytes) {

    static RowKey of(String key) {
        byte[] bytes = Text.encode(key);
        return new RowKey(hash(bytes), bytes);
    }

    /** The number of a name or a key. */
    static long hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean isIn(HeldRow row) {
        return Arrays.equals(bytes, row.key());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }
}
