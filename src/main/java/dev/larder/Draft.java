package dev.larder;

import java.time.Duration;
import java.util.Optional;

/**
 * The entry in the making, handed to a {@link Loader}.
 *
 * <p>What is said here wins over the {@link CachePolicy} of the call. A draft may be used from any thread until its load has
 * ended; afterwards its methods change nothing.
 *
 * @since 0.1
 */
public interface Draft {

    /**
     * Sets how long the value is fresh.
     *
     * @param ttl the lifetime from the end of the load; {@link Cache#FOREVER} never ends, zero or less is not stored
     * @return this draft
     */
    Draft ttl(Duration ttl);

    /**
     * Limits how long the value is fresh, whoever says how long it is: of several limits the shortest counts.
     *
     * @param limit counted from the end of the load; {@link Cache#FOREVER} is no limit, zero or less is not stored
     * @return this draft
     */
    Draft atMost(Duration limit);

    /**
     * Sets how long the value may be served stale while one caller refreshes it (RFC 5861 §3).
     *
     * @param window counted from the end of the lifetime; zero or less switches it off
     * @return this draft
     */
    Draft staleWhileRevalidate(Duration window);

    /**
     * Sets how long the value may be served stale when refreshing fails (RFC 5861 §4).
     *
     * @param window counted from the end of the lifetime; zero or less switches it off
     * @return this draft
     */
    Draft staleIfError(Duration window);

    /**
     * Adds tags. A tag may be declared at any moment of the load: one that was invalidated since the load began keeps the
     * entry from being used.
     *
     * @param tags not {@code null}, none empty
     * @return this draft
     * @throws IllegalArgumentException when a tag is empty
     */
    Draft tags(String... tags);

    /**
     * Forbids storing. The value still goes to the caller whose loader this is; callers who wait for it are released at once
     * and compute for themselves, so that nothing of one caller's value reaches another. It cannot be taken back.
     *
     * @param reason one word or a few joined by hyphens, for log, statistics and {@code Cache-Status}; the first one given counts
     * @return this draft
     */
    Draft doNotStore(String reason);

    /**
     * The value that is being replaced, for a conditional refresh.
     *
     * @param <V> the type the caller expects
     * @return the old value; empty where there is none, where it is {@code null}, or where it was invalidated
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type: a cache holds values of any type
    <V> Optional<V> previous();
}
