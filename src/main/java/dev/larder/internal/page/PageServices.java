package dev.larder.internal.page;

import dev.larder.Caches;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What every request's exchange is given.
 *
 * @param followed whether an asynchronous dispatch has ever come by the filter: where it is mapped to requests alone, none does
 * @param household what it shares with others
 */
record PageServices(
        Caches caches,
        PageOptions options,
        Clock clock,
        Declarations declarations,
        AtomicBoolean followed,
        Household household) {

    private static final long STALL_NANOS = 1_000_000_000L;

    /** The name this cache has in Cache-Status. */
    static final String NAME = "larder";

    Tally tally() {
        return household.tally();
    }

    /** Where things said here are logged. */
    static final System.Logger LOGGER = System.getLogger("dev.larder.page");

    /** How long a client may take for what it asked for before those who wait for the same wait no longer. */
    long stallNanos() {
        return STALL_NANOS;
    }
}
