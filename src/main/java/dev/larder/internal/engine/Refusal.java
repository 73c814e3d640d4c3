package dev.larder.internal.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A backend that can be read takes no writes, as it is full or read-only: it is not asked again at once. Written by one thread at a time. */
final class Refusal {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier nanoTime;
    private volatile boolean begun;
    private volatile long since;

    Refusal(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What has come of the last attempt. */
    void is(boolean refused) {
        since = nanoTime.getAsLong();
        begun = refused;
    }

    boolean lasts() {
        return begun && nanoTime.getAsLong() - since < PAUSE_NANOS;
    }
}
