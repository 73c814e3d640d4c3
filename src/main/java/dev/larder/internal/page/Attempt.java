package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page is computed for.
 *
 * @param why nothing stored was served as it is
 * @param former the stored page that answers the request but for its age, null when there is none
 * @param mayStandIn whether the former page may be served where the application fails
 * @param behind whether the client has been served already
 */
record Attempt(CacheStatus.Forward why, @Nullable StoredPage former, BooleanSupplier mayStandIn, boolean behind) {

    /** For a client, with nothing stored to fall back on. */
    static Attempt first(CacheStatus.Forward why) {
        return new Attempt(why, null, () -> false, false);
    }
}
