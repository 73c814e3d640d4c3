package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.Validators;
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

    /** Whether the application is asked if the former page still holds. */
    boolean isValidating(PageOptions options) {
        return !options.isSite()
                && former != null
                && Validators.of(former.fields()).any();
    }
}
