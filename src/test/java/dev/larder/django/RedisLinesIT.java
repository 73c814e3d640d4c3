package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import dev.larder.internal.store.redis.RedisServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/** Group R, and what is left of Q: what django-redis does besides Django's own backend. More of it is in {@code RedisStoreIT}. */
@Timeout(60)
class RedisLinesIT {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() {
        try (Jedis jedis = server.client()) {
            jedis.flushAll();
        }
    }

    private static Caches open(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "larder.caches.c.backend", "redis",
                "larder.caches.c.location", server.location(),
                "larder.caches.c.options.timeout", "10s"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("larder.caches.c." + more[i], more[i + 1]);
        }
        return Caches.open(settings);
    }

    private static <T> T asked(Function<Jedis, T> question) {
        try (Jedis jedis = server.client()) {
            return question.apply(jedis);
        }
    }

    private static Duration keptFor(String key) {
        return Duration.ofMillis(asked(jedis -> jedis.pttl("larder::c:1:" + key)));
    }

    private static long length(String key) {
        return asked(jedis -> jedis.strlen("larder::c:1:" + key));
    }

    private static long calls(String command) {
        return asked(jedis -> jedis.info("commandstats"))
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*?:calls=(\\d+),.*", "$1")))
                .sum();
    }

    private static Map<String, Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> i));
    }

    @Test
    @DisplayName(
            "D327 done our way: a bulk write is one pipeline, and its lifetime is told to the server in milliseconds")
    void writesInOnePipeline() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            cache.set("first", 0);
            long reads = asked(jedis -> reads(jedis));
            long own = asked(jedis -> reads(jedis)) - reads;
            cache.setMany(numbers(500), Duration.ofMillis(1500));
            long trips = asked(jedis -> reads(jedis)) - reads - 2 * own;
            assertThat(keptFor("k1")).isBetween(MARGIN, MARGIN.plusMillis(1600));
            assertThat(trips).as("how often the server read something").isLessThan(100);
        }
    }

    /** How often the server has read from a connection. */
    private static long reads(Jedis jedis) {
        return jedis.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_reads_processed:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    @Test
    @DisplayName("D335 done our way: a listing asks for a thousand names at a time; nobody has to set it")
    void listsAThousandAtATime() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            cache.setMany(numbers(5000));
            long before = calls("scan");
            try (Stream<String> keys = cache.keys("k*")) {
                assertThat(keys).hasSize(5000);
            }
            assertThat(calls("scan") - before).isBetween(5L, 20L);
        }
    }

    @Test
    @DisplayName(
            "D342 done our way: a moment is the duration until then; a past one removes, and what is absent is not touched")
    void endsAtAMoment() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            cache.set("k", 1);
            assertThat(cache.touch("k", Duration.ofMillis(90_500))).isTrue();
            assertThat(keptFor("k")).isBetween(Duration.ofSeconds(100), MARGIN.plusSeconds(91));
            assertThat(cache.touch("k", Duration.ofDays(-1))).isTrue();
            assertThat(cache.contains("k")).isFalse();
            assertThat(cache.touch("k", Duration.ofDays(1))).isFalse();
        }
    }

    @Test
    @DisplayName("D346 done better: a fault of the server is never the caller's, and no option makes it so")
    void keepsFaultsToItself() {
        try (RedisServer gone = RedisServer.start();
                LogRecords log = new LogRecords();
                Caches caches = open("location", gone.location(), "options.connect-timeout", "10s")) {
            Cache cache = caches.get("c");
            cache.set("k", 1);
            gone.kill();
            assertThat(Subject.value(cache, "k")).isNull();
            assertThat(cache.add("k", 2)).isFalse();
            assertThat(cache.setMany(Map.of("k", 2))).containsExactly("k");
            assertThat(cache.<Integer, RuntimeException>getOrSet("k", () -> 3)).isEqualTo(3);
            assertThat(cache.lock("k", Duration.ofMinutes(1))).isEmpty();
            assertThat(log.messages()).isNotEmpty();
        }
        assertThatThrownBy(() -> open("options.ignore-exceptions", "false"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ignore-exceptions");
    }

    @Test
    @DisplayName("D351 a codec that there is none of stops the deployment, and the message names those there are")
    void refusesAnUnknownCodec() {
        assertThatThrownBy(() -> open("codec", "pickle-9"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.c.codec = 'pickle-9'")
                .hasMessageContaining("java");
    }

    @Test
    @DisplayName(
            "D353 done better: the server keeps an entry as long as it may be served stale, and it can be counted all the same")
    void keepsWhatMayBeServedStale() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            CachePolicy herd = CachePolicy.ttl(Duration.ofSeconds(100)).staleWhileRevalidate(Duration.ofSeconds(60));
            cache.set("n", 1, herd);
            Duration all = MARGIN.plusSeconds(160);
            assertThat(keptFor("n")).isBetween(all.minusSeconds(30), all.plusSeconds(1));
            assertThat(cache.increment("n", 4)).isEqualTo(5);
            assertThat(cache.decrement("n")).isEqualTo(4);
            assertThat(keptFor("n")).isBetween(all.minusSeconds(30), all.plusSeconds(1));
            assertThat(cache.timeToLive("n").orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(100));
        }
    }

    @Test
    @DisplayName(
            "D354 what was written before compression, and what is too short for it, is read with it, and the reverse")
    void readsWhatIsCompressedAndWhatIsNot() {
        String text = "a text that repeats itself; ".repeat(500);
        try (Caches plain = open();
                Caches compressing = open("compress", "true")) {
            plain.get("c").setMany(Map.of("long plain", text, "short plain", "s"));
            compressing.get("c").setMany(Map.of("long", text, "short", "s"));
            for (Caches caches : List.of(plain, compressing)) {
                assertThat(caches.get("c").<String>getMany(List.of("long plain", "short plain", "long", "short")))
                        .isEqualTo(Map.of("long plain", text, "short plain", "s", "long", text, "short", "s"));
                assertThat(caches.get("c").keys("long*")).containsExactlyInAnyOrder("long", "long plain");
            }
        }
        assertThat(length("long")).isLessThan(1000);
        assertThat(length("long plain")).isGreaterThan(text.length());
    }

    @Test
    @DisplayName("D321 what cannot be decoded is absent, and is counted")
    void countsWhatCannotBeDecoded() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            cache.set("k", "v");
            asked(jedis -> jedis.set("larder::c:1:k", "garbage"));
            assertThat(Subject.value(cache, "k")).isNull();
            assertThat(cache.statistics().unreadable()).isEqualTo(1);
            cache.set("k", "again");
            assertThat(Subject.value(cache, "k")).isEqualTo("again");
        }
    }
}
