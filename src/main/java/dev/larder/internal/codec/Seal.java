package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** One key, and the way by which it closes payloads against reading, changing and moving. Safe for use by several threads. */
sealed interface Seal permits AesGcmSeal, HmacSeal {

    /** Bytes of a key's id: a digest of it, so that nobody has to name keys. */
    int ID_BYTES = 4;

    /** The flag of envelopes that are closed in this way. */
    int flag();

    /** The key's id. */
    byte[] id();

    /** How many bytes longer a closed payload is, its id not counted. */
    int overhead();

    /**
     * Closes a payload.
     *
     * @param associated what the closed payload is bound to
     * @param payload the bytes to close
     * @return as many bytes more as {@link #overhead()} says
     */
    byte[] close(Associated associated, byte[] payload) throws GeneralSecurityException;

    /**
     * Opens a payload.
     *
     * @param associated what it must have been bound to
     * @param closed what {@link #close} made
     * @return the payload
     * @throws GeneralSecurityException when it was not closed with this key, or not bound to this
     */
    byte[] open(Associated associated, byte[] closed) throws GeneralSecurityException;

    /**
     * What a payload is bound to.
     *
     * @param key the cache's name and the full key, each with its length
     * @param head the envelope's bytes before the payload
     */
    record Associated(ByteBuffer key, ByteBuffer head) {}
}
