package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.StoredFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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

    /** Writes the page, or 304 where the client has it already; to a HEAD the head only. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = isKnown(request);
        Fields fields = known ? StoredFields.ofNotModified(aged()) : aged();
        response.setStatus(known ? HttpServletResponse.SC_NOT_MODIFIED : page.status());
        write(fields, response);
        response.setHeader(FieldNames.AGE, Long.toString(ageSeconds));
        showStatus(response);
        if (known) {
            return;
        }
        response.setContentLengthLong(page.body().length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(page.body());
        }
    }

    private Fields aged() {
        long browser = page.origin().browserSeconds();
        return browser < 0 ? page.fields() : new BrowserLifetime(browser).in(page.fields(), ageSeconds);
    }

    private boolean isKnown(HttpServletRequest request) {
        RequestFields conditions = new RequestFields(request);
        if (!Preconditions.isConditional(conditions)) {
            return false;
        }
        Instant received = Instant.ofEpochMilli(page.origin().receivedMillis());
        Representation current = Representation.of(page.status(), page.fields(), received);
        return Preconditions.ofCache(request.getMethod(), conditions, current, clock.instant())
                == Preconditions.Verdict.NOT_MODIFIED;
    }

    private static void write(Fields fields, HttpServletResponse response) {
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            if (name.equalsIgnoreCase(FieldNames.CONTENT_TYPE)) {
                response.setContentType(fields.value(i));
            } else if (isFirst(fields, i) && !name.equalsIgnoreCase(FieldNames.VARY)) {
                response.setHeader(name, fields.value(i));
            } else {
                response.addHeader(name, fields.value(i));
            }
        }
    }

    private static boolean isFirst(Fields fields, int index) {
        for (int i = 0; i < index; i++) {
            if (fields.name(i).equalsIgnoreCase(fields.name(index))) {
                return false;
            }
        }
        return true;
    }

    private void showStatus(HttpServletResponse response) {
        if (status != null) {
            boolean first = !page.fields().has(FieldNames.CACHE_STATUS);
            response.setHeader(FieldNames.CACHE_STATUS, first ? status : upstream() + ", " + status);
        }
    }

    private String upstream() {
        return String.join(", ", page.fields().lines(FieldNames.CACHE_STATUS));
    }

    /** The Cache-Status of a stored page served as it is. */
    static String hit(long ttlSeconds) {
        return CacheStatus.hitValue(PageServices.NAME, ttlSeconds);
    }
}
