package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a removal leaves in a shared backend: an entry that is never current, so that a load which began before the removal, in whatever
 * process, does not find the place as it was.
 */
final class Grave {

    /** A load that takes longer than this may bring back what was removed while it ran. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private Grave() {}

    static Entry at(Instant now) {
        Lifetime past = new Lifetime(now, now, now, now.plus(KEPT));
        return new Entry(ThreadLocalRandom.current().nextLong(), past, List.of(), Duration.ZERO);
    }
}
