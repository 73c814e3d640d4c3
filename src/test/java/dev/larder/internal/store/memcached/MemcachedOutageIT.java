package dev.larder.internal.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What callers of a cache notice when its memcached is killed, stops answering, comes back, is full, or holds garbage. */
class MemcachedOutageIT {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final List<LogRecord> said = Collections.synchronizedList(new ArrayList<>());
    private final Logger ours = Logger.getLogger("dev.larder");
    private final Logger clients = Logger.getLogger("net.rubyeye.xmemcached");
    private final Handler recording = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ours.addHandler(recording);
        ours.setUseParentHandlers(false);
        clients.setLevel(Level.OFF);
    }

    @AfterEach
    void listenNoMore() {
        ours.removeHandler(recording);
        ours.setUseParentHandlers(true);
    }

    private static Caches open(String location) {
        return Caches.open(
                Map.of("larder.caches.default.backend", "memcached", "larder.caches.default.location", location));
    }

    private static Object value(Cache cache, String key) {
        return cache.get(key);
    }

    private List<String> outages(Level level) {
        synchronized (said) {
            return said.stream()
                    .filter(entry -> entry.getLevel().equals(level)
                            && entry.getLoggerName().contains("store.guard")
                            && entry.getMessage().contains("cache default "))
                    .map(LogRecord::getMessage)
                    .toList();
        }
    }

    /** Asks again and again; the answer is always right, and at most one of them takes as long as the time-out. */
    private static void staysRight(Cache cache) {
        AtomicInteger computed = new AtomicInteger();
        List<Duration> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long begun = System.nanoTime();
            assertThat(cache.<Integer, RuntimeException>getOrSet("n" + i, computed::incrementAndGet))
                    .isEqualTo(i + 1);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (took.compareTo(TIMEOUT.dividedBy(2)) > 0) {
                slow.add(took);
            }
        }
        assertThat(slow).hasSizeLessThanOrEqualTo(2).allMatch(took -> took.compareTo(TIMEOUT.multipliedBy(4)) < 0);
    }

    /** The key's value is back, or was stored anew. */
    private static void recovers(Cache cache) {
        Instant deadline = Instant.now().plusSeconds(30);
        do {
            assertThat(Instant.now()).isBefore(deadline);
            cache.set("recovered", "yes");
        } while (!"yes".equals(value(cache, "recovered")));
    }

    @Test
    @DisplayName(
            "killed and restarted: values are computed, one warning, one message, and it is used again without a restart")
    void survivesThatTheServerIsKilled() throws Exception {
        try (MemcachedServer server = MemcachedServer.start();
                Caches caches = open(server.location())) {
            Cache cache = caches.get("default");
            cache.set("k", "old");
            assertThat(value(cache, "k")).isEqualTo("old");
            server.kill();
            staysRight(cache);
            assertThat(value(cache, "k")).isNull();
            server.restart();
            recovers(cache);
            assertThat(outages(Level.WARNING)).hasSize(1);
            assertThat(outages(Level.INFO)).hasSize(1);
        }
    }

    @Test
    @DisplayName("stopped and going on: what was overwritten, deleted and cleared meanwhile does not come back")
    void survivesThatTheServerStopsAnswering() throws Exception {
        try (MemcachedServer server = MemcachedServer.start();
                Caches caches = open(server.location())) {
            Cache cache = caches.get("default");
            IntStream.range(0, 10).forEach(i -> cache.set("k" + i, "old"));
            assertThat(value(cache, "k0")).isEqualTo("old");
            server.signal("STOP");
            staysRight(cache);
            cache.set("k1", "new");
            cache.delete("k2");
            server.signal("CONT");
            recovers(cache);
            assertThat(value(cache, "k0")).isEqualTo("old");
            assertThat(value(cache, "k1")).isNotEqualTo("old");
            assertThat(value(cache, "k2")).isNull();
            server.signal("STOP");
            cache.clear();
            server.signal("CONT");
            recovers(cache);
            assertThat(value(cache, "k0")).isNull();
            assertThat(outages(Level.WARNING)).hasSize(2);
            assertThat(outages(Level.INFO)).hasSize(2);
        }
    }

    @Test
    @DisplayName("with another backend behind it: values are hits while it is out, and nothing old comes back with it")
    void isRelievedByTheNextOfItsChain() throws Exception {
        try (MemcachedServer server = MemcachedServer.start();
                Caches caches = Caches.open(Map.of(
                        "larder.caches.default.backend", "failover",
                        "larder.caches.default.codec", "java",
                        "larder.caches.default.options.chain", "memcached,jcache",
                        "larder.caches.default.options.memcached.location", server.location()))) {
            Cache cache = caches.get("default");
            cache.set("k", "old");
            cache.set("kept", "old");
            assertThat(value(cache, "k")).isEqualTo("old");
            server.signal("STOP");
            assertThat(value(cache, "k")).isNull();
            recovers(cache);
            AtomicInteger computed = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                assertThat(cache.<Integer, RuntimeException>getOrSet("n", computed::incrementAndGet))
                        .isEqualTo(1);
            }
            cache.set("k", "new");
            cache.invalidateTags("any");
            server.signal("CONT");
            Instant deadline = Instant.now().plusSeconds(30);
            while (said.stream().noneMatch(entry -> entry.getLevel().equals(Level.INFO))) {
                assertThat(Instant.now()).isBefore(deadline);
                assertThat(value(cache, "k")).isNotEqualTo("old");
            }
            assertThat(value(cache, "k")).isNotEqualTo("old");
            recovers(cache);
        }
    }

    @Test
    @DisplayName("a server that was never there: nobody waits, everything is computed")
    void opensWithoutAServer() throws Exception {
        try (MemcachedServer server = MemcachedServer.start()) {
            server.kill();
            try (Caches caches = open(server.location())) {
                staysRight(caches.get("default"));
                server.restart();
                recovers(caches.get("default"));
            }
        }
    }

    @Test
    @DisplayName("full: the oldest go, or with -M new ones are refused, and values stay right")
    void survivesThatTheServerIsFull() throws Exception {
        for (String[] options : new String[][] {{"-m", "2"}, {"-m", "2", "-M"}}) {
            try (MemcachedServer server = MemcachedServer.start(options);
                    Caches caches = open(server.location())) {
                Cache cache = caches.get("default");
                cache.set("small", "old");
                String big = "x".repeat(100_000);
                for (int i = 0; i < 200; i++) {
                    cache.set("big" + i, i + big);
                    assertThat(value(cache, "big" + i)).isIn(i + big, null);
                }
                cache.set("small", "new");
                assertThat(value(cache, "small")).isIn("new", null);
                assertThat(outages(Level.WARNING)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("garbage in its items is an absent entry, and other people's items are left alone")
    void survivesGarbage() throws Exception {
        try (MemcachedServer server = MemcachedServer.start();
                Caches caches = open(server.location())) {
            Cache cache = caches.get("default");
            cache.set("k", "value");
            String item = "k::default:1:k";
            assertThat(server.ask("get " + item, "END")).contains("VALUE " + item);
            assertThat(server.ask("set " + item + " 7 0 5\r\nhello", "\n")).startsWith("STORED");
            assertThat(server.ask("set theirs 0 0 5\r\nhello", "\n")).startsWith("STORED");
            assertThat(value(cache, "k")).isNull();
            assertThat(cache.add("k", "new")).isTrue();
            assertThat(value(cache, "k")).isEqualTo("new");
            assertThat(server.ask("set g::default: 0 0 3\r\nbad", "\n")).startsWith("STORED");
            assertThat(value(cache, "k")).isNull();
            cache.set("k", "again");
            assertThat(value(cache, "k")).isEqualTo("again");
            cache.clear();
            assertThat(server.ask("get theirs", "END")).contains("hello");
            assertThat(outages(Level.WARNING)).isEmpty();
        }
    }

    @Test
    @DisplayName("D60, D165: an entry that lives longer than thirty days lives that long, not until a moment in 1970")
    void keepsWhatLivesLong() throws Exception {
        try (MemcachedServer server = MemcachedServer.start();
                Caches caches = open(server.location())) {
            Cache cache = caches.get("default");
            for (Duration life : List.of(Duration.ofDays(29), Duration.ofDays(31), Duration.ofDays(365))) {
                cache.set("k" + life, "v", life);
                assertThat(value(cache, "k" + life)).isEqualTo("v");
                long left = Long.parseLong(
                        server.ask("mg k::default:1:k" + life + " t", "\n").replaceAll("\\D+", ""));
                assertThat(left).isBetween(life.toSeconds() - 60, life.toSeconds() + 60);
            }
            cache.set("forever", "v", Cache.FOREVER);
            assertThat(server.ask("mg k::default:1:forever t", "\n")).contains("t-1");
        }
    }
}
