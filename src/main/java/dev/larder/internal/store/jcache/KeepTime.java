package dev.larder.internal.store.jcache;

import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a provider keeps an entry, so that memory is reclaimed and nothing is dropped before its envelope says so.
 *
 * <p>It is the whole life from {@code created} on, counted from the moment of writing, plus a margin: the provider measures time by a
 * clock of its own, which need not run like the engine's.
 *
 * @param margin added to each life
 */
record KeepTime(Duration margin) {

    /** Stands for an entry that is kept until it is evicted. */
    static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** What lives longer than this is kept until it is evicted: providers count in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    Duration of(Lifetime lifetime) {
        Instant expires = lifetime.expires();
        if (expires.equals(Instant.MAX)) {
            return FOREVER;
        }
        Duration life = Duration.between(lifetime.created(), expires);
        if (life.compareTo(LONGEST) > 0) {
            return FOREVER;
        }
        return life.isNegative() ? margin : life.plus(margin);
    }

    static boolean isForever(Duration keep) {
        return keep.equals(FOREVER);
    }
}
