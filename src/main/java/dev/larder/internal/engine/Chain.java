package dev.larder.internal.engine;

import org.jspecify.annotations.Nullable;

/** The loads that one line of execution has begun inside each other, and the flight of somebody else that it waits for. */
final class Chain {

    private volatile @Nullable Flight waitingFor;

    /**
     * Begins to wait.
     *
     * @return false when the flight's own line of execution waits, directly or through others, for this one: nobody would ever land
     */
    boolean awaits(Flight flight) {
        waitingFor = flight;
        Flight next = flight;
        while (next != null) {
            Chain leader = next.chain();
            if (leader == this) {
                return false;
            }
            next = leader.waitingFor;
        }
        return true;
    }

    void waitsNoMore() {
        waitingFor = null;
    }
}
