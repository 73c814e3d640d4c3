package dev.larder.internal.page;

import dev.larder.internal.http.AcceptEncoding;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.EntityTag;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.RangeSelection;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.StoredFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored page on its way to a client.
 *
 * @param page the page
 * @param ageSeconds its age now
 * @param status the value of Cache-Status, null for none
 * @param clock for dates in the request's conditions
 */
record Replay(StoredPage page, long ageSeconds, @Nullable String status, Clock clock) {

    private static final RangeSelection WHOLE = new RangeSelection.Whole();

    /**
     * Writes the page: gzipped if the client takes that, 304 where it has the page already, 206 or 416 where it asks for parts;
     * to a HEAD the head only. If-Match and If-Unmodified-Since are not looked at (RFC 9111 §4.3.2).
     *
     * @throws IllegalStateException when the stored bytes are damaged; nothing has been written then
     */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.body().live() != null) {
            new LiveReplay(this).write(request, response);
            return;
        }
        RequestFields asked = new RequestFields(request);
        PageForm wanted = wanted(asked, response);
        PageForm known = known(request.getMethod(), asked, wanted);
        if (known != null) {
            head(
                    HttpServletResponse.SC_NOT_MODIFIED,
                    known.with(StoredFields.ofNotModified(aged(known).fields())),
                    response);
            response.setContentLengthLong(known.length(page.body())); // the page's (RFC 9110 §8.6), or Jetty says 0
            return;
        }
        RangeSelection selected = selected(request.getMethod(), asked);
        if (selected instanceof RangeSelection.Parts parts) {
            parts(parts, response);
        } else if (selected instanceof RangeSelection.Unsatisfiable none) {
            unsatisfiable(none, response);
        } else {
            whole(wanted, "HEAD".equals(request.getMethod()), response);
        }
    }

    // ---- choosing

    /** A filter in front that has announced a coding of its own encodes whatever it gets. */
    private PageForm wanted(RequestFields asked, HttpServletResponse response) {
        PageForm gzip = page.gzip();
        if (gzip == null || !AcceptEncoding.accepts(asked, Gzip.NAME)) {
            return page.plain();
        }
        return response.containsHeader(FieldNames.CONTENT_ENCODING) ? page.plain() : gzip;
    }

    /**
     * The form the client has already, null for none. The one it would be sent counts, and the other if it would take that as
     * well: both are the same page.
     */
    private @Nullable PageForm known(String method, RequestFields asked, PageForm wanted) {
        if (asked.first(FieldNames.IF_NONE_MATCH) == null && asked.first(FieldNames.IF_MODIFIED_SINCE) == null) {
            return null;
        }
        if (isKnown(wanted, method, asked)) {
            return wanted;
        }
        PageForm other = other(wanted, asked);
        return other != null && isKnown(other, method, asked) ? other : null;
    }

    /** The form the client would take as well: the plain one, or, where it says nothing of codings, the gzip form. */
    private @Nullable PageForm other(PageForm wanted, RequestFields asked) {
        if (wanted.isGzipped()) {
            return page.plain();
        }
        return asked.first(FieldNames.ACCEPT_ENCODING) == null ? page.gzip() : null;
    }

    private boolean isKnown(PageForm form, String method, RequestFields asked) {
        return Preconditions.ofCache(method, asked, representation(form), clock.instant())
                == Preconditions.Verdict.NOT_MODIFIED;
    }

    private Representation representation(PageForm form) {
        return Representation.of(
                page.status(), form.fields(), Instant.ofEpochMilli(page.origin().receivedMillis()));
    }

    /** Parts are those of the plain form: whoever asks for them has their places from there. */
    private RangeSelection selected(String method, RequestFields asked) {
        String range = asked.first(FieldNames.RANGE);
        if (range == null || !"GET".equals(method) || !page.isDivisible() || !mayDivide(asked)) {
            return WHOLE;
        }
        return asked.lines(FieldNames.RANGE).size() == 1
                ? RangeSelection.of(range, page.body().length())
                : WHOLE;
    }

    /** A date cannot tell two forms of a page apart, so only a tag may (RFC 9110 §8.8.2.2, §13.1.5). */
    private boolean mayDivide(RequestFields asked) {
        String condition = asked.first(FieldNames.IF_RANGE);
        boolean ambiguous = condition != null && page.gzip() != null && EntityTag.parse(condition) == null;
        return !ambiguous && Preconditions.allowRange(asked, representation(page.plain()), clock.instant());
    }

    // ---- writing

    private void whole(PageForm form, boolean headOnly, HttpServletResponse response) throws IOException {
        byte[] bytes = headOnly ? new byte[0] : form.bytes(page.body());
        head(page.status(), aged(form), response);
        response.setContentLengthLong(form.length(page.body()));
        if (!headOnly) {
            response.getOutputStream().write(bytes);
        }
    }

    private void parts(RangeSelection.Parts selected, HttpServletResponse response) throws IOException {
        PageForm plain = page.plain();
        PageParts parts = PageParts.of(
                plain.bytes(page.body()), selected.ranges(), plain.fields().first(FieldNames.CONTENT_TYPE));
        head(
                HttpServletResponse.SC_PARTIAL_CONTENT,
                plain.with(parts.in(aged(plain).fields())),
                response);
        response.setContentLengthLong(parts.length());
        parts.write(response.getOutputStream());
    }

    /** Writes a piece of a page of which only a part is stored. */
    void writePart(StoredPart part, ContentRange range, HttpServletResponse response) throws IOException {
        PageForm plain = page.plain();
        Fields fields = plain.fields()
                .without("Content-MD5")
                .without("Content-Digest")
                .with(FieldNames.CONTENT_RANGE, range.range().toContentRange(range.completeLength()));
        head(HttpServletResponse.SC_PARTIAL_CONTENT, plain.with(fields), response);
        int length = (int) range.range().length();
        response.setContentLengthLong(length);
        response.getOutputStream().write(page.body().plain(), part.offset(range), length);
    }

    private void unsatisfiable(RangeSelection.Unsatisfiable none, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        response.setHeader(FieldNames.CONTENT_RANGE, none.toContentRange());
        showStatus(response);
        response.setContentLengthLong(0);
    }

    void head(int code, PageForm form, HttpServletResponse response) {
        response.setStatus(code);
        form.write(response);
        response.setHeader(FieldNames.AGE, Long.toString(ageSeconds));
        showStatus(response);
    }

    /** The lifetime told to browsers grows with the page's age. */
    private PageForm aged(PageForm form) {
        long browser = page.origin().browserSeconds();
        return browser < 0 ? form : form.with(new BrowserLifetime(browser).in(form.fields(), ageSeconds));
    }

    private void showStatus(HttpServletResponse response) {
        if (status != null) {
            List<String> upstream = page.fields().has(FieldNames.CACHE_STATUS)
                    ? page.fields().lines(FieldNames.CACHE_STATUS)
                    : List.of();
            response.setHeader(
                    FieldNames.CACHE_STATUS, upstream.isEmpty() ? status : String.join(", ", upstream) + ", " + status);
        }
    }

    /** The Cache-Status of a stored page served as it is. */
    static String hit(long ttlSeconds) {
        return CacheStatus.hitValue(PageServices.NAME, ttlSeconds);
    }
}
