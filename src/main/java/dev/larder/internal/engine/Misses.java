package dev.larder.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says when messages of other nodes may have gone missing, so that near levels begin anew; not more often than once a minute. */
final class Misses {

    private static final Logger LOG = System.getLogger(Node.class.getName());
    private static final long BETWEEN = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private long said;
    private long unsaid;
    private boolean begun;

    Misses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void count() {
        unsaid++;
        long now = nanoTime.getAsLong();
        if (!begun || now - said >= BETWEEN) {
            LOG.log(
                    Level.INFO,
                    "Messages of other nodes may be missing ({0} times since this was said last): near levels begin anew.",
                    unsaid);
            begun = true;
            said = now;
            unsaid = 0;
        }
    }
}
