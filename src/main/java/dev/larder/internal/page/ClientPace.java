package dev.larder.internal.page;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long a client has let its page wait: the time spent in handing bytes to it, all together. One thread hands them over, any
 * may ask.
 */
final class ClientPace {

    private static final long NOT_NOW = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final AtomicLong spent = new AtomicLong();
    private final AtomicLong since = new AtomicLong(NOT_NOW);

    ClientPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Something is being handed over and may block, or nothing is taken just now; goes on where that has begun. */
    void begin() {
        if (since.getPlain() == NOT_NOW) {
            since.setRelease(nanoTime.getAsLong());
        }
    }

    /** It has been taken. */
    void end() {
        long begun = since.getPlain();
        since.setRelease(NOT_NOW);
        if (begun != NOT_NOW) {
            spent.setRelease(spent.getPlain() + (nanoTime.getAsLong() - begun));
        }
    }

    /** Whether it has taken longer than that, what is under way included. */
    boolean isOver(long nanos) {
        long begun = since.getAcquire();
        long now = begun == NOT_NOW ? 0 : nanoTime.getAsLong() - begun;
        return spent.getAcquire() + now > nanos;
    }
}
