package dev.larder.internal.store.file;

import dev.larder.spi.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a record may go, by the clock of the machine.
 *
 * <p>That is the whole life from {@code created} on, counted from the moment of writing, plus a margin: the engine's clock need not be the
 * machine's.
 *
 * @param clock the machine's
 * @param margin added to each life
 */
record Deadlines(Clock clock, Duration margin) {

    /** The moment of a record that never goes. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofDays(36_500);

    long now() {
        return clock.millis();
    }

    /** In milliseconds since 1970. */
    long of(Lifetime lifetime) {
        Instant expires = lifetime.expires();
        if (expires.equals(Instant.MAX)) {
            return NEVER;
        }
        Duration life = Duration.between(lifetime.created(), expires);
        if (life.compareTo(LONGEST) > 0) {
            return NEVER;
        }
        return now() + margin.toMillis() + (life.isNegative() ? 0 : life.toMillis());
    }

    boolean isOver(long deadline) {
        return deadline <= now();
    }

    /** A file's time of change, by which a cull chooses: what may go soonest is oldest, and of what never goes what was written first. */
    long fileTime(long deadline) {
        return Math.min(deadline, now() + 2 * LONGEST.toMillis());
    }
}
