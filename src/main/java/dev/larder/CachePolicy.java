package dev.larder;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is to be kept, served and loaded. What is left out ({@code null}) is as the cache is configured.
 *
 * <p>Begin with {@link #ttl(Duration)} or {@link #inherited()} and add: {@code CachePolicy.ttl(ofMinutes(5)).tags("product:42")}.
 * Immutable.
 *
 * @param ttl how long a value is fresh; {@link Cache#FOREVER} never ends, zero or less is never readable
 * @param staleWhileRevalidate how long after that it may be served while one caller refreshes it (RFC 5861 §3)
 * @param staleIfError how long after that it may be served when refreshing fails (RFC 5861 §4)
 * @param tags names by which the entry can be invalidated together with others
 * @param earlyRefresh the factor beta of probabilistic early refresh (XFetch): 0 switches it off, 1 is usual, more is earlier
 * @param jitter lifetimes are shortened by a random part of this, so that entries made together do not die together
 * @param lockWait how long a caller waits for another caller's load of the same key before it loads for itself; zero: it does not wait
 * @param softTimeout how long a caller waits for a load when there is an old value to serve instead; the late result is kept
 * @param hardTimeout how long a caller waits for a load at all; then {@link LoadTimeoutException}; the late result is kept
 * @param backOff how long after a failed refresh the old value is served without trying again
 * @since 0.1
 */
public record CachePolicy(
        @Nullable Duration ttl,
        @Nullable Duration staleWhileRevalidate,
        @Nullable Duration staleIfError,
        Set<String> tags,
        @Nullable Double earlyRefresh,
        @Nullable Duration jitter,
        @Nullable Duration lockWait,
        @Nullable Duration softTimeout,
        @Nullable Duration hardTimeout,
        @Nullable Duration backOff) {

    private static final CachePolicy INHERITED =
            new CachePolicy(null, null, null, Set.of(), null, null, null, null, null, null);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when a tag is empty, or {@code earlyRefresh} is negative or not a number
     */
    public CachePolicy {
        tags = Set.copyOf(tags);
        if (tags.contains("")) {
            throw new IllegalArgumentException("tags = '': a tag is empty. Leave it out or name it.");
        }
        if (earlyRefresh != null && !(earlyRefresh >= 0)) {
            throw new IllegalArgumentException(
                    "earlyRefresh = '" + earlyRefresh + "': not a factor. Use 0 for off, 1 for usual.");
        }
    }

    /**
     * A policy in which everything is as the cache is configured.
     *
     * @return the policy
     */
    public static CachePolicy inherited() {
        return INHERITED;
    }

    /**
     * A policy with a lifetime, else as the cache is configured.
     *
     * @param ttl {@link Cache#FOREVER} never ends, zero or less is never readable
     * @return the policy
     */
    public static CachePolicy ttl(Duration ttl) {
        return INHERITED.withTtl(ttl);
    }

    /**
     * This policy with another lifetime. (Called so because Java allows no second {@code ttl(Duration)} beside the static one.)
     *
     * @param ttl {@link Cache#FOREVER} never ends, zero or less is never readable, {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy withTtl(@Nullable Duration ttl) {
        return with(parts -> parts.ttl = ttl);
    }

    /**
     * This policy with a window in which a stale value is served while one caller refreshes it.
     *
     * @param window counted from the end of the lifetime; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy staleWhileRevalidate(@Nullable Duration window) {
        return with(parts -> parts.staleWhileRevalidate = window);
    }

    /**
     * This policy with a window in which a stale value is served when refreshing fails.
     *
     * @param window counted from the end of the lifetime; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy staleIfError(@Nullable Duration window) {
        return with(parts -> parts.staleIfError = window);
    }

    /**
     * This policy with these tags instead of its own.
     *
     * @param tags none empty; one named twice counts once
     * @return a new policy
     * @throws IllegalArgumentException when a tag is empty
     */
    public CachePolicy tags(String... tags) {
        return with(parts -> parts.tags = Set.copyOf(List.of(tags)));
    }

    /**
     * This policy with another factor of early refresh.
     *
     * @param beta 0 or more; 0 switches it off
     * @return a new policy
     * @throws IllegalArgumentException when negative or not a number
     */
    public CachePolicy earlyRefresh(double beta) {
        return with(parts -> parts.earlyRefresh = beta);
    }

    /**
     * This policy with lifetimes shortened by a random part.
     *
     * @param most the largest part; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy jitter(@Nullable Duration most) {
        return with(parts -> parts.jitter = most);
    }

    /**
     * This policy with another bound on waiting for another caller's load.
     *
     * @param wait zero: do not wait, load for yourself; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy lockWait(@Nullable Duration wait) {
        return with(parts -> parts.lockWait = wait);
    }

    /**
     * This policy with a bound on waiting for a load while there is an old value.
     *
     * @param wait zero or less: no bound; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy softTimeout(@Nullable Duration wait) {
        return with(parts -> parts.softTimeout = wait);
    }

    /**
     * This policy with a bound on waiting for a load.
     *
     * @param wait zero or less: no bound; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy hardTimeout(@Nullable Duration wait) {
        return with(parts -> parts.hardTimeout = wait);
    }

    /**
     * This policy with another pause after a failed refresh.
     *
     * @param pause zero or less: every caller tries again; {@code null} is as configured
     * @return a new policy
     */
    public CachePolicy backOff(@Nullable Duration pause) {
        return with(parts -> parts.backOff = pause);
    }

    /**
     * This policy where it says something, else the other.
     *
     * @param other what counts where this policy is silent; its tags are added to this policy's
     * @return a new policy
     */
    public CachePolicy orElse(CachePolicy other) {
        return with(parts -> parts.fillFrom(other));
    }

    private CachePolicy with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.policy();
    }

    /** A policy's parts while one of them is being changed. */
    private static final class Parts {
        private @Nullable Duration ttl;
        private @Nullable Duration staleWhileRevalidate;
        private @Nullable Duration staleIfError;
        private Set<String> tags;
        private @Nullable Double earlyRefresh;
        private @Nullable Duration jitter;
        private @Nullable Duration lockWait;
        private @Nullable Duration softTimeout;
        private @Nullable Duration hardTimeout;
        private @Nullable Duration backOff;

        Parts(CachePolicy policy) {
            ttl = policy.ttl;
            staleWhileRevalidate = policy.staleWhileRevalidate;
            staleIfError = policy.staleIfError;
            tags = policy.tags;
            earlyRefresh = policy.earlyRefresh;
            jitter = policy.jitter;
            lockWait = policy.lockWait;
            softTimeout = policy.softTimeout;
            hardTimeout = policy.hardTimeout;
            backOff = policy.backOff;
        }

        void fillFrom(CachePolicy other) {
            ttl = ttl == null ? other.ttl : ttl;
            staleWhileRevalidate = staleWhileRevalidate == null ? other.staleWhileRevalidate : staleWhileRevalidate;
            staleIfError = staleIfError == null ? other.staleIfError : staleIfError;
            tags = union(tags, other.tags);
            earlyRefresh = earlyRefresh == null ? other.earlyRefresh : earlyRefresh;
            jitter = jitter == null ? other.jitter : jitter;
            lockWait = lockWait == null ? other.lockWait : lockWait;
            softTimeout = softTimeout == null ? other.softTimeout : softTimeout;
            hardTimeout = hardTimeout == null ? other.hardTimeout : hardTimeout;
            backOff = backOff == null ? other.backOff : backOff;
        }

        CachePolicy policy() {
            return new CachePolicy(
                    ttl,
                    staleWhileRevalidate,
                    staleIfError,
                    tags,
                    earlyRefresh,
                    jitter,
                    lockWait,
                    softTimeout,
                    hardTimeout,
                    backOff);
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            if (some.isEmpty() || others.isEmpty()) {
                return some.isEmpty() ? others : some;
            }
            return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }
}
