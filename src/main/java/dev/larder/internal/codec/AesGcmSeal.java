package dev.larder.internal.codec;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D): nobody without the key reads or changes a payload.
 *
 * <p>A closed payload is a random initialisation vector, the ciphertext and its tag. With random vectors a key should be replaced
 * before it has closed 2^32 payloads.
 */
final class AesGcmSeal implements Seal {

    static final int KEY_BYTES = 32;

    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final byte[] id;
    private final SecureRandom random = new SecureRandom();

    AesGcmSeal(byte[] key, byte[] id) {
        this.key = new SecretKeySpec(key, "AES");
        this.id = id.clone();
    }

    @Override
    public int flag() {
        return Layout.ENCRYPTED;
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    @Override
    public int overhead() {
        return VECTOR_BYTES + TAG_BYTES;
    }

    @Override
    public byte[] close(Associated associated, byte[] payload) throws GeneralSecurityException {
        byte[] vector = new byte[VECTOR_BYTES];
        random.nextBytes(vector);
        byte[] closed = new byte[payload.length + overhead()];
        System.arraycopy(vector, 0, closed, 0, VECTOR_BYTES);
        cipher(Cipher.ENCRYPT_MODE, vector, associated).doFinal(payload, 0, payload.length, closed, VECTOR_BYTES);
        return closed;
    }

    @Override
    public byte[] open(Associated associated, byte[] closed) throws GeneralSecurityException {
        if (closed.length < overhead()) {
            throw new GeneralSecurityException("too short to have been closed");
        }
        byte[] vector = Arrays.copyOf(closed, VECTOR_BYTES);
        return cipher(Cipher.DECRYPT_MODE, vector, associated)
                .doFinal(closed, VECTOR_BYTES, closed.length - VECTOR_BYTES);
    }

    private Cipher cipher(int mode, byte[] vector, Associated associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, vector));
        cipher.updateAAD(associated.key().duplicate());
        cipher.updateAAD(associated.head().duplicate());
        return cipher;
    }

    /** The key is not shown. */
    @Override
    public String toString() {
        return "AES-256-GCM";
    }
}
