package dev.larder.internal.method;

import dev.larder.Cache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A life that every hit extends.
 *
 * <p>A hit that would add less than a tenth of the idle time adds nothing, so that a value in demand is not written at each read.
 *
 * @param time how long a value is kept while nobody asks for it
 * @param longest how long it is kept at most
 */
record Idle(Duration time, Duration longest) {

    private static final int TENTH = 10;

    /** The lifetime of a value that has just been loaded. */
    Duration first() {
        return time.compareTo(longest) < 0 ? time : longest;
    }

    /** The lifetime to give a value that was hit; {@code null} to leave it as it is. */
    @Nullable
    Duration extension(Duration age, Duration remaining) {
        Duration left = longest.equals(Cache.FOREVER) ? time : longest.minus(age);
        Duration next = left.compareTo(time) < 0 ? left : time;
        boolean worthIt = remaining.compareTo(time) < 0 && next.minus(remaining).compareTo(time.dividedBy(TENTH)) > 0;
        return worthIt ? next : null;
    }
}
