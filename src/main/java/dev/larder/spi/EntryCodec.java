package dev.larder.spi;

import java.util.Arrays;
import java.util.Optional;

/**
 * Turns entries into Larder's envelope, a byte sequence that tells its own version, key and lifetime, and back.
 *
 * @since 0.1
 */
public interface EntryCodec {

    /**
     * Encodes an entry.
     *
     * @param key full key, whose digest goes into the envelope
     * @param entry the entry
     * @return the envelope
     * @throws IllegalArgumentException when the value cannot be turned into bytes
     */
    byte[] encode(String key, Entry entry);

    /**
     * Decodes an envelope.
     *
     * @param key full key it was read under
     * @param envelope bytes from anywhere
     * @return the entry; empty when the bytes are unreadable, truncated, of another version or of another key
     */
    Optional<Entry> decode(String key, byte[] envelope);

    /**
     * Whether an envelope holds the expected entry: what a store that holds bytes asks before it compares and sets them.
     *
     * <p>Encoding what was decoded need not give the same bytes again, a hash map's order for example; so both sides are compared after
     * the same trip.
     *
     * @param key full key it was read under
     * @param envelope what is held
     * @param expected the entry as it was read or written before
     * @return true if it is that entry
     * @throws IllegalArgumentException when the expected value cannot be turned into bytes
     */
    default boolean holds(String key, byte[] envelope, Entry expected) {
        byte[] wanted = encode(key, expected);
        return Arrays.equals(wanted, envelope)
                || decode(key, envelope)
                        .filter(entry -> Arrays.equals(wanted, encode(key, entry)))
                        .isPresent();
    }
}
