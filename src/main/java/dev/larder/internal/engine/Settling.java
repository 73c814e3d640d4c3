package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.LoadTimeoutException;
import dev.larder.Outcome;
import dev.larder.Outcome.How;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller gets of a landing, given the old value it may fall back on. */
final class Settling<V extends @Nullable Object> {

    private final CacheEngine engine;
    private final CachePolicy policy;
    private final Loads.@Nullable Scope caller;

    /**
     * Begins.
     *
     * @param policy complete
     * @param caller the load that the caller is in the middle of, or {@code null}: tags and vetoes rise into it
     */
    Settling(CacheEngine engine, CachePolicy policy, Loads.@Nullable Scope caller) {
        this.engine = engine;
        this.policy = policy;
        this.caller = caller;
    }

    /** Whether one who waited may have it: invalidated since the wait began, it is too old for him. */
    boolean isUsable(Landing landing) {
        return !(landing instanceof Landing.Landed landed)
                || engine.stamps().areUsable(landed.entry().stamps());
    }

    /** Whether an old value may be served in place of one that could not be loaded. */
    boolean isServable(@Nullable Entry old) {
        if (old == null || !engine.stamps().areCurrent(old.stamps())) {
            return false;
        }
        Lifetime life = old.lifetime();
        return now().isBefore(life.expires());
    }

    static @Nullable Entry previous(CacheEngine engine, @Nullable Entry old) {
        return old != null && engine.stamps().areCurrent(old.stamps()) ? old : null;
    }

    /** How long the caller waits for a load; {@code null} without a bound. */
    @Nullable
    Duration bound(@Nullable Entry old) {
        Duration hard = Moments.isPositive(policy.hardTimeout()) ? policy.hardTimeout() : null;
        Duration soft = Moments.isPositive(policy.softTimeout()) && isServable(old) ? policy.softTimeout() : null;
        if (hard == null || soft == null) {
            return hard == null ? soft : hard;
        }
        return hard.compareTo(soft) < 0 ? hard : soft;
    }

    /** What is left to a caller who has waited long enough and has no old value. */
    Landing timedOut() {
        return new Landing.Crashed(new LoadTimeoutException("cache '"
                + engine.settings().name() + "': a load took longer than its caller waits, " + policy.hardTimeout()
                + ". It goes on, and its result is kept when it comes."));
    }

    Outcome<V> hit(Entry entry) {
        engine.counters().hits.increment();
        rise(entry.stamps());
        return Outcomes.of(entry, now(), How.HIT);
    }

    /** The old value for the time in which it is computed anew: stale, or so near its end that it is refreshed early. */
    Optional<Outcome<V>> meanwhile(@Nullable Entry old) {
        if (old == null || !isServable(old)) {
            return Optional.empty();
        }
        boolean fresh = now().isBefore(old.lifetime().freshUntil());
        boolean allowed = fresh || now().isBefore(old.lifetime().revalidateUntil());
        return allowed ? Optional.of(Outcomes.of(old, now(), fresh ? How.HIT : How.STALE)) : Optional.empty();
    }

    /** What {@link #outcome} would make of a failure. */
    Optional<Outcome<V>> fallback(@Nullable Entry old) {
        return old != null && isServable(old)
                ? Optional.of(Outcomes.of(old, now(), How.STALE_ON_ERROR, Reasons.LOAD_FAILED, false))
                : Optional.empty();
    }

    Outcome<V> stale(@Nullable Entry old, String reason) {
        if (old == null) {
            throw new IllegalStateException("a missing value is never servable");
        }
        engine.counters().staleHits.increment();
        rise(old.stamps());
        return Outcomes.of(old, now(), How.STALE_ON_ERROR, reason, false);
    }

    Outcome<V> outcome(Landing landing, @Nullable Entry old, boolean collapsed) {
        if (landing instanceof Landing.Crashed crashed) {
            return crashed(crashed.failure(), old);
        }
        if (landing instanceof Landing.Late) {
            return stale(old, Reasons.TIMEOUT);
        }
        engine.counters().misses.increment();
        if (landing instanceof Landing.Left) {
            return Outcomes.notStored(null, Reasons.LEFT);
        }
        if (landing instanceof Landing.Landed landed) {
            return landed(landed, collapsed);
        }
        return ownOnly((Landing.OwnOnly) landing);
    }

    private Outcome<V> landed(Landing.Landed landed, boolean collapsed) {
        Entry entry = landed.entry();
        rise(entry.stamps());
        How how = landed.reason() == null ? How.MISS : How.NOT_STORED;
        return Outcomes.of(entry, now(), how, landed.reason(), collapsed);
    }

    private Outcome<V> ownOnly(Landing.OwnOnly own) {
        rise(own.stamps());
        if (own.vetoed() && caller != null) {
            caller.draft().doNotStore(own.reason()); // what is made of it would store it all the same
        }
        return Outcomes.notStored(own.value(), own.reason());
    }

    private Outcome<V> crashed(Throwable failure, @Nullable Entry old) {
        boolean excusable = failure instanceof Exception && !(failure instanceof CyclicLoadException);
        if (excusable && isServable(old)) {
            engine.landings().failures().begins(failure);
            return stale(old, Reasons.LOAD_FAILED);
        }
        engine.counters().misses.increment();
        throw Settling.<RuntimeException>unchanged(failure);
    }

    /** Throws a loader's exception as it is, although this method does not know its type: the caller's signature does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // checked exceptions are the loader's own, declared by fetch
    private static <T extends Throwable> T unchanged(Throwable failure) throws T {
        throw (T) failure;
    }

    private void rise(List<Stamp> stamps) {
        if (caller != null) {
            caller.draft().rise(stamps);
        }
    }

    private Instant now() {
        return engine.context().clock().instant();
    }
}
