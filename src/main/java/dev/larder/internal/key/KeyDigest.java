package dev.larder.internal.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The SHA-256 digest of a text, taken over its UTF-16 code units so that no two texts share their bytes.
 *
 * <p>(UTF-8 would turn every unpaired surrogate into the same question mark.)
 */
public final class KeyDigest {

    /** Bytes of a digest as it stands in an envelope. */
    public static final int SHORT_BYTES = 16;

    private KeyDigest() {}

    /** The first {@value #SHORT_BYTES} bytes of the digest. */
    public static byte[] shortDigest(String text) {
        return Arrays.copyOf(digest(text), SHORT_BYTES);
    }

    /** The whole digest as 43 characters of the URL-safe alphabet. */
    public static String text(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text));
    }

    private static byte[] digest(String text) {
        byte[] units = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            units[2 * i] = (byte) (unit >> 8);
            units[2 * i + 1] = (byte) unit;
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(units);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
