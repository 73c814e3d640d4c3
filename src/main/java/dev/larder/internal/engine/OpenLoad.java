package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A load that this thread is in the middle of.
 *
 * @param engine of its cache
 * @param flight for those who wait
 * @param policy complete
 * @param draft its entry in the making
 * @param outer what this thread was in the middle of before
 */
record OpenLoad(CacheEngine engine, Flight flight, CachePolicy policy, EntryDraft draft, Loads.@Nullable Scope outer) {

    /** Begins: from here on what this thread fetches gives its tags to the entry. */
    static OpenLoad begin(CacheEngine engine, Flight flight, CachePolicy policy, @Nullable Entry old) {
        EntryDraft draft = new EntryDraft(
                Settling.previous(engine, old), () -> engine.landings().release(flight));
        engine.counters().loads.increment();
        Loads.Scope outer = engine.loads().enter(new Loads.Scope(draft, flight.chain()));
        if (outer != null) {
            outer.chain().awaits(flight);
        }
        return new OpenLoad(engine, flight, policy, draft, outer);
    }

    Landing land(@Nullable Object value) {
        leave();
        return engine.landings().land(flight, draft, policy, value);
    }

    Landing crash(Throwable failure) {
        leave();
        return engine.landings().crash(flight, draft, policy, failure);
    }

    private void leave() {
        engine.loads().leave(outer);
        if (outer != null) {
            outer.chain().waitsNoMore(flight);
        }
    }
}
