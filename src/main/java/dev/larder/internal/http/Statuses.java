package dev.larder.internal.http;

/** Questions about status codes (RFC 9110 §15). */
public final class Statuses {

    private Statuses() {}

    /** Whether the response ends the exchange: not 1xx. */
    public static boolean isFinal(int status) {
        return status >= 200 && status <= 599;
    }

    /** Whether the response may be given a lifetime it does not state (RFC 9110 §15.1). */
    public static boolean isHeuristicallyCacheable(int status) {
        return switch (status) {
            case 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501 -> true;
            default -> false;
        };
    }

    /** Whether the code is one of RFC 9110's, so that this cache knows what it asks of caches (RFC 9111 §5.2.2.3). */
    public static boolean isUnderstood(int status) {
        return between(status, 200, 206)
                || between(status, 300, 303)
                || between(status, 307, 308)
                || between(status, 400, 417)
                || between(status, 421, 422)
                || status == 305
                || status == 426
                || between(status, 500, 505);
    }

    /** Whether the origin failed, so that a stale response may stand in (RFC 5861 §4). */
    public static boolean isOriginFailure(int status) {
        return status == 500 || between(status, 502, 504);
    }

    /** Whether the request was done or answered elsewhere: 2xx or 3xx (RFC 9111 §4.4). */
    public static boolean isSuccessOrRedirect(int status) {
        return between(status, 200, 399);
    }

    private static boolean between(int status, int first, int last) {
        return status >= first && status <= last;
    }
}
