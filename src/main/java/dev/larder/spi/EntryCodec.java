package dev.larder.spi;

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
}
