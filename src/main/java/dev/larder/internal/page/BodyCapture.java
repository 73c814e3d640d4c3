package dev.larder.internal.page;

import java.io.OutputStream;
import java.util.Arrays;

/** The bytes of a body, up to a limit; beyond it nothing is kept. Not for use by several threads. */
final class BodyCapture extends OutputStream {

    private static final int FIRST_BYTES = 4096;
    private static final byte[] NOTHING = {};

    private final long limitBytes;
    private byte[] bytes = NOTHING;
    private int count;
    private boolean exceeded;

    BodyCapture(long limitBytes) {
        this.limitBytes = Math.min(limitBytes, Integer.MAX_VALUE - FIRST_BYTES);
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (exceeded || count + (long) length > limitBytes) {
            giveUp();
            return;
        }
        ensure(count + length);
        System.arraycopy(source, offset, bytes, count, length);
        count += length;
    }

    private void ensure(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Math.max(needed, Math.max(FIRST_BYTES, bytes.length * 2L)), limitBytes));
        }
    }

    /** Keeps nothing from now on. */
    void giveUp() {
        exceeded = true;
        bytes = NOTHING;
        count = 0;
    }

    /** Forgets what was written, as the application did. */
    void clear() {
        if (!exceeded) {
            bytes = NOTHING; // not written over: somebody may have been given it
            count = 0;
        }
    }

    boolean isExceeded() {
        return exceeded;
    }

    int count() {
        return count;
    }

    /** What was written so far, in an array that is written to no more. */
    byte[] toBytes() {
        if (bytes.length != count) {
            bytes = Arrays.copyOf(bytes, count);
        }
        return bytes;
    }
}
