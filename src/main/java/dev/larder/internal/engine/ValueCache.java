package dev.larder.internal.engine;

import dev.larder.AsyncCache;
import dev.larder.BulkLoader;
import dev.larder.Cache;
import dev.larder.CacheLock;
import dev.larder.CachePolicy;
import dev.larder.CacheStatistics;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.spi.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Cache} over an engine: turns the caller's keys into full ones and entries into values. */
public final class ValueCache implements Cache {

    private final CacheEngine engine;
    private final KeySpace keys;
    private final Consumer<Collection<String>> invalidation;

    /**
     * A cache.
     *
     * @param engine its engine
     * @param keys the place of its keys in the store
     * @param invalidation invalidates tags in every cache of the application
     */
    public ValueCache(CacheEngine engine, KeySpace keys, Consumer<Collection<String>> invalidation) {
        this.engine = engine;
        this.keys = keys;
        this.invalidation = invalidation;
    }

    @Override
    public String name() {
        return keys.name();
    }

    @Override
    public <V> @Nullable V get(String key, @Nullable V fallback) {
        Entry entry = engine.entries().read(keys, key);
        return entry == null ? fallback : Outcomes.<V>value(entry.value());
    }

    @Override
    public <V extends @Nullable Object> Map<String, V> getMany(Collection<String> wanted) {
        Map<String, String> full = full(wanted);
        Map<String, V> values = new LinkedHashMap<>();
        engine.entries()
                .readAll(full.keySet())
                .forEach((key, entry) -> values.put(full.getOrDefault(key, key), Outcomes.<V>value(entry.value())));
        return values;
    }

    @Override
    public boolean contains(String key) {
        return engine.entries().peek(keys.full(key)) != null;
    }

    @Override
    public void set(String key, @Nullable Object value, CachePolicy policy) {
        engine.entries().write(keys.full(key), engine.entries().given(value, policy));
    }

    @Override
    public boolean add(String key, @Nullable Object value, CachePolicy policy) {
        return engine.entries().writeIfAbsent(keys.full(key), engine.entries().given(value, policy));
    }

    @Override
    public Set<String> setMany(Map<String, ?> values, CachePolicy policy) {
        return new BulkWrite(engine, keys, policy).failed(values);
    }

    @Override
    public <V extends @Nullable Object, X extends Exception> Outcome<V> fetch(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        Objects.requireNonNull(loader, "loader"); // the caller's mistake, whether it would run or not
        return engine.fetch(keys.full(key), policy, loader);
    }

    @Override
    public <V extends @Nullable Object, X extends Exception> V getOrSet(
            String key, CachePolicy policy, Loader<V, X> loader) throws X {
        Objects.requireNonNull(loader, "loader");
        return engine.value(keys, key, policy, loader);
    }

    @Override
    public <V extends @Nullable Object, X extends Exception> Map<String, Outcome<V>> fetchMany(
            Collection<String> wanted, CachePolicy policy, BulkLoader<V, X> loader) throws X {
        Objects.requireNonNull(loader, "loader");
        CachePolicy complete = policy.orElse(engine.settings().policy());
        return new BulkFetch<V, X>(engine, complete, loader).outcomes(full(wanted));
    }

    @Override
    public <V extends @Nullable Object> OpenFetch<V> begin(String key, CachePolicy policy) {
        return engine.begin(keys.full(key), policy);
    }

    @Override
    public <V extends @Nullable Object> OpenFetch<V> beginRefresh(String key, CachePolicy policy) {
        return engine.beginRefresh(keys.full(key), policy);
    }

    @Override
    public boolean touch(String key) {
        Duration ttl = engine.settings().policy().ttl();
        return touch(key, ttl == null ? FOREVER : ttl);
    }

    @Override
    public boolean touch(String key, Duration ttl) {
        return engine.entries()
                        .update(
                                keys.full(key),
                                entry -> Touched.of(
                                        entry, engine.context().clock().instant(), ttl))
                != null;
    }

    @Override
    public Optional<Duration> timeToLive(String key) {
        Entry entry = engine.entries().servable(keys.full(key));
        return Optional.ofNullable(entry)
                .map(e -> Moments.between(
                        engine.context().clock().instant(), e.lifetime().freshUntil()));
    }

    @Override
    public long increment(String key, long delta) {
        long[] sum = new long[1];
        Entry replaced = engine.entries().update(keys.full(key), entry -> {
            Number number =
                    WholeNumber.plus(entry.value(), delta, () -> "key '" + key + "' (of cache '" + name() + "')");
            sum[0] = number.longValue();
            return entry.withValue(number);
        });
        if (replaced == null) {
            throw absent(key);
        }
        return sum[0];
    }

    @Override
    public Optional<CacheLock> lock(String key, Duration term) {
        return engine.locks().turn(keys.full(key), term).ask();
    }

    @Override
    public Optional<CacheLock> lock(String key, Duration term, Duration wait) throws InterruptedException {
        return new LockWait(engine.locks().turn(keys.full(key), term), wait, engine.context()).arrived();
    }

    @Override
    public boolean delete(String key) {
        return !engine.entries().remove(Set.of(keys.full(key))).isEmpty();
    }

    @Override
    public int deleteMany(Collection<String> unwanted) {
        return engine.entries().remove(full(unwanted).keySet()).size();
    }

    @Override
    public Stream<String> keys(String glob) {
        Glob pattern = new Glob(glob);
        return engine.store()
                .keys()
                .filter(full -> keys.own(full).filter(pattern::matches).isPresent())
                .filter(full -> engine.entries().peek(full) != null)
                .flatMap(full -> keys.own(full).stream());
    }

    @Override
    public int deleteMatching(String glob) {
        try (Stream<String> matching = keys(glob)) {
            return deleteMany(matching.toList());
        }
    }

    @Override
    public void clear() {
        engine.clear();
    }

    @Override
    public void invalidateTags(String... tags) {
        invalidation.accept(List.of(tags));
    }

    @Override
    public Cache withVersion(int version) {
        return version == keys.version() ? this : new ValueCache(engine, keys.withVersion(version), invalidation);
    }

    @Override
    public int incrementVersion(String key, int delta) {
        KeySpace target = keys.withVersion(keys.version() + delta);
        Entry entry = engine.entries().peek(keys.full(key));
        if (entry == null) {
            throw absent(key);
        }
        if (delta == 0) {
            return target.version();
        }
        engine.entries().write(target.full(key), entry);
        engine.entries().remove(Set.of(keys.full(key)));
        return target.version();
    }

    @Override
    public CacheStatistics statistics() {
        return engine.counters()
                .read(
                        engine.store().size(),
                        engine.settings().unreadable().getAsLong(),
                        engine.store() instanceof NearStore near ? near.clearings() : 0);
    }

    @Override
    public AsyncCache async() {
        return new AsyncValueCache(this, engine, keys);
    }

    private NoSuchElementException absent(String key) {
        return new NoSuchElementException(
                "key '" + key + "' (of cache '" + name() + "'): absent. Set it first, or use add with a first value.");
    }

    private Map<String, String> full(Collection<String> callers) {
        Map<String, String> full = new LinkedHashMap<>();
        for (String key : new LinkedHashSet<>(callers)) {
            full.put(keys.full(key), key);
        }
        return full;
    }
}
