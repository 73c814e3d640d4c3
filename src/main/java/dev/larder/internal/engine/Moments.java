package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Lifetime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums of moments and durations that end at "never" ({@link Instant#MAX}, {@link Cache#FOREVER}) instead of overflowing. */
final class Moments {

    private Moments() {}

    static Instant plus(Instant moment, Duration span) {
        try {
            return moment.equals(Instant.MAX) ? Instant.MAX : moment.plus(span);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX; // beyond the end of time is never
        }
    }

    /** The time from one moment to a later one; zero when it is past. */
    static Duration between(Instant now, Instant end) {
        if (end.equals(Instant.MAX)) {
            return Cache.FOREVER;
        }
        return now.isBefore(end) ? difference(now, end) : Duration.ZERO;
    }

    /** {@link Duration#between}, which is slower by far, as every hit would notice. */
    private static Duration difference(Instant now, Instant end) {
        return Duration.ofSeconds(end.getEpochSecond() - now.getEpochSecond(), (long) end.getNano() - now.getNano());
    }

    static boolean isPositive(@Nullable Duration span) {
        return span != null && !span.isZero() && !span.isNegative();
    }

    /**
     * The life of an entry whose load ends now; empty when it would never be readable.
     *
     * @param policy complete: what a cache has set or inherits
     * @param dice a random number from 0 to 1, for the jitter
     */
    static Optional<Lifetime> lifetime(CachePolicy policy, Instant now, double dice) {
        Duration ttl = policy.ttl();
        if (ttl == null || !isPositive(ttl)) {
            return Optional.empty();
        }
        Instant freshUntil = plus(now, shortened(ttl, policy.jitter(), dice));
        return Optional.of(new Lifetime(
                now,
                freshUntil,
                window(freshUntil, policy.staleWhileRevalidate()),
                window(freshUntil, policy.staleIfError())));
    }

    private static Instant window(Instant freshUntil, @Nullable Duration span) {
        return span != null && isPositive(span) ? plus(freshUntil, span) : freshUntil;
    }

    private static Duration shortened(Duration ttl, @Nullable Duration jitter, double dice) {
        if (jitter == null || !isPositive(jitter) || ttl.equals(Cache.FOREVER)) {
            return ttl;
        }
        Duration most = jitter.compareTo(ttl) < 0 ? jitter : ttl.dividedBy(2);
        return ttl.minusNanos((long) (most.toNanos() * dice));
    }
}
