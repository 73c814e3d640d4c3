package dev.larder.internal.store.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Remembers for a moment that a server did not answer in time, so that those who come or wait meanwhile need not find out for
 * themselves.
 *
 * <p>It ends before anybody tries again on purpose: a breaker's first pause is a second.
 */
final class Silence {

    private static final Duration LONGEST = Duration.ofMillis(900);

    private final long nanos;
    private volatile boolean begun;
    private volatile long since;

    Silence(Duration timeout) {
        this.nanos = (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
    }

    /** Throws while the server is known not to answer. */
    void check() {
        if (begun) {
            if (System.nanoTime() - since < nanos) {
                throw new JedisConnectionException("the server did not answer in time a moment ago");
            }
            begun = false;
        }
    }

    void note(JedisConnectionException fault) {
        if (isTimeout(fault)) {
            begin();
        }
    }

    void begin() {
        since = System.nanoTime();
        begun = true;
    }

    static boolean isTimeout(JedisConnectionException fault) {
        return fault.getCause() instanceof SocketTimeoutException
                || Arrays.stream(fault.getSuppressed()).anyMatch(SocketTimeoutException.class::isInstance);
    }
}
