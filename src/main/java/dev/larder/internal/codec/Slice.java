package dev.larder.internal.codec;

import java.util.Arrays;

/** A part of an array that nobody changes, so that a long text need not be copied before it is read. */
final class Slice {

    private final byte[] array;
    private final int from;
    private final int length;

    Slice(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** The whole of an array. */
    static Slice of(byte[] whole) {
        return new Slice(whole, 0, whole.length);
    }

    int length() {
        return length;
    }

    /** An array of these bytes alone; the whole array itself, else a copy. */
    byte[] bytes() {
        return length == array.length ? array : Arrays.copyOfRange(array, from, from + length);
    }

    /** Throws an {@link IllegalArgumentException} when the bytes are no text. */
    String text() {
        return Text.decode(array, from, length);
    }
}
