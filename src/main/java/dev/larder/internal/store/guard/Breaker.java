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

    /** An outage; {@code trying} while the one caller is out. */
    private record Outage(Instant retryAt, Duration pause, boolean trying) {}

    private final Clock clock;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    Breaker(Clock clock) {
        this.clock = clock;
    }

    Pass ask() {
        Outage now = outage.get();
        if (now == null) {
            return Pass.USUAL;
        }
        if (now.trying || clock.instant().isBefore(now.retryAt)) {
            return Pass.REFUSED;
        }
        return outage.compareAndSet(now, new Outage(now.retryAt, now.pause, true)) ? Pass.TRIAL : Pass.REFUSED;
    }

    boolean isOut() {
        return outage.get() != null;
    }

    /**
     * The call failed.
     *
     * @return whether an outage begins with it
     */
    boolean failed(Pass pass) {
        if (pass == Pass.TRIAL) {
            outage.updateAndGet(now -> now == null ? null : pausing(longer(now.pause)));
            return false;
        }
        return outage.compareAndSet(null, pausing(FIRST_PAUSE));
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
            outage.updateAndGet(now -> now == null ? null : new Outage(now.retryAt, now.pause, false));
        }
    }

    private Outage pausing(Duration pause) {
        return new Outage(clock.instant().plus(pause), pause, false);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
