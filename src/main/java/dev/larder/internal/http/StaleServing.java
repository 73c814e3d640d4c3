package dev.larder.internal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a response may be used after its lifetime (RFC 9111 §4.2.4, RFC 5861).
 *
 * @param forbidden whether it must be validated first, come what may; then a failing origin means 504
 * @param whileRevalidate how long it may be served while it is refreshed
 * @param ifError how long it may be served in place of an error, where that was said
 */
public record StaleServing(boolean forbidden, Duration whileRevalidate, Duration ifError) {

    /** Not allowed at all. */
    public static final StaleServing FORBIDDEN = new StaleServing(true, Duration.ZERO, Duration.ZERO);

    /**
     * What the response says. {@code s-maxage} forbids stale use like {@code proxy-revalidate} does (RFC 9111 §5.2.2.10); in
     * site mode an explicit stale-while-revalidate or stale-if-error beside it is believed, because that is what who writes
     * both wants.
     */
    public static StaleServing of(CacheControl control, CacheMode mode) {
        Duration whileRevalidate = orZero(control.staleWhileRevalidate());
        Duration ifError = orZero(control.staleIfError());
        boolean explicit = !whileRevalidate.isZero() || !ifError.isZero();
        boolean sharedOnly = control.sMaxAge() != null && !(explicit && mode == CacheMode.SITE);
        if (control.mustRevalidate() || control.proxyRevalidate() || control.isNoCache() || sharedOnly) {
            return FORBIDDEN;
        }
        return new StaleServing(false, whileRevalidate, ifError);
    }

    private static Duration orZero(@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration;
    }

    /** Whether any stale use was asked for. */
    public boolean isExplicit() {
        return !whileRevalidate.isZero() || !ifError.isZero();
    }
}
