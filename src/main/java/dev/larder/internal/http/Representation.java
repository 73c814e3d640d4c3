package dev.larder.internal.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state a request's conditions are compared with (RFC 9110 §8.8, §13).
 *
 * @param status the status the answer has without conditions, 0 when there is no representation yet
 * @param etag its entity tag, null when it has none that can be read
 * @param modified its modification date, null when unknown
 * @param date when it was generated, or received; null when unknown
 */
public record Representation(
        int status,
        @Nullable EntityTag etag,
        @Nullable Instant modified,
        @Nullable Instant date) {

    /** Nothing there: what a PUT that creates finds. */
    public static final Representation ABSENT = new Representation(0, null, null, null);

    /** The representation of a response received then. */
    public static Representation of(int status, FieldLookup response, Instant receivedAt) {
        Instant date = HttpDate.parse(response.first(FieldNames.DATE), receivedAt);
        return new Representation(
                status,
                EntityTag.parse(response.first(FieldNames.ETAG)),
                HttpDate.parse(response.first(FieldNames.LAST_MODIFIED), receivedAt),
                date == null ? Instant.ofEpochSecond(receivedAt.getEpochSecond()) : date);
    }

    boolean exists() {
        return status != 0;
    }

    /** Whether conditions apply: to what succeeds, and to what is not there yet (RFC 9110 §13.2.1). */
    boolean isConditional() {
        return status == 0 || (status >= 200 && status <= 299);
    }
}
