package dev.larder.internal.store.redis;

import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How long the server keeps an entry, so that its memory is given back and nothing is dropped before its envelope says so.
 *
 * <p>It is the whole life from {@code created} on, counted by the server from the moment of writing, plus a margin: clocks need not agree.
 *
 * @param margin added to each life
 */
record Keep(Duration margin) {

    /** What lives longer is kept until it is evicted. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** Milliseconds, 1 or more; empty: for good. */
    OptionalLong millis(Lifetime lifetime) {
        if (lifetime.expires().equals(Instant.MAX)) {
            return OptionalLong.empty();
        }
        Duration life = Duration.between(lifetime.created(), lifetime.expires());
        if (life.compareTo(LONGEST) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(1, life.plus(margin).toMillis()));
    }
}
