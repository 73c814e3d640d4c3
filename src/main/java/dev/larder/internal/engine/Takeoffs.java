package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done before a load begins: its right to do so is asked for, then what is held is looked at once more and noted.
 *
 * @param sharing what the cache has in common with other processes; {@code null}: nothing
 */
record Takeoffs(CacheEngine engine, @Nullable Sharing sharing) {

    /** What is held for the key of a load that is about to begin. */
    @Nullable
    Entry look(Flight flight) {
        Entry held = engine.far().get(flight.key());
        if (sharing != null) {
            flight.fence(new Fence(held));
        }
        return held;
    }

    /** Notes what is held before a load begins, if that has not been done. */
    void fence(Flight flight) {
        if (sharing != null && flight.fence() == null) {
            look(flight);
        }
    }

    /** The flight's place among those of all processes; {@code null} where each loads for itself. */
    Leases.@Nullable Turn turn(Flight flight) {
        return sharing == null ? null : sharing.turn(flight);
    }

    /** A fresh entry that somebody has stored, in whatever process, before it is this flight's turn to load; else {@code null}. */
    @Nullable
    Entry arrived(Flight flight, LongSupplier remaining) {
        Leases.Turn turn = turn(flight);
        return turn == null ? engine.entries().fresh(look(flight)) : turn.arrived(engine, remaining);
    }

    /** Whether nobody in another process refreshes what this flight is for; else it has ended. */
    boolean mayRefresh(Flight flight) {
        Leases.Turn turn = turn(flight);
        if (turn == null || turn.ask() == Leases.Answer.LOAD) {
            return true;
        }
        engine.landings().end(flight, new Landing.Left());
        return false;
    }
}
