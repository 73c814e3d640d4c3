package dev.larder.internal.engine;

import dev.larder.BulkLoader;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code fetchMany}: one trip to the store, one load for what nobody has and nobody is loading, then what others were
 * loading meanwhile. It waits for nobody while it leads flights of its own, so that two such calls cannot wait for each other. What
 * is stale but servable, or due for an early refresh, is served, and refreshed by one more load that nobody waits for.
 */
final class BulkFetch<V extends @Nullable Object, X extends Exception> {

    private final CacheEngine engine;
    private final CachePolicy policy;
    private final BulkLoader<V, X> loader;
    private final Settling<V> settling;
    private final Map<String, Outcome<V>> outcomes = new HashMap<>();
    private final List<Led> led = new ArrayList<>();
    private final Map<String, @Nullable Entry> others = new LinkedHashMap<>();
    private final List<Led> due = new ArrayList<>();

    /**
     * Begins.
     *
     * @param policy complete: the caller's, else the cache's
     */
    BulkFetch(CacheEngine engine, CachePolicy policy, BulkLoader<V, X> loader) {
        this.engine = engine;
        this.policy = policy;
        this.loader = loader;
        this.settling = new Settling<>(engine, policy, engine.loads().current());
    }

    /** A key that this call loads. */
    record Led(String own, Flight flight, @Nullable Entry old, EntryDraft draft) {}

    /**
     * Finds or loads.
     *
     * @param keys the caller's keys by their full ones
     * @return by the caller's keys, in his order
     */
    Map<String, Outcome<V>> outcomes(Map<String, String> keys) throws X {
        Map<String, Entry> held = engine.store().getAll(keys.keySet());
        keys.forEach((key, own) -> sort(key, own, held.get(key)));
        refreshBehind();
        if (!led.isEmpty()) {
            settle(load(led));
        }
        for (Map.Entry<String, @Nullable Entry> other : others.entrySet()) {
            joined(other.getKey(), keys.getOrDefault(other.getKey(), ""), other.getValue());
        }
        Map<String, Outcome<V>> ordered = new LinkedHashMap<>();
        keys.forEach((key, own) -> {
            Outcome<V> outcome = outcomes.get(key);
            if (outcome != null) {
                ordered.put(own, outcome);
            }
        });
        return ordered;
    }

    private void sort(String key, String own, @Nullable Entry entry) {
        Instant now = engine.context().clock().instant();
        Verdict verdict = engine.judged(entry, now, policy);
        if (entry != null && verdict == Verdict.FRESH) {
            outcomes.put(key, settling.hit(entry));
        } else if (entry != null && (verdict == Verdict.REFRESH_EARLY || verdict == Verdict.STALE_SERVABLE)) {
            engine.loads().rise(entry.stamps());
            outcomes.put(key, engine.served(entry, now, verdict));
            refresh(key, own, entry);
        } else if (!lead(key, own, entry)) {
            others.put(key, entry);
        }
    }

    private void refresh(String key, String own, Entry old) {
        Flight flight = fetch(key, own).refreshing(old);
        if (flight != null) {
            due.add(led(own, flight, old));
        }
    }

    /** Loads what is due where nobody waits. */
    private void refreshBehind() {
        if (due.isEmpty()) {
            return;
        }
        try {
            engine.context().executor().execute(() -> report(load(due)));
        } catch (RejectedExecutionException e) {
            report(crashed(due, e));
        }
    }

    private void report(List<Landing> landings) {
        if (landings.get(0) instanceof Landing.Crashed crashed) {
            engine.landings().failures().begins(crashed.failure());
        }
    }

    private boolean lead(String key, String own, @Nullable Entry old) {
        Flight flight = fetch(key, own).leading();
        if (flight == null) {
            return false;
        }
        Entry again = engine.entries()
                .fresh(engine.takeoffs().look(flight)); // somebody may have landed between the look-up and here
        if (again != null) {
            engine.landings().end(flight, new Landing.Landed(again, null));
            outcomes.put(key, settling.hit(again));
        } else {
            led.add(led(own, flight, old));
        }
        return true;
    }

    private Led led(String own, Flight flight, @Nullable Entry old) {
        EntryDraft draft = new EntryDraft(
                Settling.previous(engine, old), () -> engine.landings().release(flight));
        return new Led(own, flight, old, draft);
    }

    private List<Landing> load(List<Led> wanted) {
        engine.counters().loads.increment();
        Map<String, V> values;
        SharedLoad load = SharedLoad.begin(engine, wanted);
        try {
            Map<String, Draft> missing = new LinkedHashMap<>();
            wanted.forEach(one -> missing.put(one.own(), one.draft()));
            values = loader.load(missing);
        } catch (Throwable failure) { // an Error too must not leave others waiting; it goes on to the caller
            load.end();
            return crashed(wanted, failure);
        }
        load.end();
        return wanted.stream().map(one -> landed(one, values)).toList();
    }

    private List<Landing> crashed(List<Led> wanted, Throwable failure) {
        return wanted.stream()
                .map(one -> engine.landings().crash(one.flight(), one.draft(), policy, failure))
                .toList();
    }

    private Landing landed(Led one, Map<String, V> values) {
        if (values.containsKey(one.own())) {
            return engine.landings().land(one.flight(), one.draft(), policy, values.get(one.own()));
        }
        if (one.old() != null) { // it has no value any more, so the old one must not be served either
            engine.store().replace(one.flight().key(), one.old(), null);
        }
        Landing absent =
                new Landing.OwnOnly(null, Reasons.ABSENT, one.flight().start().stamps(), false);
        engine.landings().end(one.flight(), absent);
        return absent;
    }

    private void settle(List<Landing> landings) {
        for (int i = 0; i < led.size(); i++) {
            Outcome<V> outcome = settling.outcome(landings.get(i), led.get(i).old(), false);
            if (!Reasons.ABSENT.equals(outcome.reason())) {
                outcomes.put(led.get(i).flight().key(), outcome);
            }
        }
    }

    /** What somebody else was loading: waits for him, or loads it alone. */
    private void joined(String key, String own, @Nullable Entry found) throws X {
        Outcome<V> outcome = fetch(key, own).outcome(found);
        if (!Reasons.ABSENT.equals(outcome.reason())) {
            outcomes.put(key, outcome);
        }
    }

    private Fetch<V, X> fetch(String key, String own) {
        return new Fetch<>(engine, key, policy, draft -> {
            Map<String, V> values = loader.load(Map.of(own, draft));
            if (!values.containsKey(own)) {
                draft.doNotStore(Reasons.ABSENT);
            }
            return Outcomes.<V>value(values.get(own));
        });
    }
}
