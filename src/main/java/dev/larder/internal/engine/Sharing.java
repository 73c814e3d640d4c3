package dev.larder.internal.engine;

import dev.larder.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * What a cache has in common with the same one of other processes.
 *
 * @param stamps that all of them agree on
 * @param far the backend itself, without what this process holds of it
 * @param leases the right to load; {@code null} where every process loads for itself
 */
record Sharing(Stamps stamps, Store far, @Nullable Leases leases) {

    Leases.@Nullable Turn turn(Flight flight) {
        return leases == null ? null : leases.new Turn(flight);
    }
}
