package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long a near level need ask nobody.
 *
 * @param nanoTime a clock that never goes back: the only one that a hit reads
 * @param clock tells the time of entries; how far the two are apart is looked at every second
 * @param stamps of the cache
 */
record NearTimes(LongSupplier nanoTime, Clock clock, SharedStamps stamps) {

    private static final long LONGEST_MILLIS = 1000;
    private static final long MOST_OF_A_MILLISECOND = 999_999;

    /**
     * What both clocks said at one moment. The time of entries was read last: told from the other clock, it is never too early.
     *
     * @param nanos of the clock that never goes back
     * @param time of entries
     */
    record Look(long nanos, Instant time) {

        /** The time of entries when the other clock says something else; true as long as nobody sets the clock. */
        Instant at(long nanoTime) {
            return time.plusNanos(nanoTime - nanos);
        }
    }

    /** Both clocks, now. */
    Look look() {
        long nanos = nanoTime.getAsLong();
        return new Look(nanos, clock.instant());
    }

    /**
     * Until when an entry found current is to be served without a look at anything but changes: for a second; as long as it is
     * fresh whatever the dice say; as long as what is known of other nodes is believed.
     *
     * @param entry found current after {@code look}
     */
    long until(Entry entry, double beta, Look look, long end) {
        long rounded = look.time().plusNanos(MOST_OF_A_MILLISECOND).toEpochMilli();
        long fresh = Math.min(LONGEST_MILLIS, Verdict.sureUntil(entry, beta) - rounded);
        long mine = Math.min(TimeUnit.MILLISECONDS.toNanos(fresh), end - look.nanos());
        return look.nanos() + Math.min(mine, stamps.trustedUntil() - look.nanos());
    }
}
