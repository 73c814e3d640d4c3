package dev.larder.internal.store.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Tells when a server that answers does not take writes, because it is full, cannot save, or is a replica: once when that begins, once when it ends.
 */
final class Refusals {

    private static final Logger LOG = System.getLogger(Refusals.class.getName());
    private static final List<String> CODES = List.of("OOM", "MISCONF", "READONLY", "NOREPLICAS");

    private final Location server;
    private final AtomicBoolean refusing = new AtomicBoolean();

    Refusals(Location server) {
        this.server = server;
    }

    /** Whether the error says that writes are refused while reads are not. */
    static boolean is(JedisDataException error) {
        return CODES.stream().anyMatch(code -> Replies.begins(error, code));
    }

    void refused(JedisDataException error) {
        if (refusing.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "The server {0} takes no writes: {1}. Until it does, what is held is served and nothing is stored.",
                    server.place(),
                    error.getMessage());
        }
    }

    void taken() {
        if (refusing.get() && refusing.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The server {0} takes writes again.", server.place());
        }
    }
}
