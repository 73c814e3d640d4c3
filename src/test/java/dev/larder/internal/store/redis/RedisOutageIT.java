package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.testing.Together;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * A server that is killed, paused, full, spoilt or none at all: every caller gets the right value, waits for one time-out at most, and the
 * log has one warning and one message of the end.
 */
class RedisOutageIT {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** Beyond the time-out: what a busy machine adds. */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private final Logger logger = Logger.getLogger("dev.larder.internal.store");
    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final AtomicInteger loads = new AtomicInteger();
    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        server.close();
    }

    private Caches caches() {
        return caches(server.location());
    }

    private static Caches caches(String location) {
        return Caches.open(Map.of("larder.caches.c.backend", "redis", "larder.caches.c.location", location));
    }

    /** One visitor's request for one of ten things. */
    private Duration visit(Cache cache, int thing) {
        long began = System.nanoTime();
        String value = cache.getOrSet("k" + thing % 10, () -> {
            loads.incrementAndGet();
            return "value " + thing % 10;
        });
        assertThat(value).isEqualTo("value " + thing % 10);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void visitAll(Cache cache) {
        for (int i = 0; i < 10; i++) {
            visit(cache, i);
        }
    }

    private boolean isHit(Cache cache) {
        int before = loads.get();
        visit(cache, 3);
        return loads.get() == before;
    }

    private List<String> logged(Level level) {
        return log.stream()
                .filter(record -> record.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .toList();
    }

    /** Eight visitors at once, a hundred visits each; how long the slowest took, and how many took longer than half the time-out. */
    private record Crowd(Duration longest, long slow) {}

    private Crowd crowd(Cache cache) throws Exception {
        List<Duration> all = new ArrayList<>();
        try (Together threads = new Together(8)) {
            threads.all(thread -> {
                        List<Duration> own = new ArrayList<>();
                        for (int i = 0; i < 100; i++) {
                            own.add(visit(cache, thread + i));
                        }
                        return own;
                    })
                    .forEach(all::addAll);
        }
        Duration longest = all.stream().max(Duration::compareTo).orElseThrow();
        return new Crowd(
                longest,
                all.stream()
                        .filter(each -> each.compareTo(TIMEOUT.dividedBy(2)) > 0)
                        .count());
    }

    private void recovers(Cache cache) {
        RedisServer.await(() -> isHit(cache));
        assertThat(logged(Level.WARNING)).hasSize(1);
        assertThat(logged(Level.INFO)).hasSize(1);
        System.out.println("warned: " + logged(Level.WARNING) + ", then " + logged(Level.INFO));
    }

    @Test
    void killedAndRestarted() throws Exception {
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            assertThat(isHit(cache)).isTrue();
            server.kill();
            Crowd crowd = crowd(cache);
            System.out.println("killed: " + crowd);
            assertThat(crowd.longest).isLessThan(PATIENCE);
            server.restart();
            recovers(cache);
        }
    }

    @Test
    void pausedAndResumed() throws Exception {
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            server.pause();
            Crowd crowd = crowd(cache);
            System.out.println("paused: " + crowd);
            assertThat(crowd.longest).isBetween(TIMEOUT.minusMillis(50), PATIENCE);
            assertThat(crowd.slow)
                    .as("each thread waits at most once, one more tries again")
                    .isBetween(1L, 10L);
            server.resume();
            recovers(cache);
        }
    }

    @Test
    void heldUpByAnAdministrator() throws Exception {
        try (Caches caches = caches();
                Jedis jedis = server.client()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            jedis.clientPause(1500);
            Crowd crowd = crowd(cache);
            assertThat(crowd.longest).isBetween(TIMEOUT.minusMillis(50), PATIENCE);
            recovers(cache);
        }
    }

    @Test
    void restartedSoonEnoughIsNoOutage() throws Exception {
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            server.kill();
            server.restart();
            visitAll(cache);
            assertThat(isHit(cache)).isTrue();
            assertThat(log).isEmpty();
        }
    }

    @Test
    void notThereWhenTheApplicationStarts() throws Exception {
        server.kill();
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            server.restart();
            recovers(cache);
        }
    }

    @Test
    void fullServersAreReadAndNotWritten() {
        try (Caches caches = caches();
                Jedis jedis = server.client()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            cache.set("counter", 1L);
            cache.set("old", "old");
            jedis.configSet("maxmemory-policy", "noeviction");
            jedis.configSet("maxmemory", "1");
            assertThat(isHit(cache)).isTrue();
            for (int i = 0; i < 20; i++) {
                cache.getOrSet("new", () -> "new");
            }
            cache.set("old", "new");
            assertThat(cache.<Object>get("old"))
                    .as("what was overwritten does not come back")
                    .isNull();
            assertThat(cache.add("added", 1)).isFalse();
            assertThat(isHit(cache)).isTrue();
            assertThat(logged(Level.WARNING)).hasSize(1);
            assertThat(logged(Level.INFO)).isEmpty();
            jedis.configSet("maxmemory", "0");
            RedisServer.await(() -> {
                cache.set("old", "new");
                return "new".equals(cache.get("old"));
            });
            assertThat(logged(Level.WARNING)).hasSize(1);
            assertThat(logged(Level.INFO)).hasSize(1);
            assertThat(cache.increment("counter")).isEqualTo(2);
        }
    }

    @Test
    void countersOfAFullServerFailAtOnceAndKeepTheirValue() {
        try (Caches caches = caches();
                Jedis jedis = server.client()) {
            Cache cache = caches.get("c");
            cache.set("counter", 1L);
            jedis.configSet("maxmemory-policy", "noeviction");
            jedis.configSet("maxmemory", "1");
            long began = System.nanoTime();
            assertThat(catchThrowable(() -> cache.increment("counter"))).isInstanceOf(NoSuchElementException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
            jedis.configSet("maxmemory", "0");
            RedisServer.await(() -> cache.get("counter") != null);
            assertThat(cache.increment("counter")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "list", "swapped"})
    void spoiltEntriesAreComputedAnew(String kind) {
        try (Caches caches = caches();
                Jedis jedis = server.client()) {
            Cache cache = caches.get("c");
            visitAll(cache);
            jedis.keys("*").forEach(name -> spoil(jedis, name, kind));
            int before = loads.get();
            visitAll(cache);
            assertThat(loads.get()).isEqualTo(before + (kind.equals("swapped") ? 9 : 10));
            visitAll(cache);
            assertThat(loads.get()).isEqualTo(before + (kind.equals("swapped") ? 9 : 10));
            assertThat(log).isEmpty();
        }
    }

    private static void spoil(Jedis jedis, String name, String kind) {
        switch (kind) {
            case "garbage" -> jedis.set(name, "\u0000garbage");
            case "list" -> {
                jedis.del(name);
                jedis.rpush(name, "a");
            }
            default -> jedis.set(bytes(name), jedis.get(bytes("larder::c:1:k3")));
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "+OK\r\n+OK\r\n+OK\r\n",
                ":1\r\n:1\r\n:1\r\n:1\r\n",
                "$5\r\nab",
                "*-9\r\n",
                ""
            })
    void serversOfAnotherKindAreAnOutage(String greeting) throws Exception {
        try (ServerSocket other = new ServerSocket(0);
                Caches caches = caches("redis://localhost:" + other.getLocalPort())) {
            Thread answering = new Thread(() -> greetAll(other, greeting));
            answering.setDaemon(true);
            answering.start();
            Cache cache = caches.get("c");
            Duration longest = Duration.ZERO;
            for (int i = 0; i < 100; i++) {
                Duration each = visit(cache, i);
                longest = each.compareTo(longest) > 0 ? each : longest;
            }
            assertThat(longest).isLessThan(PATIENCE);
            assertThat(logged(Level.WARNING).size()).isLessThanOrEqualTo(1);
        }
    }

    private static void greetAll(ServerSocket server, String greeting) {
        List<Socket> accepted = new ArrayList<>();
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.add(socket);
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            accepted.clear(); // the test is over
        }
    }

    @Test
    void aWrongPasswordIsAnOutageThatDoesNotShowIt() {
        try (Jedis jedis = server.client()) {
            jedis.configSet("requirepass", "right");
            try (Caches caches = caches(server.location().replace("redis://", "redis://:hunter2@"))) {
                visitAll(caches.get("c"));
                visitAll(caches.get("c"));
            }
            try (Caches caches = caches(server.location().replace("redis://", "redis://:right@"))) {
                visitAll(caches.get("c"));
                assertThat(isHit(caches.get("c"))).isTrue();
            }
        }
        assertThat(log).singleElement().satisfies(record -> {
            String all = record.getMessage() + stackTrace(record.getThrown());
            assertThat(all).contains("WRONGPASS").doesNotContain("hunter2");
        });
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void whatWasRemovedDuringAnOutageDoesNotComeBack() {
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            Map<String, Integer> values = new HashMap<>(Map.of("deleted", 1, "overwritten", 1, "kept", 1));
            cache.setMany(values);
            server.pause();
            cache.delete("deleted");
            cache.set("overwritten", 2);
            server.resume();
            RedisServer.await(() -> cache.get("kept") != null);
            assertThat(cache.<Object>get("deleted")).isNull();
            assertThat(cache.<Object>get("overwritten")).isNull();
        }
    }
}
