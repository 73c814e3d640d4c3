package dev.larder.internal.engine;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The flights that one load waits for: those it leads itself and those led by others, several at once if it is asynchronous. */
final class Chain {

    private volatile List<Flight> awaited = List.of();

    /**
     * Begins to wait.
     *
     * @return false when the flight's own load waits, directly or through others, for this one: nobody would ever land
     */
    boolean awaits(Flight flight) {
        synchronized (this) {
            awaited = Stream.concat(awaited.stream(), Stream.of(flight)).toList();
        }
        return !leadsHere(flight);
    }

    private boolean leadsHere(Flight flight) {
        Set<Flight> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Flight> ahead = new ArrayDeque<>(List.of(flight));
        while (!ahead.isEmpty()) {
            Flight next = ahead.pop();
            if (next.chain() == this) {
                return true;
            }
            if (passed.add(next)) {
                ahead.addAll(next.chain().awaited);
            }
        }
        return false;
    }

    synchronized void waitsNoMore(Flight flight) {
        awaited = awaited.stream().filter(other -> other != flight).toList();
    }
}
