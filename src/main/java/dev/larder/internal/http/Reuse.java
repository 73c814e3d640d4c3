package dev.larder.internal.http;

import java.time.Duration;

/** How a stored response may answer a request (RFC 9111 §4, §4.2.4, §5.2.1; RFC 5861 §3). */
public enum Reuse {
    /** As it is. */
    FRESH,
    /** Stale as it is, because the client said it takes that. */
    STALE_ACCEPTED,
    /** Stale, while it is refreshed. */
    STALE_WHILE_REVALIDATE,
    /** Only after the origin confirmed or replaced it. */
    VALIDATE;

    /**
     * What is known of a stored response.
     *
     * @param lifetime how long it is fresh
     * @param validateAlways whether every use needs validation
     * @param stale how it may be used after its lifetime
     */
    public record Terms(Duration lifetime, boolean validateAlways, StaleServing stale) {}

    /**
     * The verdict.
     *
     * @param request the request's directives; {@link CacheControl#NONE} where they are not obeyed
     * @param ageSeconds the response's age now
     */
    public static Reuse of(Terms terms, CacheControl request, long ageSeconds) {
        long left = terms.lifetime().toSeconds() - ageSeconds;
        if (terms.validateAlways() || wantsValidation(request, ageSeconds, left)) {
            return VALIDATE;
        }
        return left > 0 ? FRESH : stale(terms.stale(), request, -left);
    }

    private static Reuse stale(StaleServing allowed, CacheControl request, long staleSeconds) {
        if (allowed.forbidden()) {
            return VALIDATE;
        }
        Duration maxStale = request.maxStale();
        if (maxStale != null && staleSeconds <= maxStale.toSeconds()) {
            return STALE_ACCEPTED;
        }
        return staleSeconds < allowed.whileRevalidate().toSeconds() ? STALE_WHILE_REVALIDATE : VALIDATE;
    }

    /** {@code max-age=0} is how browsers ask for validation, also of a response that has just come in. */
    private static boolean wantsValidation(CacheControl request, long ageSeconds, long left) {
        Duration maxAge = request.maxAge();
        Duration minFresh = request.minFresh();
        return request.isNoCache()
                || (maxAge != null && (maxAge.isZero() || ageSeconds > maxAge.toSeconds()))
                || (minFresh != null && left < minFresh.toSeconds());
    }
}
