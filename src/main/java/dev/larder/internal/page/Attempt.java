package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.Statuses;
import dev.larder.internal.http.Validators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    /** Whether the response is held back until its head is complete. */
    boolean isHeld() {
        return former != null || behind;
    }

    /**
     * Whether the client sees an answer: not the word that what is stored still holds, nor failures that it stands in for.
     *
     * @param unseen whether nobody would notice that it is replaced
     */
    boolean isShown(int status, PageOptions options, boolean unseen) {
        boolean confirmation = status == HttpServletResponse.SC_NOT_MODIFIED && isValidating(options);
        boolean replaced = Statuses.isOriginFailure(status) && mayStandIn.getAsBoolean();
        return !behind && ((!confirmation && !replaced) || unseen);
    }

    /** What the application is asked: for the whole page, or whether the former one still holds. */
    HttpServletRequest asked(HttpServletRequest request, boolean site) {
        if (site) {
            return "HEAD".equals(request.getMethod()) ? new WholeRequest(request) : request;
        }
        return former == null ? request : new ValidatingRequest(request, Validators.of(former.fields()));
    }
}
