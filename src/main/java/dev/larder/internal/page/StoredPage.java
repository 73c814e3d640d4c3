package dev.larder.internal.page;

import dev.larder.internal.http.Fields;
import java.util.List;

/**
 * A page as it is kept: immutable, its bytes never handed out for change.
 *
 * @param status the status code
 * @param fields all that is repeated, Date included, Age and Content-Length not
 * @param body the bytes as they were sent; not to be changed
 * @param origin where this page stands among its variants and when it came in
 */
record StoredPage(int status, Fields fields, byte[] body, Origin origin) {

    /** No lifetime for browsers. */
    static final long NO_BROWSER = -1;

    /**
     * Where a page comes from.
     *
     * @param variance what it depends on besides its URL
     * @param selection the {@linkplain Variance#selection selection} of the request it was computed for
     * @param receivedMillis when it was computed, since the epoch
     * @param initialAgeSeconds how old it was then
     * @param browserSeconds the lifetime to tell browsers, {@link #NO_BROWSER} for none
     */
    record Origin(
            Variance variance, String selection, long receivedMillis, long initialAgeSeconds, long browserSeconds) {}

    /** Whether the page answers a request with that selection by its own variance. */
    boolean answers(RequestFields request) {
        return origin.variance.selection(request).equals(origin.selection);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof StoredPage page
                && status == page.status
                && fields.equals(page.fields)
                && java.util.Arrays.equals(body, page.body)
                && origin.equals(page.origin);
    }

    @Override
    public int hashCode() {
        return List.of(status, fields, origin).hashCode();
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + body.length + " bytes";
    }
}
