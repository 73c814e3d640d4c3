package dev.larder.internal.store.memcached;

import dev.larder.spi.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the server keeps an item, in its own terms: seconds from now up to thirty days, beyond that seconds since 1970, zero for good.
 *
 * <p>It is the whole life from {@code created} on, counted from the moment of writing, plus a margin: the envelope decides whether an entry may be
 * served.
 *
 * @param clock for what lives longer than thirty days
 * @param margin added to each life
 */
record Expiry(Clock clock, Duration margin) {

    static final int NEVER = 0;

    private static final int THIRTY_DAYS = 30 * 24 * 3600;

    /** A moment in 1970: the item is gone when it is written, which is how one is deleted by compare-and-set. (The client garbles negative numbers.) */
    static final int AT_ONCE = THIRTY_DAYS + 1;

    int of(Lifetime lifetime) {
        if (lifetime.expires().equals(Instant.MAX)) {
            return NEVER;
        }
        Duration life = Duration.between(lifetime.created(), lifetime.expires()).plus(margin);
        long seconds = Math.max(1, life.plusMillis(999).toSeconds());
        if (seconds <= THIRTY_DAYS) {
            return (int) seconds;
        }
        long moment = clock.instant().getEpochSecond() + seconds;
        return moment > Integer.MAX_VALUE ? NEVER : (int) moment;
    }
}
