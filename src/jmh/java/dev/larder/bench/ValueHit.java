package dev.larder.bench;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Loader;
import dev.larder.Outcome;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A value that is there: Larder, the provider below it by itself, and a map, the least that any cache can cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValueHit {

    private static final int KEYS = 256;
    private static final CachePolicy POLICY = CachePolicy.ttl(Provider.LIFETIME);

    @Param
    public Provider provider = Provider.EHCACHE;

    private final String[] keys =
            IntStream.range(0, KEYS).mapToObj(i -> "product:" + i).toArray(String[]::new);
    private final ConcurrentMap<String, Object> map = new ConcurrentHashMap<>();
    private javax.cache.Cache<String, Object> bare;
    private Caches caches;
    private Cache cache;
    private Loader<Object, RuntimeException> loader = draft -> {
        throw new IllegalStateException("a miss");
    };

    /** Where a thread is among the keys. */
    @State(Scope.Thread)
    public static class Cursor {
        private int at = ThreadLocalRandom.current().nextInt(KEYS);

        String next(String[] keys) {
            at = (at + 1) & (KEYS - 1);
            return keys[at];
        }
    }

    /** Fills all with the same values; each has taken a millisecond to load, so that early refreshing has its say. */
    @Setup
    public void fill() {
        bare = provider.bare();
        caches = provider.larder();
        cache = caches.get("products");
        for (String key : keys) {
            Object value = new Object();
            map.put(key, value);
            bare.put(key, value);
            cache.getOrSet(key, POLICY, () -> {
                LockSupport.parkNanos(1_000_000);
                return value;
            });
        }
    }

    @TearDown
    public void close() {
        caches.close();
        provider.close();
    }

    @Benchmark
    public Object map(Cursor cursor) {
        return map.get(cursor.next(keys));
    }

    @Benchmark
    public Object provider(Cursor cursor) {
        return bare.get(cursor.next(keys));
    }

    @Benchmark
    public Object get(Cursor cursor) {
        return cache.get(cursor.next(keys));
    }

    @Benchmark
    public Object getOrSet(Cursor cursor) {
        return cache.getOrSet(cursor.next(keys), POLICY, loader);
    }

    @Benchmark
    public Outcome<Object> fetch(Cursor cursor) {
        return cache.fetch(cursor.next(keys), POLICY, loader);
    }
}
