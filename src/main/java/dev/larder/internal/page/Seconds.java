package dev.larder.internal.page;

import java.time.Duration;

/** Durations as the whole seconds that header fields carry. */
final class Seconds {

    /** What RFC 9111 §1.2.2 lets stand for any longer time. */
    private static final long LONGEST = 1L << 31;

    private Seconds() {}

    static long of(Duration duration) {
        return Math.min(duration.toSeconds(), LONGEST);
    }
}
