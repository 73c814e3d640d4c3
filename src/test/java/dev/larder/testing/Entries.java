package dev.larder.testing;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Entries for tests of stores. */
public final class Entries {

    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");

    private Entries() {}

    /** An entry that is fresh for five minutes and of use for ten. */
    public static Entry of(Object value) {
        return living(value, Duration.ofMinutes(5));
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
