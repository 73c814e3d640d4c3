package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one cache: records beside its entries, each with a random token, which only its holder replaces or removes before its term is
 * over.
 */
final class Locks {

    private static final int VERSION = -3;
    private static final Duration BRIEFEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final LockPlace place;
    private final Clock clock;

    Locks(LockPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** In the backend if there is one to share, else in this process. */
    static Locks of(@Nullable Sharing sharing, Clock clock) {
        return new Locks(sharing == null ? new LockTable(clock) : LockPlace.in(sharing.far()), clock);
    }

    /** One who asks for a lock, once or again and again. */
    LockTurn turn(String full, Duration term) {
        checked(term);
        return new LockTurn(this, KeySpace.reserved(full, VERSION), term);
    }

    static Duration checked(Duration term) {
        if (term.compareTo(BRIEFEST) < 0 || term.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("term = '" + term
                    + "' (of a lock): out of range. Use a millisecond to a year, more than the work takes and no more than others can wait"
                    + " if its holder dies.");
        }
        return term;
    }

    /** A lock of that term that nobody has ever held. Of no use as an entry: stale at once. */
    Entry fresh(Duration term) {
        Instant now = clock.instant();
        long token = ThreadLocalRandom.current().nextLong();
        return new Entry(token, new Lifetime(now, now, now, now.plus(term)), List.of(), Duration.ZERO);
    }

    LockPlace place() {
        return place;
    }

    boolean isOver(Entry lock) {
        return isOver(lock, clock.instant());
    }

    static boolean isOver(Entry lock, Instant now) {
        return !now.isBefore(lock.lifetime().expires());
    }

    /** How long it lasts, as its holder meant it. */
    static Duration term(Entry lock) {
        return Duration.between(lock.lifetime().created(), lock.lifetime().expires());
    }
}
