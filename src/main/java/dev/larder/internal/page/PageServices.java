package dev.larder.internal.page;

import dev.larder.Caches;
import java.time.Clock;

/** What every request's exchange is given. */
record PageServices(Caches caches, PageOptions options, Clock clock, Declarations declarations) {

    /** The name this cache has in Cache-Status. */
    static final String NAME = "larder";

    /** Where things said here are logged. */
    static final System.Logger LOGGER = System.getLogger("dev.larder.page");
}
