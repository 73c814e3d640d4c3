package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry with another lifetime, counted from now; its windows for stale serving stay as long as they were. */
final class Touched {

    private Touched() {}

    /** The entry, or {@code null} when the lifetime is zero or less. */
    static @Nullable Entry of(Entry entry, Instant now, Duration ttl) {
        if (!Moments.isPositive(ttl)) {
            return null;
        }
        Lifetime life = entry.lifetime();
        Instant freshUntil = Moments.plus(now, ttl);
        return entry.withLifetime(new Lifetime(
                life.created(),
                freshUntil,
                Moments.plus(freshUntil, Moments.between(life.freshUntil(), life.revalidateUntil())),
                Moments.plus(freshUntil, Moments.between(life.freshUntil(), life.errorUntil()))));
    }
}
