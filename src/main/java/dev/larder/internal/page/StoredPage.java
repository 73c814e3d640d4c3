package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.VaryFields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page as it is kept: immutable, its bytes shared and never changed. */
final class StoredPage {

    /** No lifetime for browsers. */
    static final long NO_BROWSER = -1;

    private final int status;
    private final Fields fields;
    private final PageBody body;
    private final Origin origin;
    private final PageForm plain;
    private final @Nullable PageForm gzip;

    /**
     * A page.
     *
     * @param fields what the application said, Date included, Age and Content-Length not. What the cache adds whenever the page is
     *     sent (an entity tag of its own, Accept-Ranges, what tells the gzip form from the other) is not among them
     * @param body may be that of another page when only the fields have changed
     */
    StoredPage(int status, Fields fields, PageBody body, Origin origin) {
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.origin = origin;
        boolean both = body.isGzipped() && Compression.suits(status, fields);
        this.plain = PageForm.plain(this, both);
        this.gzip = both ? PageForm.gzip(this, plain) : null;
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

    PageBody body() {
        return body;
    }

    /** The page as it is sent to anybody. */
    PageForm plain() {
        return plain;
    }

    /** The page as it is sent to who takes gzip, null when that is no different. */
    @Nullable
    PageForm gzip() {
        return gzip;
    }

    /** Whether parts of it may be sent (RFC 9110 §14.3): the application may have said no. */
    boolean isDivisible() {
        return status == 200 && "bytes".equalsIgnoreCase(plain.fields().first(FieldNames.ACCEPT_RANGES));
    }

    Origin origin() {
        return origin;
    }

    /**
     * The same page with the fields that were renewed, as old as that says.
     *
     * @param client who it has been confirmed for: it answers what agrees with him in all that it varies on by now
     */
    StoredPage renewed(Fields renewed, Age age, RequestFields client) {
        Variance variance =
                origin.variance.plus(Variance.of(VaryFields.of(renewed).names(), List.of()));
        Origin then = new Origin(
                variance,
                variance.selection(client),
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
                && body.equals(page.body)
                && origin.equals(page.origin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, fields, body, origin);
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + body;
    }
}
