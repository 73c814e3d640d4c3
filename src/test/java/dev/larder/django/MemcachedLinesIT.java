package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.internal.store.memcached.MemcachedServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Group H, as far as it takes a server; the rest is in {@code MemcachedSettingsTest}. */
@Timeout(60)
class MemcachedLinesIT {

    private static MemcachedServer server;

    @BeforeAll
    static void start() {
        server = MemcachedServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Caches open() {
        return Caches.open(Map.of(
                "larder.caches.c.backend", "memcached",
                "larder.caches.c.location", server.location(),
                "larder.caches.c.options.timeout", "10s"));
    }

    private static int connections() {
        try {
            String stats = server.ask("stats", "END");
            return Integer.parseInt(stats.replaceAll("(?s).*STAT curr_connections (\\d+).*", "$1"));
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
    }

    @Test
    @DisplayName("D167 done our way: connections are kept from request to request, and end with the caches")
    void closesItsConnections() {
        int before = connections();
        try (Caches caches = open()) {
            caches.get("c").set("k", 1);
            assertThat(connections()).isGreaterThan(before);
        }
        assertThat(Subject.eventually(() -> connections() <= before)).isTrue();
    }

    @Test
    @DisplayName("D168 a bulk write names what it could not store, in the caller's words")
    void namesWhatItCouldNotStore() {
        try (Caches caches = open();
                LogRecords log = new LogRecords()) {
            Cache cache = caches.get("c");
            String unwelcome = "a key with spaces, too big: \u6f22 " + "k".repeat(300);
            cache.set(unwelcome, "old");
            assertThat(cache.setMany(Map.of("small", 1, unwelcome, new byte[2 << 20])))
                    .containsExactly(unwelcome);
            assertThat(Subject.value(cache, "small")).isEqualTo(1);
            assertThat(cache.contains(unwelcome)).as("nor is the old one right").isFalse();
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D172 done better: counters go up and down by any step, below zero too, where the server's own stop at it")
    void countsBothWays() {
        try (Caches caches = open()) {
            Cache cache = caches.get("c");
            cache.set("n", 5);
            assertThat(cache.increment("n", -3)).isEqualTo(2);
            assertThat(cache.decrement("n", -3)).isEqualTo(5);
            assertThat(cache.decrement("n", 8)).isEqualTo(-3);
            assertThat(cache.increment("n")).isEqualTo(-2);
            assertThat(Subject.value(cache, "n")).isEqualTo(-2);
        }
    }
}
