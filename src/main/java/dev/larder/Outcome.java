package dev.larder;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Cache#fetch fetch} came to: the value and how it was come by.
 *
 * @param <V> type of the value
 * @param value the value, may be {@code null}
 * @param how by which way the value came
 * @param reason the word that says why, for {@link How#NOT_STORED} and {@link How#STALE_ON_ERROR}; else {@code null}
 * @param age time since the value's load ended; zero for a value just loaded
 * @param remaining time until the value is no longer fresh; zero when stale or not stored, {@link Cache#FOREVER} when it never ends
 * @param collapsed whether the value is the result of another caller's load that this call waited for (RFC 9211 §2.6)
 * @since 0.1
 */
public record Outcome<V extends @Nullable Object>(
        V value, How how, @Nullable String reason, Duration age, Duration remaining, boolean collapsed) {

    /** The ways by which a value comes. */
    public enum How {
        /** A fresh stored value. */
        HIT,
        /** Nothing usable was stored; the value was loaded and stored. */
        MISS,
        /** A stale value, served while one caller refreshes it (RFC 5861 §3). */
        STALE,
        /** A stale value, served because refreshing it failed or took too long (RFC 5861 §4). */
        STALE_ON_ERROR,
        /** The value was loaded and not stored; {@link Outcome#reason()} says why. */
        NOT_STORED
    }

    /**
     * Whether a stored value was served.
     *
     * @return true for {@link How#HIT}, {@link How#STALE} and {@link How#STALE_ON_ERROR}
     */
    public boolean isHit() {
        return how == How.HIT || how == How.STALE || how == How.STALE_ON_ERROR;
    }

    /**
     * The word that says why the value was not stored or why it is stale.
     *
     * @return the reason, or empty where there is nothing to explain
     */
    public Optional<String> because() {
        return Optional.ofNullable(reason);
    }
}
