package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.CuttingRelay;
import dev.larder.testing.Entries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A connection that breaks between the server's work and its answer: what compares is not done twice, all else is. */
class RedisLostAnswerIT {

    private static final String KEY = ":c:1:k";
    private static final Entry ONE = Entries.of(1);
    private static final Entry TWO = Entries.of(2);

    private static RedisServer server;

    private CuttingRelay relay;
    private Store store;

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
    void connect() {
        relay = new CuttingRelay(server.port());
        store = new RedisStoreFactory()
                .open(Contexts.of(
                        "redis://localhost:" + relay.port(), Map.of("timeout", "10s", "connect-timeout", "10s")));
        store.clear();
    }

    @AfterEach
    void disconnect() {
        store.close();
        relay.close();
    }

    private static long calls(String command) {
        try (Jedis jedis = server.client()) {
            return jedis.info("commandstats")
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*?:calls=(\\d+),.*", "$1")))
                    .sum();
        }
    }

    @Test
    void anAddIsNotRepeated() {
        long before = calls("set");
        relay.cutNextAnswer();
        assertThatThrownBy(() -> store.replace(KEY, null, ONE)).isInstanceOf(JedisException.class);
        assertThat(calls("set") - before).isEqualTo(1);
        assertThat(store.get(KEY)).isEqualTo(ONE);
    }

    @Test
    void aReplacementIsNotRepeated() {
        store.putAll(Map.of(KEY, ONE));
        store.replace(KEY, TWO, ONE); // the script is known
        long before = calls("evalsha");
        relay.cutNextAnswer();
        assertThatThrownBy(() -> store.replace(KEY, ONE, TWO)).isInstanceOf(JedisException.class);
        assertThat(calls("evalsha") - before).isEqualTo(1);
        assertThat(store.get(KEY)).isEqualTo(TWO);
    }

    @Test
    void readingWritingAndRemovingIs() {
        relay.cutNextAnswer();
        assertThat(store.putAll(Map.of(KEY, ONE))).isEmpty();
        relay.cutNextAnswer();
        assertThat(store.get(KEY)).isEqualTo(ONE);
        relay.cutNextAnswer();
        assertThat(store.getAll(List.of(KEY))).containsKey(KEY);
        relay.cutNextAnswer();
        store.removeAll(List.of(KEY));
        assertThat(store.get(KEY)).isNull();
    }
}
