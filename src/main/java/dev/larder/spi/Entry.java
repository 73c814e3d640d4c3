package dev.larder.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with all that is known of it; what a {@link Store} keeps. Immutable, as far as its value is.
 *
 * @param value the value, may be {@code null}
 * @param lifetime the moments of its life
 * @param stamps the stamps of its cache and tags as they were before its load began
 * @param loadTime how long its load took
 * @since 0.1
 */
public record Entry(@Nullable Object value, Lifetime lifetime, List<Stamp> stamps, Duration loadTime) {

    /**
     * The same value with another life.
     *
     * @param other the other life
     * @return a new entry
     */
    public Entry withLifetime(Lifetime other) {
        return new Entry(value, other, stamps, loadTime);
    }

    /**
     * Another value with the same life.
     *
     * @param other the other value
     * @return a new entry
     */
    public Entry withValue(@Nullable Object other) {
        return new Entry(other, lifetime, stamps, loadTime);
    }
}
