package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends loads: turns what they came to into an entry, keeps it if nothing speaks against it, and tells those who wait. */
final class Landings {

    /** How long callers of a key whose value may not be stored do not wait for each other. */
    private static final Duration UNCOLLAPSED = Duration.ofSeconds(5);

    private final CacheEngine engine;
    private final BriefMemory backOff;
    private final BriefMemory uncollapsed;
    private final SaidOnce refusals;
    private final SaidOnce failures;

    Landings(CacheEngine engine) {
        this.engine = engine;
        this.backOff = new BriefMemory(engine.context().clock());
        this.uncollapsed = new BriefMemory(engine.context().clock());
        System.Logger logger = System.getLogger(CacheEngine.class.getName());
        String name = "cache '" + engine.settings().name() + "': ";
        this.refusals = new SaidOnce(logger, name + "a loaded value cannot be stored");
        this.failures = new SaidOnce(logger, name + "a refresh failed, the old value is served while it may be");
    }

    boolean isBackingOff(String key) {
        return backOff.holds(key);
    }

    boolean isUncollapsed(String key) {
        return uncollapsed.holds(key);
    }

    SaidOnce failures() {
        return failures;
    }

    /** The load's own word that its value is not for others: nobody waits any longer. */
    void release(Flight flight) {
        uncollapsed.remember(flight.key(), UNCOLLAPSED);
        flight.endLease(true);
        engine.flights().close(flight);
        flight.landing().complete(new Landing.OwnOnly(null, "", List.of(), false));
    }

    /** Whether a refresh is still to be done: another may have landed between finding the old entry and leading this flight. */
    boolean isStillDue(Flight flight, Entry old) {
        Entry now = engine.takeoffs().look(flight);
        if (now == null || now.lifetime().equals(old.lifetime())) {
            return true;
        }
        end(flight, new Landing.Landed(now, null));
        return false;
    }

    Landing land(Flight flight, EntryDraft draft, CachePolicy policy, @Nullable Object value) {
        Landing forOthers =
                new Landing.OwnOnly(value, Reasons.STORE_FAILED, flight.start().stamps(), true);
        try {
            draft.end();
            backOff.forget(flight.key());
            failures.ends();
            forOthers = landing(flight, draft, draft.over(policy), value);
            return forOthers;
        } catch (RuntimeException e) { // there is a value, whatever is wrong with the cache
            refusals.begins(e);
            return forOthers;
        } catch (Error e) { // goes on to the caller
            return new Landing.Crashed(e);
        } finally {
            end(flight, forOthers);
        }
    }

    Landing crash(Flight flight, EntryDraft draft, CachePolicy policy, Throwable failure) {
        Landing landing = new Landing.Crashed(failure);
        try {
            draft.end();
            engine.counters().loadFailures.increment();
            Duration pause = policy.backOff();
            if (pause != null) {
                backOff.remember(flight.key(), pause);
            }
            return landing;
        } finally {
            end(flight, landing);
        }
    }

    /** The load is given up without a word about its value. */
    void leave(Flight flight, EntryDraft draft) {
        draft.end();
        end(flight, new Landing.Left());
    }

    void end(Flight flight, Landing landing) {
        flight.endLease(false);
        engine.flights().end(flight);
        flight.landing().complete(landing);
    }

    private Landing landing(Flight flight, EntryDraft draft, CachePolicy policy, @Nullable Object value) {
        Collection<String> late = draft.lateTags();
        List<Stamp> stamps = joined(flight.start().stamps(), late);
        String veto = draft.veto();
        if (veto != null) {
            return new Landing.OwnOnly(value, veto, stamps, true);
        }
        Instant now = engine.context().clock().instant();
        Optional<Lifetime> life =
                Moments.lifetime(policy, now, engine.context().dice().getAsDouble());
        if (life.isEmpty()) {
            return new Landing.OwnOnly(value, Reasons.NO_LIFETIME, stamps, false);
        }
        if (!engine.stamps().areUsable(flight.start().stamps())
                || !engine.stamps().quietSince(flight.start().position(), late)) {
            return new Landing.OwnOnly(value, Reasons.INVALIDATED, stamps, false);
        }
        Entry entry = new Entry(value, life.get(), stamps, loadTime(flight, now));
        uncollapsed.forget(flight.key());
        return kept(flight, entry);
    }

    private Landing kept(Flight flight, Entry entry) {
        String reason = flight.keep(entry, () -> put(flight, entry));
        if (Reasons.STORED_ELSEWHERE.equals(reason)) {
            Entry newer = engine.entries().fresh(engine.far().get(flight.key()));
            return newer == null
                    ? new Landing.OwnOnly(entry.value(), Reasons.SUPERSEDED, entry.stamps(), false)
                    : new Landing.Landed(newer, null);
        }
        if (reason != null && reason.equals(Reasons.SUPERSEDED)) {
            return new Landing.OwnOnly(entry.value(), reason, entry.stamps(), false);
        }
        return new Landing.Landed(entry, reason);
    }

    private @Nullable String put(Flight flight, Entry entry) {
        try {
            Fence fence = flight.fence();
            return fence == null ? put(flight.key(), entry) : put(flight.key(), fence, entry);
        } catch (IllegalArgumentException e) {
            refusals.begins(e);
            return Reasons.VALUE_REFUSED;
        } catch (RuntimeException e) { // a backend's fault is a miss
            refusals.begins(e);
            return Reasons.STORE_FAILED;
        }
    }

    private @Nullable String put(String key, Entry entry) {
        return engine.store().putAll(Map.of(key, entry)).isEmpty() ? null : Reasons.STORE_FAILED;
    }

    /** In the place of what was held before the load, also if the backend has dropped that meanwhile; nothing else has been removed. */
    private @Nullable String put(String key, Fence fence, Entry entry) {
        if (engine.store().replace(key, fence.held(), entry)) {
            return null;
        }
        Entry now = engine.far().get(key);
        if (now != null) {
            return Reasons.STORED_ELSEWHERE;
        }
        return fence.held() != null && engine.store().replace(key, null, entry) ? null : Reasons.STORE_FAILED;
    }

    /** The stamps of before the load, and those of the tags it declared while it ran. */
    private List<Stamp> joined(List<Stamp> early, Collection<String> late) {
        if (late.isEmpty()) {
            return early;
        }
        List<Stamp> all = new ArrayList<>(early);
        List<Stamp> more = engine.stamps().capture(late);
        for (Stamp stamp : more.subList(1, more.size())) {
            if (early.stream().noneMatch(known -> known.tag().equals(stamp.tag()))) {
                all.add(stamp);
            }
        }
        return List.copyOf(all);
    }

    private static Duration loadTime(Flight flight, Instant now) {
        Instant begun = flight.start().begun();
        return begun.isBefore(now) ? Duration.between(begun, now) : Duration.ZERO;
    }
}
