package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any text as bytes without loss: UTF-8, or where UTF-8 cannot say it (unpaired surrogates) the byte FF, which UTF-8 never has, and
 * UTF-16BE.
 */
public final class Text {

    private static final char REPLACEMENT = '\uFFFD';
    private static final byte UTF_16_FOLLOWS = (byte) 0xFF;

    private Text() {}

    /**
     * The bytes of a text; no two texts share theirs.
     *
     * @param text any text
     * @return its bytes
     */
    public static byte[] encode(String text) {
        if (isWellFormed(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * text.length()).put(UTF_16_FOLLOWS);
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
        return bytes.array();
    }

    /**
     * The text of such bytes.
     *
     * @param bytes from anywhere
     * @return the text
     * @throws IllegalArgumentException when the bytes are no text that {@link #encode} could have made
     */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    static String decode(byte[] bytes, int from, int length) {
        if (length > 0 && bytes[from] == UTF_16_FOLLOWS) {
            return utf16(Arrays.copyOfRange(bytes, from, from + length));
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(ByteBuffer.wrap(bytes, from, length));
    }

    /** The quick way puts this character in place of what is malformed; only who finds it has to look closely. */
    private static String strictly(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private static String utf16(byte[] bytes) {
        char[] units = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes, 1, bytes.length - 1).asCharBuffer().get(units);
        String text = new String(units);
        if (!Arrays.equals(encode(text), bytes)) {
            throw new IllegalArgumentException("not a text");
        }
        return text;
    }

    private static boolean isWellFormed(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
