package dev.larder.testing;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Entries for tests of stores. */
public final class Entries {

    /** The same for all of a run, so that entries made alike are equal. Envelopes hold milliseconds. */
    private static final Instant CREATED = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private Entries() {}

    /** An entry that is fresh for five hours and of use for ten. */
    public static Entry of(Object value) {
        return living(value, Duration.ofHours(5));
    }

    /** An entry that is fresh that long, and of use twice as long. */
    public static Entry living(Object value, Duration fresh) {
        Instant freshUntil = CREATED.plus(fresh);
        Lifetime life = new Lifetime(CREATED, freshUntil, freshUntil.plus(fresh), freshUntil);
        return new Entry(value, life, List.of(new Stamp("", 1), new Stamp("tag", 2)), Duration.ofMillis(20));
    }

    /** An entry that never expires. */
    public static Entry eternal(Object value) {
        return of(value).withLifetime(new Lifetime(CREATED, Instant.MAX, Instant.MAX, Instant.MAX));
    }
}
