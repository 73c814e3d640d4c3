package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * What a stored response can be validated with, as text to send to the origin (RFC 9111 §4.3.1).
 *
 * @param etag for If-None-Match, exactly as received, null when absent
 * @param lastModified for If-Modified-Since, exactly as received, null when absent
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    /** The validators among a response's fields. */
    public static Validators of(FieldLookup response) {
        return new Validators(
                blankToNull(response.first(FieldNames.ETAG)), blankToNull(response.first(FieldNames.LAST_MODIFIED)));
    }

    /** Whether there is one. */
    public boolean any() {
        return etag != null || lastModified != null;
    }

    /**
     * Whether a 304 is about the response with these validators (RFC 9111 §4.3.4): what it names must be the same; one that names
     * nothing is about what was asked for.
     */
    public boolean matchedBy(FieldLookup notModified) {
        Validators named = of(notModified);
        EntityTag mine = EntityTag.parse(etag);
        EntityTag theirs = EntityTag.parse(named.etag);
        if (mine != null && theirs != null) {
            return mine.weaklyEquals(theirs);
        }
        boolean modified =
                named.lastModified != null && lastModified != null && !named.lastModified.equals(lastModified);
        return !modified;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
