package dev.larder.internal.engine;

import dev.larder.Outcome;
import dev.larder.Outcome.How;
import dev.larder.spi.Entry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outcomes made of entries. */
final class Outcomes {

    private Outcomes() {}

    static <V extends @Nullable Object> Outcome<V> of(Entry entry, Instant now, How how) {
        return of(entry, now, how, null, false);
    }

    static <V extends @Nullable Object> Outcome<V> of(
            Entry entry, Instant now, How how, @Nullable String reason, boolean collapsed) {
        Duration age = Moments.between(entry.lifetime().created(), now);
        Duration remaining = Moments.between(now, entry.lifetime().freshUntil());
        return new Outcome<>(value(entry.value()), how, reason, age, remaining, collapsed);
    }

    static <V extends @Nullable Object> Outcome<V> notStored(@Nullable Object value, String reason) {
        return new Outcome<>(value(value), How.NOT_STORED, reason, Duration.ZERO, Duration.ZERO, false);
    }

    /** A stored value as the type its reader expects, {@code null} included. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // V is what the loader made, null included
    static <V extends @Nullable Object> V value(@Nullable Object value) {
        return (V) value;
    }
}
