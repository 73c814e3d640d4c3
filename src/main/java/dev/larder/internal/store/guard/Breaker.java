package dev.larder.internal.store.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the backend.
 *
 * <ol>
 *   <li>While it answers, everybody may.
 *   <li>A failure begins an outage: nobody may for a second.
 *   <li>Then one caller may try. If it fails, the pause doubles, up to half a minute; if it succeeds, the outage is over.
 *   <li>An outage that a failing write has begun is not over because something can be read: readers wait twice as long as writers.
 * </ol>
 *
 * Safe for use by several threads; while the backend answers, asking is one volatile read.
 */
final class Breaker {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What a caller may do; it hands this back with what came of it. */
    enum Pass {
        /** Call. */
        USUAL,
        /** Call, as the only one: the outage ends or goes on by what comes of it. */
        TRIAL,
        /** Do not call. */
        REFUSED
    }

    /** What a caller wants to do. */
    enum Use {
        READ,
        /** Have the backend take something in. */
        WRITE
    }

    /** An outage; {@code trying} while the one caller is out. */
    private record Outage(Instant retryAt, Duration pause, Use begunBy, boolean trying) {

        boolean isDue(Instant now, Use use) {
            boolean waitsForWriters = begunBy == Use.WRITE && use == Use.READ;
            return !now.isBefore(waitsForWriters ? retryAt.plus(pause) : retryAt);
        }

        Outage trying(boolean tries) {
            return new Outage(retryAt, pause, begunBy, tries);
        }
    }

    private final Clock clock;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    Breaker(Clock clock) {
        this.clock = clock;
    }

    Pass ask(Use use) {
        Outage now = outage.get();
        if (now == null) {
            return Pass.USUAL;
        }
        if (now.trying || !now.isDue(clock.instant(), use)) {
            return Pass.REFUSED;
        }
        return outage.compareAndSet(now, now.trying(true)) ? Pass.TRIAL : Pass.REFUSED;
    }

    boolean isOut() {
        return outage.get() != null;
    }

    /**
     * The call failed.
     *
     * @return whether an outage begins with it
     */
    boolean failed(Pass pass, Use use) {
        if (pass == Pass.TRIAL) {
            outage.updateAndGet(now -> now == null ? null : pausing(longer(now.pause), begunBy(now, use)));
            return false;
        }
        return outage.compareAndSet(null, pausing(FIRST_PAUSE, use));
    }

    /**
     * The call failed, or was not made, and somebody else says when it is time to try again.
     *
     * @return whether an outage begins with it
     */
    boolean joins(Pass pass) {
        Outage dueAtOnce = pausing(Duration.ZERO, Use.READ);
        if (pass == Pass.TRIAL) {
            outage.updateAndGet(now -> now == null ? null : dueAtOnce);
            return false;
        }
        return outage.compareAndSet(null, dueAtOnce);
    }

    /**
     * The call succeeded.
     *
     * @return whether an outage ends with it; one that began after the call had started goes on
     */
    boolean succeeded(Pass pass) {
        return pass == Pass.TRIAL && outage.getAndSet(null) != null;
    }

    /** The call never reached the backend: another caller may try. */
    void undecided(Pass pass) {
        if (pass == Pass.TRIAL) {
            outage.updateAndGet(now -> now == null ? null : now.trying(false));
        }
    }

    private Outage pausing(Duration pause, Use begunBy) {
        return new Outage(clock.instant().plus(pause), pause, begunBy, false);
    }

    /** One that was joined begins for this breaker when the first trial of its own fails. */
    private static Use begunBy(Outage now, Use use) {
        return now.pause.isZero() ? use : now.begunBy;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
