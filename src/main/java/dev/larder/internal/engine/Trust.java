package dev.larder.internal.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long what was read is believed.
 *
 * @param most the longest time without reading on
 * @param nanoTime a clock that never goes back
 */
record Trust(Duration most, LongSupplier nanoTime) {

    boolean holds(long since) {
        return nanoTime.getAsLong() - since < most.toNanos();
    }
}
