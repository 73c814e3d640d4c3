package dev.larder.internal.codec;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 (RFC 2104): everybody may read a payload, nobody without the key changes it. The code follows the payload. */
final class HmacSeal implements Seal {

    static final int SHORTEST_KEY_BYTES = 32;

    private static final int CODE_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final byte[] id;

    HmacSeal(byte[] key, byte[] id) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.id = id.clone();
    }

    @Override
    public int flag() {
        return Layout.SIGNED;
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    @Override
    public int overhead() {
        return CODE_BYTES;
    }

    @Override
    public byte[] close(Associated associated, byte[] payload) throws GeneralSecurityException {
        byte[] closed = Arrays.copyOf(payload, payload.length + CODE_BYTES);
        System.arraycopy(code(associated, payload, payload.length), 0, closed, payload.length, CODE_BYTES);
        return closed;
    }

    @Override
    public byte[] open(Associated associated, byte[] closed) throws GeneralSecurityException {
        int length = closed.length - CODE_BYTES;
        if (length < 0
                || !MessageDigest.isEqual(
                        code(associated, closed, length), Arrays.copyOfRange(closed, length, closed.length))) {
            throw new GeneralSecurityException("not closed with this key");
        }
        return Arrays.copyOf(closed, length);
    }

    private byte[] code(Associated associated, byte[] payload, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        mac.update(associated.key().duplicate());
        mac.update(associated.head().duplicate());
        mac.update(payload, 0, length);
        return mac.doFinal();
    }

    /** The key is not shown. */
    @Override
    public String toString() {
        return "HMAC-SHA-256";
    }
}
