package dev.larder.internal.engine;

import dev.larder.AsyncCache;
import dev.larder.AsyncLoader;
import dev.larder.BulkLoader;
import dev.larder.Cache;
import dev.larder.CacheLock;
import dev.larder.CachePolicy;
import dev.larder.Computation;
import dev.larder.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link AsyncCache}: the operations of a cache on the executor, loads without a waiting thread. */
final class AsyncValueCache implements AsyncCache {

    private final Cache cache;
    private final CacheEngine engine;
    private final KeySpace keys;

    AsyncValueCache(Cache cache, CacheEngine engine, KeySpace keys) {
        this.cache = cache;
        this.engine = engine;
        this.keys = keys;
    }

    private <T extends @Nullable Object> CompletionStage<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, engine.context().executor());
    }

    private CompletionStage<@Nullable Void> afterwards(Runnable work) {
        return CompletableFuture.runAsync(work, engine.context().executor());
    }

    @Override
    public <V> CompletionStage<@Nullable V> get(String key) {
        return later(() -> cache.<V>get(key));
    }

    @Override
    public <V> CompletionStage<@Nullable V> get(String key, @Nullable V fallback) {
        return later(() -> cache.<V>get(key, fallback));
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<Map<String, V>> getMany(Collection<String> keys) {
        return later(() -> cache.<V>getMany(keys));
    }

    @Override
    public CompletionStage<Boolean> contains(String key) {
        return later(() -> cache.contains(key));
    }

    @Override
    public CompletionStage<@Nullable Void> set(String key, @Nullable Object value) {
        return afterwards(() -> cache.set(key, value));
    }

    @Override
    public CompletionStage<@Nullable Void> set(String key, @Nullable Object value, Duration ttl) {
        return afterwards(() -> cache.set(key, value, ttl));
    }

    @Override
    public CompletionStage<@Nullable Void> set(String key, @Nullable Object value, CachePolicy policy) {
        return afterwards(() -> cache.set(key, value, policy));
    }

    @Override
    public CompletionStage<Boolean> add(String key, @Nullable Object value) {
        return later(() -> cache.add(key, value));
    }

    @Override
    public CompletionStage<Boolean> add(String key, @Nullable Object value, Duration ttl) {
        return later(() -> cache.add(key, value, ttl));
    }

    @Override
    public CompletionStage<Boolean> add(String key, @Nullable Object value, CachePolicy policy) {
        return later(() -> cache.add(key, value, policy));
    }

    @Override
    public CompletionStage<Set<String>> setMany(Map<String, ?> values) {
        return later(() -> cache.setMany(values));
    }

    @Override
    public CompletionStage<Set<String>> setMany(Map<String, ?> values, Duration ttl) {
        return later(() -> cache.setMany(values, ttl));
    }

    @Override
    public CompletionStage<Set<String>> setMany(Map<String, ?> values, CachePolicy policy) {
        return later(() -> cache.setMany(values, policy));
    }

    @Override
    public CompletionStage<Boolean> touch(String key) {
        return later(() -> cache.touch(key));
    }

    @Override
    public CompletionStage<Boolean> touch(String key, Duration ttl) {
        return later(() -> cache.touch(key, ttl));
    }

    @Override
    public CompletionStage<Optional<Duration>> timeToLive(String key) {
        return later(() -> cache.timeToLive(key));
    }

    @Override
    public CompletionStage<Long> increment(String key) {
        return later(() -> cache.increment(key));
    }

    @Override
    public CompletionStage<Long> increment(String key, long delta) {
        return later(() -> cache.increment(key, delta));
    }

    @Override
    public CompletionStage<Long> decrement(String key) {
        return later(() -> cache.decrement(key));
    }

    @Override
    public CompletionStage<Long> decrement(String key, long delta) {
        return later(() -> cache.decrement(key, delta));
    }

    @Override
    public CompletionStage<Boolean> delete(String key) {
        return later(() -> cache.delete(key));
    }

    @Override
    public CompletionStage<Optional<CacheLock>> lock(String key, Duration term) {
        return lock(key, term, Duration.ZERO);
    }

    @Override
    public CompletionStage<Optional<CacheLock>> lock(String key, Duration term, Duration wait) {
        return new LockWait(engine.locks().turn(keys.full(key), term), wait, engine.context()).later();
    }

    @Override
    public CompletionStage<Integer> deleteMany(Collection<String> keys) {
        return later(() -> cache.deleteMany(keys));
    }

    @Override
    public CompletionStage<Set<String>> keys(String glob) {
        return later(() -> {
            try (Stream<String> matching = cache.keys(glob)) {
                return matching.collect(Collectors.toUnmodifiableSet());
            }
        });
    }

    @Override
    public CompletionStage<Integer> deleteMatching(String glob) {
        return later(() -> cache.deleteMatching(glob));
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return afterwards(() -> cache.clear());
    }

    @Override
    public CompletionStage<@Nullable Void> invalidateTags(String... tags) {
        return afterwards(() -> cache.invalidateTags(tags));
    }

    @Override
    public CompletionStage<Integer> incrementVersion(String key) {
        return later(() -> cache.incrementVersion(key));
    }

    @Override
    public CompletionStage<Integer> incrementVersion(String key, int delta) {
        return later(() -> cache.incrementVersion(key, delta));
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, Computation<V, ? extends Exception> computation) {
        return getOrSet(key, CachePolicy.inherited(), computation);
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, Duration ttl, Computation<V, ? extends Exception> computation) {
        return getOrSet(key, CachePolicy.ttl(ttl), computation);
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, CachePolicy policy, Computation<V, ? extends Exception> computation) {
        Objects.requireNonNull(computation, "computation");
        return getOrSet(key, policy, draft -> CompletableFuture.completedFuture(computation.compute()));
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(String key, AsyncLoader<V> loader) {
        return getOrSet(key, CachePolicy.inherited(), loader);
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(String key, Duration ttl, AsyncLoader<V> loader) {
        return getOrSet(key, CachePolicy.ttl(ttl), loader);
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<V> getOrSet(
            String key, CachePolicy policy, AsyncLoader<V> loader) {
        return fetch(key, policy, loader).thenApply(Outcome::value);
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<Outcome<V>> fetch(
            String key, CachePolicy policy, AsyncLoader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        Loads.Scope caller = engine.loads().current();
        return elsewhere(key, full -> engine.fetchAsync(full, policy, loader, caller));
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<Outcome<V>> refresh(
            String key, CachePolicy policy, AsyncLoader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        Loads.Scope caller = engine.loads().current();
        return elsewhere(key, full -> engine.refreshAsync(full, policy, loader, caller));
    }

    private <R> CompletionStage<R> elsewhere(String key, Function<String, CompletionStage<R>> work) {
        return CompletableFuture.completedFuture(keys.full(key))
                .thenComposeAsync(work, engine.context().executor());
    }

    @Override
    public <V extends @Nullable Object> CompletionStage<Map<String, Outcome<V>>> fetchMany(
            Collection<String> wanted, CachePolicy policy, BulkLoader<V, ?> loader) {
        Objects.requireNonNull(loader, "loader");
        List<String> keysThen = List.copyOf(wanted);
        Loads.Scope caller = engine.loads().current();
        CompletableFuture<Map<String, Outcome<V>>> promise = new CompletableFuture<>();
        engine.context().executor().execute(() -> {
            Loads.Scope outer = caller == null ? null : engine.loads().enter(caller);
            try {
                promise.complete(cache.fetchMany(keysThen, policy, loader));
            } catch (Throwable failure) { // whatever it is, nobody else would hear of it
                promise.completeExceptionally(failure);
            } finally {
                if (caller != null) {
                    engine.loads().leave(outer);
                }
            }
        });
        return promise;
    }

    @Override
    public AsyncCache withVersion(int version) {
        return cache.withVersion(version).async();
    }
}
