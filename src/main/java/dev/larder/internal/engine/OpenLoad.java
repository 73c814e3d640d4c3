package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A load that is running.
 *
 * @param engine of its cache
 * @param flight for those who wait
 * @param policy complete
 * @param draft its entry in the making
 * @param thread the one that is in the middle of it, {@code null} when none is
 */
record OpenLoad(
        CacheEngine engine,
        Flight flight,
        CachePolicy policy,
        EntryDraft draft,
        @Nullable Middle thread) {

    /**
     * A thread in the middle of a load.
     *
     * @param outer what it was in the middle of before
     */
    record Middle(Loads.@Nullable Scope outer) {}

    /** Begins: from here on what this thread fetches gives its tags to the entry. */
    static OpenLoad begin(CacheEngine engine, Flight flight, CachePolicy policy, @Nullable Entry old) {
        engine.takeoffs().fence(flight);
        EntryDraft draft = new EntryDraft(
                Settling.previous(engine, old), () -> engine.landings().release(flight));
        engine.counters().loads.increment();
        Loads.Scope outer = engine.loads().enter(new Loads.Scope(draft, flight.chain()));
        if (outer != null) {
            outer.chain().awaits(flight);
        }
        return new OpenLoad(engine, flight, policy, draft, new Middle(outer));
    }

    /** The load in no thread; this one is in the middle of what it was before. */
    OpenLoad detached() {
        leave();
        return new OpenLoad(engine, flight, policy, draft, null);
    }

    /** Work within the load, for another thread. */
    Runnable within(Runnable work) {
        Loads.Scope scope = new Loads.Scope(draft, flight.chain());
        return () -> {
            Loads.Scope outer = engine.loads().enter(scope);
            try {
                work.run();
            } finally {
                engine.loads().leave(outer);
            }
        };
    }

    Landing land(@Nullable Object value) {
        leave();
        return engine.landings().land(flight, draft, policy, value);
    }

    Landing crash(Throwable failure) {
        leave();
        return engine.landings().crash(flight, draft, policy, failure);
    }

    /** Gives up without a word about the value. */
    void abandon() {
        leave();
        engine.landings().leave(flight, draft);
    }

    private void leave() {
        if (thread == null) {
            return;
        }
        engine.loads().leave(thread.outer);
        if (thread.outer != null) {
            thread.outer.chain().waitsNoMore(flight);
        }
    }
}
