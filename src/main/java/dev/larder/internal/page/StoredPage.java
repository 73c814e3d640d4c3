package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.Fields;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page as it is kept: immutable, its bytes shared and never changed. */
final class StoredPage {

    /** No lifetime for browsers. */
    static final long NO_BROWSER = -1;

    private final int status;
    private final Fields fields;
    private final byte[] body;
    private final Origin origin;

    /**
     * A page.
     *
     * @param fields all that is repeated, Date included, Age and Content-Length not
     * @param body the bytes as they were sent; the caller changes them no more
     */
    StoredPage(int status, Fields fields, byte[] body, Origin origin) {
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.origin = origin;
    }

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

    int status() {
        return status;
    }

    Fields fields() {
        return fields;
    }

    /** The bytes themselves, no copy: not to be changed. */
    byte[] body() {
        return body;
    }

    Origin origin() {
        return origin;
    }

    /** The same page with the fields that a 304 renewed, as old as that says. */
    StoredPage renewed(Fields renewed, Age age) {
        Origin then = new Origin(
                origin.variance,
                origin.selection,
                age.receivedAt().toEpochMilli(),
                age.initialSeconds(),
                origin.browserSeconds);
        return new StoredPage(status, renewed, body, then);
    }

    /** Whether the page answers a request, by what it depends on itself. */
    boolean answers(RequestFields request) {
        return origin.variance.selection(request).equals(origin.selection);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredPage page
                && status == page.status
                && fields.equals(page.fields)
                && Arrays.equals(body, page.body)
                && origin.equals(page.origin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, fields, origin);
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + body.length + " bytes";
    }
}
