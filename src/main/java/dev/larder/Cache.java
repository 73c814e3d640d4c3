package dev.larder;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named cache: values by text keys, each with a lifetime and tags.
 *
 * <p>Pages, methods and fragments are cached through {@link #fetch} as well; there is no other way in. Safe for use by many
 * threads. A fault of the backend is a miss and is never thrown; a wrong use (a null key, a value the codec refuses) is thrown at
 * once. In-process caches hold values by reference: treat what you store and what you get as immutable, or choose a codec.
 *
 * @since 0.1
 */
public interface Cache {

    /** A lifetime that never ends. */
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    /**
     * The name of this cache.
     *
     * @return as in {@code larder.caches.<name>}
     */
    String name();

    /**
     * Reads a value.
     *
     * @param <V> the type the caller expects; another one fails where it is used, with {@link ClassCastException}
     * @param key not {@code null}
     * @return the value; {@code null} when absent, and when {@code null} is stored
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type: a cache holds values of any type
    default <V> @Nullable V get(String key) {
        return get(key, null);
    }

    /**
     * Reads a value or answers with another.
     *
     * @param <V> the type the caller expects
     * @param key not {@code null}
     * @param fallback the answer when absent; a stored {@code null} is not absent
     * @return the value or the fallback
     */
    <V> @Nullable V get(String key, @Nullable V fallback);

    /**
     * Reads several values in one trip to the backend.
     *
     * @param <V> the type the caller expects
     * @param keys the keys; one named twice counts once
     * @return those found, by the caller's keys; stored {@code null}s included
     */
    <V extends @Nullable Object> Map<String, V> getMany(Collection<String> keys);

    /**
     * Whether a value can be read.
     *
     * @param key not {@code null}
     * @return true also for a stored {@code null}
     */
    boolean contains(String key);

    /**
     * Stores a value with the cache's lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    default void set(String key, @Nullable Object value) {
        set(key, value, CachePolicy.inherited());
    }

    /**
     * Stores a value with a lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param ttl {@link #FOREVER} never ends; zero or less removes what is stored
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    default void set(String key, @Nullable Object value, Duration ttl) {
        set(key, value, CachePolicy.ttl(ttl));
    }

    /**
     * Stores a value.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param policy lifetime, windows for stale serving, tags
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    void set(String key, @Nullable Object value, CachePolicy policy);

    /**
     * Stores a value with the cache's lifetime unless the key has one. Of several callers one wins.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @return whether the value was stored
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    default boolean add(String key, @Nullable Object value) {
        return add(key, value, CachePolicy.inherited());
    }

    /**
     * Stores a value with a lifetime unless the key has one.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param ttl {@link #FOREVER} never ends; zero or less stores nothing
     * @return whether the key was free
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    default boolean add(String key, @Nullable Object value, Duration ttl) {
        return add(key, value, CachePolicy.ttl(ttl));
    }

    /**
     * Stores a value unless the key has one.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param policy lifetime, windows for stale serving, tags
     * @return whether the key was free
     * @throws IllegalArgumentException when the cache's codec refuses the value
     */
    boolean add(String key, @Nullable Object value, CachePolicy policy);

    /**
     * Stores several values with the cache's lifetime in one trip to the backend.
     *
     * @param values by key
     * @return the keys that could not be stored
     */
    default Set<String> setMany(Map<String, ?> values) {
        return setMany(values, CachePolicy.inherited());
    }

    /**
     * Stores several values with one lifetime.
     *
     * @param values by key
     * @param ttl {@link #FOREVER} never ends; zero or less removes what is stored
     * @return the keys that could not be stored
     */
    default Set<String> setMany(Map<String, ?> values, Duration ttl) {
        return setMany(values, CachePolicy.ttl(ttl));
    }

    /**
     * Stores several values.
     *
     * @param values by key
     * @param policy lifetime, windows for stale serving, tags of each
     * @return the keys that could not be stored
     */
    Set<String> setMany(Map<String, ?> values, CachePolicy policy);

    /**
     * Reads a value, or computes and stores it with the cache's lifetime.
     *
     * @param <V> type of the value
     * @param <X> what the computation may throw
     * @param key not {@code null}
     * @param computation runs once for any number of concurrent callers
     * @return the value
     * @throws X what the computation throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(String key, Computation<V, X> computation)
            throws X {
        return getOrSet(key, CachePolicy.inherited(), computation);
    }

    /**
     * Reads a value, or computes and stores it with a lifetime.
     *
     * @param <V> type of the value
     * @param <X> what the computation may throw
     * @param key not {@code null}
     * @param ttl zero or less: the value is computed and not stored
     * @param computation runs once for any number of concurrent callers
     * @return the value
     * @throws X what the computation throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(
            String key, Duration ttl, Computation<V, X> computation) throws X {
        return getOrSet(key, CachePolicy.ttl(ttl), computation);
    }

    /**
     * Reads a value, or computes and stores it.
     *
     * @param <V> type of the value
     * @param <X> what the computation may throw
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param computation runs once for any number of concurrent callers
     * @return the value
     * @throws X what the computation throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(
            String key, CachePolicy policy, Computation<V, X> computation) throws X {
        Objects.requireNonNull(computation, "computation");
        return this.<V, X>fetch(key, policy, draft -> computation.compute()).value();
    }

    /**
     * Reads a value, or loads and stores it with the cache's lifetime.
     *
     * @param <V> type of the value
     * @param <X> what the loader may throw
     * @param key not {@code null}
     * @param loader runs once for any number of concurrent callers
     * @return the value
     * @throws X what the loader throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(String key, Loader<V, X> loader) throws X {
        return getOrSet(key, CachePolicy.inherited(), loader);
    }

    /**
     * Reads a value, or loads and stores it with a lifetime.
     *
     * @param <V> type of the value
     * @param <X> what the loader may throw
     * @param key not {@code null}
     * @param ttl zero or less: the value is loaded and not stored
     * @param loader runs once for any number of concurrent callers
     * @return the value
     * @throws X what the loader throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(String key, Duration ttl, Loader<V, X> loader)
            throws X {
        return getOrSet(key, CachePolicy.ttl(ttl), loader);
    }

    /**
     * Reads a value, or loads and stores it.
     *
     * @param <V> type of the value
     * @param <X> what the loader may throw
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param loader runs once for any number of concurrent callers
     * @return the value
     * @throws X what the loader throws, unchanged
     */
    default <V extends @Nullable Object, X extends Exception> V getOrSet(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        return fetch(key, policy, loader).value();
    }

    /**
     * Reads a value, or loads and stores it, and tells how it came.
     *
     * <p>An invalidation, removal or {@code set} that comes while the loader runs wins: the loader's value still reaches its
     * callers, is not stored, and no call that begins afterwards sees it.
     *
     * @param <V> type of the value
     * @param <X> what the loader may throw
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param loader runs once for any number of concurrent callers
     * @return the value and how it came
     * @throws X what the loader throws, unchanged
     * @throws CyclicLoadException when the loader asks, directly or through others, for this key
     * @throws LoadTimeoutException when {@link CachePolicy#hardTimeout()} passed and there was no old value
     */
    <V extends @Nullable Object, X extends Exception> Outcome<V> fetch(
            String key, CachePolicy policy, Loader<V, X> loader) throws X;

    /**
     * Reads several values in one trip to the backend, and loads those that are missing in one load.
     *
     * <p>A key that somebody else is loading is not loaded again. What the load uses gives its tags to all entries that it makes.
     *
     * @param <V> type of the values
     * @param <X> what the loader may throw
     * @param keys the keys; one named twice counts once
     * @param policy lifetime, windows for stale serving, tags of each, waiting; bounds on the time of a load do not apply
     * @param loader is asked for what is missing, usually once; once more for a key that somebody else has failed to load
     * @return the values and how they came, in the order of the keys; without the keys that have none
     * @throws X what the loader throws, unchanged, unless every missing value may be served stale
     * @throws CyclicLoadException when the loader asks, directly or through others, for one of these keys
     */
    <V extends @Nullable Object, X extends Exception> Map<String, Outcome<V>> fetchMany(
            Collection<String> keys, CachePolicy policy, BulkLoader<V, X> loader) throws X;

    /**
     * Begins a {@link #fetch} whose value the caller computes before the next call. A stale value is refreshed by the caller who
     * finds it, while all others get the old one.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting; bounds on the time of a load do not apply
     * @return what the fetch came to, or the load to be carried out; close it
     * @throws CyclicLoadException when a load asks, directly or through others, for its own key
     */
    <V extends @Nullable Object> OpenFetch<V> begin(String key, CachePolicy policy);

    /**
     * Loads a value anew, although a fresh one may be stored, and tells how it came. The stored value stays readable until it is
     * replaced, and where loading fails while it may still be served.
     *
     * @param <V> type of the value
     * @param <X> what the loader may throw
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting; bounds on the time of a load do not apply
     * @param loader runs once for any number of concurrent callers
     * @return the value and how it came
     * @throws X what the loader throws, unchanged
     * @throws CyclicLoadException when the loader asks, directly or through others, for this key
     */
    default <V extends @Nullable Object, X extends Exception> Outcome<V> refresh(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        Objects.requireNonNull(loader, "loader");
        try (OpenFetch<V> open = beginRefresh(key, policy)) {
            Optional<Outcome<V>> come = open.outcome();
            return come.isPresent() ? come.get() : Refreshing.<V, X>load(open, loader);
        }
    }

    /**
     * Begins a {@link #refresh} whose value the caller computes before the next call. A caller who finds somebody else computing it
     * waits for that.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting; bounds on the time of a load do not apply
     * @return the load to be carried out, or what somebody else's came to; close it
     * @throws CyclicLoadException when a load asks, directly or through others, for its own key
     */
    <V extends @Nullable Object> OpenFetch<V> beginRefresh(String key, CachePolicy policy);

    /**
     * Gives an entry the cache's lifetime, counted from now.
     *
     * @param key not {@code null}
     * @return whether there was one
     */
    boolean touch(String key);

    /**
     * Gives an entry another lifetime, counted from now.
     *
     * @param key not {@code null}
     * @param ttl {@link #FOREVER} never ends; zero or less removes the entry
     * @return whether there was one
     */
    boolean touch(String key, Duration ttl);

    /**
     * How long an entry is still fresh.
     *
     * @param key not {@code null}
     * @return empty when absent, zero when stale but still servable, {@link #FOREVER} when it never ends
     */
    Optional<Duration> timeToLive(String key);

    /**
     * Adds 1 to a stored number.
     *
     * @param key not {@code null}
     * @return the new number
     * @throws java.util.NoSuchElementException when absent
     * @throws IllegalStateException when the value is not a whole number
     * @throws ArithmeticException when the sum exceeds a {@code long}
     */
    default long increment(String key) {
        return increment(key, 1);
    }

    /**
     * Adds to a stored number, atomically; the lifetime stays as it was.
     *
     * @param key not {@code null}
     * @param delta may be negative
     * @return the new number
     * @throws java.util.NoSuchElementException when absent
     * @throws IllegalStateException when the value is not a whole number
     * @throws ArithmeticException when the sum exceeds a {@code long}
     */
    long increment(String key, long delta);

    /**
     * Subtracts 1 from a stored number.
     *
     * @param key not {@code null}
     * @return the new number
     * @throws java.util.NoSuchElementException when absent
     * @throws IllegalStateException when the value is not a whole number
     * @throws ArithmeticException when the difference exceeds a {@code long}
     */
    default long decrement(String key) {
        return increment(key, -1);
    }

    /**
     * Subtracts from a stored number, atomically; the lifetime stays as it was.
     *
     * @param key not {@code null}
     * @param delta a negative one adds
     * @return the new number
     * @throws java.util.NoSuchElementException when absent
     * @throws IllegalStateException when the value is not a whole number
     * @throws ArithmeticException when the difference exceeds a {@code long}
     */
    default long decrement(String key, long delta) {
        return increment(key, Math.negateExact(delta));
    }

    /**
     * Takes a lock if nobody holds it: at most one of all who share this cache's backend gets it.
     *
     * <p>A cache that only this process sees keeps its locks in this process, {@code none} too. On a shared backend a lock is a record of its own,
     * which only its holder gives back and which ends with its term if he dies. Read {@link CacheLock} for what a lock is not.
     *
     * @param key not {@code null}; apart from the keys of values, and as these part of one version
     * @param term a millisecond to a year; how long the lock is held at most unless it is extended
     * @return the lock, to be closed; empty where somebody else holds it, and where the backend is out or closed
     * @throws IllegalArgumentException when the term is out of range
     */
    Optional<CacheLock> lock(String key, Duration term);

    /**
     * Takes a lock as soon as nobody holds it, asking every 3 to 100 milliseconds. Who has waited longest is not preferred.
     *
     * @param key not {@code null}; apart from the keys of values, and as these part of one version
     * @param term a millisecond to a year; how long the lock is held at most unless it is extended
     * @param wait how long to ask; zero or less: once
     * @return the lock, to be closed; empty where it was not to be had in this time
     * @throws IllegalArgumentException when the term is out of range
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    Optional<CacheLock> lock(String key, Duration term, Duration wait) throws InterruptedException;

    /**
     * Removes a value. A load of it that is running is not stored.
     *
     * @param key not {@code null}
     * @return whether there was one
     */
    boolean delete(String key);

    /**
     * Removes several values in one trip to the backend.
     *
     * @param keys the keys
     * @return how many were there
     */
    int deleteMany(Collection<String> keys);

    /**
     * Lists keys.
     *
     * @param glob {@code *} any text, {@code ?} one character, {@code [abc]} one of these, {@code \} takes the next as it is
     * @return the caller's keys, lazily; close it
     * @throws UnsupportedOperationException where the backend cannot list
     */
    Stream<String> keys(String glob);

    /**
     * Removes every value whose key matches.
     *
     * @param glob as for {@link #keys}
     * @return how many were there
     * @throws UnsupportedOperationException where the backend cannot list
     */
    int deleteMatching(String glob);

    /** Empties this cache, all versions, and nothing else; loads that are running are not stored. */
    void clear();

    /**
     * Makes every entry that carries one of these tags unreadable, in every cache of the application, in constant time.
     *
     * @param tags none empty
     * @throws IllegalArgumentException when a tag is empty
     */
    void invalidateTags(String... tags);

    /**
     * This cache with another version as part of every key.
     *
     * @param version zero or more
     * @return a view; what is stored under other versions is invisible to it
     * @throws IllegalArgumentException when negative
     */
    Cache withVersion(int version);

    /**
     * Moves a value one version up.
     *
     * @param key not {@code null}
     * @return the new version
     * @throws java.util.NoSuchElementException when absent
     */
    default int incrementVersion(String key) {
        return incrementVersion(key, 1);
    }

    /**
     * Moves a value to another version; its lifetime stays as it was, what sits there is overwritten.
     *
     * @param key not {@code null}
     * @param delta may be negative
     * @return the new version
     * @throws java.util.NoSuchElementException when absent
     * @throws IllegalArgumentException when the new version would be negative
     */
    int incrementVersion(String key, int delta);

    /**
     * The counters of this cache.
     *
     * @return one reading
     */
    CacheStatistics statistics();

    /**
     * The same operations without waiting.
     *
     * @return a view whose work runs on the container's executor, or on Larder's own where there is none
     */
    AsyncCache async();
}
