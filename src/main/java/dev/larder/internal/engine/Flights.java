package dev.larder.internal.engine;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loads that are running, by key: one that others may join, and all that must learn of a write. */
final class Flights {

    private final ConcurrentMap<String, Running> running = new ConcurrentHashMap<>();

    /**
     * The loads of one key.
     *
     * @param joinable the one whose result others wait for, or {@code null}
     * @param all every one
     */
    private record Running(@Nullable Flight joinable, List<Flight> all) {

        Running with(Flight flight, boolean joinable) {
            return new Running(
                    joinable ? flight : this.joinable,
                    Stream.concat(all.stream(), Stream.of(flight)).toList());
        }

        @Nullable
        Running without(Flight flight) {
            List<Flight> others = all.stream().filter(other -> other != flight).toList();
            return others.isEmpty() ? null : new Running(joinable == flight ? null : joinable, others);
        }
    }

    /** The flight to join, which is the one given if there was none. */
    Flight joinOrLead(Flight mine) {
        Running now = running.compute(mine.key(), (key, before) -> {
            if (before == null) {
                return new Running(mine, List.of(mine));
            }
            return before.joinable() == null ? before.with(mine, true) : before;
        });
        return Objects.requireNonNull(now.joinable());
    }

    /** Whether the flight given is now the only one of its key; else it has not begun. */
    boolean leadsAlone(Flight mine) {
        return running.putIfAbsent(mine.key(), new Running(mine, List.of(mine))) == null;
    }

    /** Begins a flight that nobody may join. */
    void begin(Flight mine) {
        running.compute(
                mine.key(),
                (key, before) -> before == null ? new Running(null, List.of(mine)) : before.with(mine, false));
    }

    /** Nobody may join the flight any more; it still learns of writes. */
    void close(Flight flight) {
        running.computeIfPresent(
                flight.key(), (key, before) -> before.joinable() == flight ? new Running(null, before.all()) : before);
    }

    void end(Flight flight) {
        running.computeIfPresent(flight.key(), (key, before) -> before.without(flight));
    }

    /** Keeps what is being loaded for a key from being kept, since the key is being written or deleted. */
    void supersede(String key) {
        if (!running.containsKey(key)) {
            return;
        }
        Running loads = running.computeIfPresent(key, (k, before) -> new Running(null, before.all()));
        if (loads != null) {
            loads.all().forEach(Flight::supersede);
        }
    }
}
