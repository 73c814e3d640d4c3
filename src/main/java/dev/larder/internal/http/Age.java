package dev.larder.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How old a response is, in whole seconds (RFC 9111 §4.2.3).
 *
 * @param initialSeconds its age when it came in, never negative
 * @param receivedAt when it came in
 */
public record Age(long initialSeconds, Instant receivedAt) {

    /** The age of a response asked for and received at these moments (corrected_initial_age). */
    public static Age of(FieldLookup response, Instant requestedAt, Instant receivedAt) {
        Instant date = HttpDate.parse(response.first(FieldNames.DATE), receivedAt);
        long apparent = date == null ? 0 : receivedAt.getEpochSecond() - date.getEpochSecond();
        long delay = Math.max(0, Duration.between(requestedAt, receivedAt).toSeconds());
        long stated = Math.max(0, parse(response.lines(FieldNames.AGE)));
        return new Age(DeltaSeconds.saturate(Math.max(apparent, stated + delay)), receivedAt);
    }

    /** The age of a response that this application makes now. */
    public static Age born(Instant now) {
        return new Age(0, now);
    }

    /** The age at that moment (current_age); a clock turned back does not make it younger than it came in. */
    public long seconds(Instant now) {
        long resident = Math.max(0, Duration.between(receivedAt, now).toSeconds());
        return DeltaSeconds.saturate(initialSeconds + resident);
    }

    /** What the Age field states (§5.1): its first member, or -1 when that is absent or not a count of seconds. */
    static long parse(List<String> lines) {
        if (lines.isEmpty()) {
            return DeltaSeconds.INVALID;
        }
        String line = lines.get(0);
        int comma = line.indexOf(',');
        return DeltaSeconds.parse(FieldSyntax.trim(comma < 0 ? line : line.substring(0, comma)));
    }
}
