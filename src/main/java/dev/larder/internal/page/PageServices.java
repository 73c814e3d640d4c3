package dev.larder.internal.page;

import dev.larder.Caches;
import java.time.Clock;

/** What every request's exchange is given. */
record PageServices(Caches caches, PageOptions options, Clock clock, Declarations declarations, Household household) {

    /** The name this cache has in Cache-Status. */
    static final String NAME = "larder";

    Tally tally() {
        return household.tally();
    }

    /** Where things said here are logged. */
    static final System.Logger LOGGER = System.getLogger("dev.larder.page");
}
