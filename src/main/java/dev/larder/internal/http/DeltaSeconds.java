package dev.larder.internal.http;

/** A count of seconds in a field (RFC 9111 §1.2.2): digits only; whatever exceeds the largest one is the largest one. */
final class DeltaSeconds {

    /** 2^31, which the RFC tells caches to use for anything larger. */
    static final long MAX = 1L << 31;

    /** What {@link #parse} answers for text that is not a count. */
    static final long INVALID = -1;

    private DeltaSeconds() {}

    static long parse(String text) {
        long seconds = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!FieldSyntax.isDigit(c)) {
                return INVALID;
            }
            seconds = Math.min(MAX, seconds * 10 + (c - '0'));
        }
        return text.isEmpty() ? INVALID : seconds;
    }

    static long saturate(long seconds) {
        return Math.max(0, Math.min(MAX, seconds));
    }
}
