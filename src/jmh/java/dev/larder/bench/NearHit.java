package dev.larder.bench;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A value in the first level in front of a shared backend, and the same value in a cache of this process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class NearHit {

    private static final int KEYS = 256;

    /** What the first level stands in front of. */
    public enum Where {
        /** Nothing: a cache of this process. */
        IN_PROCESS {
            @Override
            String location() {
                return "";
            }
        },
        /** A server that is started for it. */
        REDIS {
            @Override
            String location() throws IOException {
                int port = freePort();
                server = new ProcessBuilder("redis-server", "--port", "" + port, "--save", "", "--appendonly", "no")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                awaitAnswer(port);
                return "redis://localhost:" + port;
            }
        },
        /** H2, in memory. */
        JDBC {
            @Override
            String location() {
                return "jdbc:h2:mem:near;DB_CLOSE_DELAY=-1";
            }
        };

        Process server;

        abstract String location() throws IOException;

        Map<String, String> settings() throws IOException {
            String cache = "larder.caches.products.";
            Map<String, String> settings = new HashMap<>();
            settings.put(cache + "ttl", Provider.LIFETIME.toString());
            if (this != IN_PROCESS) {
                settings.put(cache + "backend", name().toLowerCase(Locale.ROOT));
                settings.put(cache + "location", location());
                settings.put(cache + "near.enabled", "true");
            }
            if (this == JDBC) {
                settings.put(cache + "options.timeout", "20s"); // on a busy machine too all values are there
            }
            return settings;
        }

        void stop() {
            if (server != null) {
                server.destroy();
            }
        }
    }

    @Param
    public Where where = Where.IN_PROCESS;

    /** How many tags each value has. */
    @Param({"0", "2"})
    public int tags;

    private final String[] keys =
            IntStream.range(0, KEYS).mapToObj(i -> "product:" + i).toArray(String[]::new);
    private CachePolicy policy;
    private Caches caches;
    private Cache cache;
    private final Loader<String, RuntimeException> loader = draft -> {
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

    /** Each value has taken a millisecond to load, so that early refreshing has its say. */
    @Setup
    public void fill() throws IOException {
        String[] names = IntStream.range(0, tags).mapToObj(i -> "tag:" + i).toArray(String[]::new);
        policy = CachePolicy.ttl(Provider.LIFETIME).tags(names);
        caches = Caches.open(where.settings());
        cache = caches.get("products");
        for (String key : keys) {
            cache.getOrSet(key, policy, () -> {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                return "value of " + key;
            });
        }
    }

    private static void awaitAnswer(int port) {
        for (int i = 0; ; i++) {
            try (Jedis connection = new Jedis("localhost", port)) {
                connection.ping();
                return;
            } catch (JedisConnectionException e) {
                if (i == 100) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @TearDown
    public void close() {
        caches.close();
        where.stop();
    }

    @Benchmark
    public String get(Cursor cursor) {
        return cache.get(cursor.next(keys));
    }

    @Benchmark
    public String getOrSet(Cursor cursor) {
        return cache.getOrSet(cursor.next(keys), policy, loader);
    }

    @Benchmark
    public Outcome<String> fetch(Cursor cursor) {
        return cache.fetch(cursor.next(keys), policy, loader);
    }

    /** As a page's filter and the tags ask. */
    @Benchmark
    public Optional<Outcome<String>> begin(Cursor cursor) {
        try (OpenFetch<String> fetch = cache.begin(cursor.next(keys), policy)) {
            return fetch.outcome();
        }
    }
}
