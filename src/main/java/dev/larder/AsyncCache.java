package dev.larder;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@link Cache} without waiting: same names, same meaning, {@link CompletionStage} results.
 *
 * <p>No method waits for the backend or for a load; what {@link Cache} would throw, the stage fails with. Safe for use by many
 * threads.
 *
 * @since 0.1
 */
public interface AsyncCache {

    /**
     * Reads a value.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @return the value, {@code null} when absent
     */
    <V> CompletionStage<@Nullable V> get(String key);

    /**
     * Reads a value or answers with another.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param fallback the answer when absent
     * @return the value or the fallback
     */
    <V> CompletionStage<@Nullable V> get(String key, @Nullable V fallback);

    /**
     * Reads several values in one trip to the backend.
     *
     * @param <V> type of the value
     * @param keys the keys
     * @return those found, by the caller's keys
     */
    <V extends @Nullable Object> CompletionStage<Map<String, V>> getMany(Collection<String> keys);

    /**
     * Whether a value can be read.
     *
     * @param key not {@code null}
     * @return true also for a stored {@code null}
     */
    CompletionStage<Boolean> contains(String key);

    /**
     * Stores a value with the cache's lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @return complete when stored
     */
    CompletionStage<@Nullable Void> set(String key, @Nullable Object value);

    /**
     * Stores a value with a lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @return complete when stored
     */
    CompletionStage<@Nullable Void> set(String key, @Nullable Object value, Duration ttl);

    /**
     * Stores a value as a policy says.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @return complete when stored
     */
    CompletionStage<@Nullable Void> set(String key, @Nullable Object value, CachePolicy policy);

    /**
     * Stores a value unless the key has one, with the cache's lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @return whether the key was free
     */
    CompletionStage<Boolean> add(String key, @Nullable Object value);

    /**
     * Stores a value unless the key has one, with a lifetime.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @return whether the key was free
     */
    CompletionStage<Boolean> add(String key, @Nullable Object value, Duration ttl);

    /**
     * Stores a value unless the key has one, as a policy says.
     *
     * @param key not {@code null}
     * @param value may be {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @return whether the key was free
     */
    CompletionStage<Boolean> add(String key, @Nullable Object value, CachePolicy policy);

    /**
     * Stores several values with the cache's lifetime in one trip to the backend.
     *
     * @param values by key
     * @return the keys that could not be stored
     */
    CompletionStage<Set<String>> setMany(Map<String, ?> values);

    /**
     * Stores several values with one lifetime.
     *
     * @param values by key
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @return the keys that could not be stored
     */
    CompletionStage<Set<String>> setMany(Map<String, ?> values, Duration ttl);

    /**
     * Stores several values as a policy says.
     *
     * @param values by key
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @return the keys that could not be stored
     */
    CompletionStage<Set<String>> setMany(Map<String, ?> values, CachePolicy policy);

    /**
     * Reads a value, or computes and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param computation runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, Computation<V, ? extends Exception> computation);

    /**
     * Reads a value, or loads and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param loader runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(String key, AsyncLoader<V> loader);

    /**
     * Reads a value, or computes and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @param computation runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, Duration ttl, Computation<V, ? extends Exception> computation);

    /**
     * Reads a value, or loads and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @param loader runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(String key, Duration ttl, AsyncLoader<V> loader);

    /**
     * Reads a value, or computes and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param computation runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, CachePolicy policy, Computation<V, ? extends Exception> computation);

    /**
     * Reads a value, or loads and stores it.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param loader runs on the container's executor, once for any number of concurrent callers
     * @return the value
     */
    <V extends @Nullable Object> CompletionStage<V> getOrSet(String key, CachePolicy policy, AsyncLoader<V> loader);

    /**
     * Reads a value, or loads and stores it, and tells how it came.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param loader runs on the container's executor, once for any number of concurrent callers
     * @return the value and how it came
     */
    <V extends @Nullable Object> CompletionStage<Outcome<V>> fetch(
            String key, CachePolicy policy, AsyncLoader<V> loader);

    /**
     * Loads a value anew, although a fresh one may be stored, and tells how it came.
     *
     * @param <V> type of the value
     * @param key not {@code null}
     * @param policy lifetime, windows for stale serving, tags, waiting
     * @param loader runs on the container's executor, once for any number of concurrent callers
     * @return the value and how it came
     */
    <V extends @Nullable Object> CompletionStage<Outcome<V>> refresh(
            String key, CachePolicy policy, AsyncLoader<V> loader);

    /**
     * Reads several values in one trip to the backend, and loads those that are missing in one load.
     *
     * @param <V> type of the values
     * @param keys the keys; one named twice counts once
     * @param policy lifetime, windows for stale serving, tags of each, waiting; bounds on the time of a load do not apply
     * @param loader runs on the container's executor; is asked for what is missing
     * @return the values and how they came, in the order of the keys; without the keys that have none
     */
    <V extends @Nullable Object> CompletionStage<Map<String, Outcome<V>>> fetchMany(
            Collection<String> keys, CachePolicy policy, BulkLoader<V, ?> loader);

    /**
     * Gives an entry the cache's lifetime, counted from now.
     *
     * @param key not {@code null}
     * @return whether there was one
     */
    CompletionStage<Boolean> touch(String key);

    /**
     * Gives an entry another lifetime, counted from now.
     *
     * @param key not {@code null}
     * @param ttl {@link Cache#FOREVER} never ends; zero or less is never readable
     * @return whether there was one
     */
    CompletionStage<Boolean> touch(String key, Duration ttl);

    /**
     * How long an entry is still fresh.
     *
     * @param key not {@code null}
     * @return empty when absent
     */
    CompletionStage<Optional<Duration>> timeToLive(String key);

    /**
     * Adds 1 to a stored number.
     *
     * @param key not {@code null}
     * @return the new number
     */
    CompletionStage<Long> increment(String key);

    /**
     * Adds to a stored number.
     *
     * @param key not {@code null}
     * @param delta may be negative
     * @return the new number
     */
    CompletionStage<Long> increment(String key, long delta);

    /**
     * Subtracts 1 from a stored number.
     *
     * @param key not {@code null}
     * @return the new number
     */
    CompletionStage<Long> decrement(String key);

    /**
     * Subtracts from a stored number.
     *
     * @param key not {@code null}
     * @param delta may be negative
     * @return the new number
     */
    CompletionStage<Long> decrement(String key, long delta);

    /**
     * Takes a lock if nobody holds it ({@link Cache#lock(String, Duration)}).
     *
     * @param key not {@code null}; apart from the keys of values
     * @param term a millisecond to a year
     * @return the lock; empty where somebody else holds it, and where the backend is out
     */
    CompletionStage<Optional<CacheLock>> lock(String key, Duration term);

    /**
     * Takes a lock as soon as nobody holds it ({@link Cache#lock(String, Duration, Duration)}). If the stage is completed by the caller
     * before, the lock is given back.
     *
     * @param key not {@code null}; apart from the keys of values
     * @param term a millisecond to a year
     * @param wait how long to ask; zero or less: once
     * @return the lock; empty where it was not to be had in this time
     */
    CompletionStage<Optional<CacheLock>> lock(String key, Duration term, Duration wait);

    /**
     * Removes a value.
     *
     * @param key not {@code null}
     * @return whether there was one
     */
    CompletionStage<Boolean> delete(String key);

    /**
     * Removes several values in one trip to the backend.
     *
     * @param keys the keys
     * @return how many were there
     */
    CompletionStage<Integer> deleteMany(Collection<String> keys);

    /**
     * Lists keys.
     *
     * @param glob as for {@link Cache#keys}
     * @return the caller's keys
     */
    CompletionStage<Set<String>> keys(String glob);

    /**
     * Removes every value whose key matches.
     *
     * @param glob as for {@link Cache#keys}
     * @return how many were there
     */
    CompletionStage<Integer> deleteMatching(String glob);

    /**
     * Empties this cache.
     *
     * @return complete when empty
     */
    CompletionStage<@Nullable Void> clear();

    /**
     * Makes every entry that carries one of these tags unreadable.
     *
     * @param tags none empty
     * @return complete when done
     */
    CompletionStage<@Nullable Void> invalidateTags(String... tags);

    /**
     * Moves a value one version up.
     *
     * @param key not {@code null}
     * @return the new version
     */
    CompletionStage<Integer> incrementVersion(String key);

    /**
     * Moves a value to another version.
     *
     * @param key not {@code null}
     * @param delta may be negative
     * @return the new version
     */
    CompletionStage<Integer> incrementVersion(String key, int delta);

    /**
     * This view with another version as part of every key.
     *
     * @param version zero or more
     * @return a view
     */
    AsyncCache withVersion(int version);
}
