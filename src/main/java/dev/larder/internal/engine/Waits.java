package dev.larder.internal.engine;

import java.time.Duration;

/** Durations as nanoseconds to wait, as many as fit. */
final class Waits {

    private static final Duration LONGEST = Duration.ofDays(365);

    private Waits() {}

    static long nanos(Duration wait) {
        return (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos();
    }
}
