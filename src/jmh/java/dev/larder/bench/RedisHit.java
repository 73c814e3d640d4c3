package dev.larder.bench;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Loader;
import dev.larder.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A value that is in Redis, on this machine: Larder's hit, and Jedis's own GET of a text as long, from a pool as any application has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class RedisHit {

    private static final int KEYS = 256;
    private static final CachePolicy POLICY = CachePolicy.ttl(Duration.ofHours(12));

    /** Length of the value. */
    @Param({"1024", "51200"})
    public int characters = 1024;

    private final String[] keys =
            IntStream.range(0, KEYS).mapToObj(i -> "product:" + i).toArray(String[]::new);
    private final String[] jedisKeys = IntStream.range(0, KEYS)
            .mapToObj(i -> "larder::products:1:raw:" + i)
            .toArray(String[]::new);

    private Process server;
    private RedisClient jedis;
    private Jedis connection;
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

    @Setup
    public void fill() throws IOException {
        int port = freePort();
        server = new ProcessBuilder("redis-server", "--port", "" + port, "--save", "", "--appendonly", "no")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        connect(port);
        caches = Caches.open(Map.of(
                "larder.caches.products.backend", "redis",
                "larder.caches.products.location", "redis://localhost:" + port,
                "larder.caches.products.ttl", "12h"));
        cache = caches.get("products");
        String text = "Lorem ipsum dolor sit amet, ".repeat(characters / 28 + 1).substring(0, characters);
        for (int i = 0; i < KEYS; i++) {
            cache.set(keys[i], text);
            connection.set(jedisKeys[i], text);
        }
    }

    private void connect(int port) {
        for (int i = 0; connection == null; i++) {
            try {
                connection = new Jedis("localhost", port);
                connection.ping();
            } catch (JedisConnectionException e) {
                connection = null;
                if (i == 100) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setMaxIdle(16);
        jedis = RedisClient.builder()
                .hostAndPort(new HostAndPort("localhost", port))
                .poolConfig(pool)
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @TearDown
    public void close() {
        caches.close();
        jedis.close();
        connection.close();
        server.destroy();
    }

    /** One connection of the thread's own; not for several threads. */
    @Benchmark
    public String oneConnection(Cursor cursor) {
        return connection.get(cursor.next(jedisKeys));
    }

    @Benchmark
    public String jedis(Cursor cursor) {
        return jedis.get(cursor.next(jedisKeys));
    }

    @Benchmark
    public byte[] jedisBytes(Cursor cursor) {
        return jedis.get(cursor.next(jedisKeys).getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public String get(Cursor cursor) {
        return cache.get(cursor.next(keys));
    }

    @Benchmark
    public Outcome<String> fetch(Cursor cursor) {
        return cache.fetch(cursor.next(keys), POLICY, loader);
    }
}
