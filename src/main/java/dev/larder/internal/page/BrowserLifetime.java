package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import java.time.Duration;

/**
 * The lifetime that browsers are told, counted from the moment they get the page: its age in this cache is added, because they
 * subtract it again.
 *
 * @param seconds of the lifetime
 */
record BrowserLifetime(long seconds) {

    static BrowserLifetime of(Duration duration) {
        return new BrowserLifetime(Seconds.of(duration));
    }

    /** The fields with {@code max-age} for a page of that age; the other directives stay. */
    Fields in(Fields fields, long ageSeconds) {
        String others = String.join(", ", fields.lines(FieldNames.CACHE_CONTROL));
        String own = "max-age=" + (seconds + ageSeconds);
        return fields.with(FieldNames.CACHE_CONTROL, others.isEmpty() ? own : others + ", " + own);
    }
}
