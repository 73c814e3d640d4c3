package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What may be done with what was found. A pure function of the entry, its stamps' validity, the time and the dice. */
enum Verdict {
    /** Serve it. */
    FRESH,
    /** Serve it; one caller refreshes it already now, before it dies under everybody's hands. */
    REFRESH_EARLY,
    /** Serve it; one caller refreshes it. */
    STALE_SERVABLE,
    /** Load; serve it if loading fails. */
    STALE_ON_ERROR,
    /** Load; there is nothing to fall back on. */
    GONE;

    /** No draw of the dice gives a head start of more than this many times beta times the load time: -ln(2^-53) is 36.7. */
    private static final double LONGEST_DRAW = 37;

    /** Thirty million years, in milliseconds: what lies beyond makes no difference, and nothing overflows. */
    private static final double LONGEST_START = 1e18;

    private static final long LATEST_SECOND = 1_000_000_000_000_000L;

    /**
     * Judges an entry.
     *
     * @param entry what was found, or {@code null}
     * @param current whether the stamps it was made under are still the current ones
     * @param now the time
     * @param draw the throw of the dice for an early refresh
     */
    static Verdict of(@Nullable Entry entry, boolean current, Instant now, Draw draw) {
        if (entry == null || !current) {
            return GONE;
        }
        Lifetime life = entry.lifetime();
        if (now.isBefore(life.freshUntil())) {
            return isEarly(entry, now, draw) ? REFRESH_EARLY : FRESH;
        }
        if (now.isBefore(life.revalidateUntil())) {
            return STALE_SERVABLE;
        }
        return now.isBefore(life.errorUntil()) ? STALE_ON_ERROR : GONE;
    }

    /**
     * Until when an entry whose stamps are current is fresh whatever the dice say, in milliseconds since 1970: not after the true moment,
     * and as long before its end as the dice could ask for an early refresh.
     *
     * @param beta the factor of early refreshing
     */
    static long sureUntil(Entry entry, double beta) {
        Duration loadTime = entry.loadTime();
        double headStart = LONGEST_DRAW * beta * (loadTime.getSeconds() * 1e3 + loadTime.getNano() / 1e6);
        Instant freshUntil = entry.lifetime().freshUntil();
        long second = Math.max(-LATEST_SECOND, Math.min(LATEST_SECOND, freshUntil.getEpochSecond()));
        return second * 1000 + freshUntil.getNano() / 1_000_000 - (long) Math.ceil(Math.min(headStart, LONGEST_START));
    }

    /** The factor of early refreshing that a policy names; else 1. */
    static double beta(CachePolicy policy) {
        Double beta = policy.earlyRefresh();
        return beta == null ? 1 : beta;
    }

    /** XFetch (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede Prevention, PVLDB 8(8), 2015). */
    private static boolean isEarly(Entry entry, Instant now, Draw draw) {
        Duration loadTime = entry.loadTime();
        Instant freshUntil = entry.lifetime().freshUntil();
        if (loadTime.isZero() || draw.beta() == 0 || freshUntil.equals(Instant.MAX)) {
            return false;
        }
        double unitMillis = loadTime.toNanos() / 1e6 * draw.beta();
        Duration remaining = Moments.between(now, freshUntil);
        double remainingMillis = remaining.getSeconds() * 1e3 + remaining.getNano() / 1e6;
        return remainingMillis <= LONGEST_DRAW * unitMillis && remainingMillis <= -Math.log(draw.dice()) * unitMillis;
    }

    /**
     * One throw of the dice for an early refresh.
     *
     * @param beta the factor; 0 never refreshes early
     * @param dice a random number above 0 and below or equal to 1
     */
    record Draw(double beta, double dice) {

        /** A throw that never refreshes early. */
        static final Draw NEVER = new Draw(0, 1);

        /** Throws the dice, where an early refresh is worth while at all. */
        static Draw of(@Nullable Entry entry, CachePolicy policy, DoubleSupplier dice) {
            return entry == null || entry.loadTime().isZero()
                    ? NEVER
                    : new Draw(Verdict.beta(policy), dice.getAsDouble());
        }
    }
}
