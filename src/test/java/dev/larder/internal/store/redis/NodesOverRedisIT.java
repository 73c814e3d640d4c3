package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.nodes.BusNodesContract;
import dev.larder.nodes.NodeProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Four JVMs over a real server: what one does the others see, though connections and processes die. */
class NodesOverRedisIT extends BusNodesContract {

    private RedisServer server;

    @Override
    protected Map<String, String> backendSettings() {
        server = RedisServer.start();
        return Map.of("backend", "redis", "location", server.location());
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void connectionsThatAreKilledLoseNothing() {
        NodeProcess a = node(0);
        NodeProcess b = node(1);
        try (Jedis client = server.client()) {
            for (int i = 0; i < 40; i++) {
                a.ask("set shaken-" + i % 8 + " value-" + i + " shaken");
                b.ask("get shaken-" + i % 8);
                if (i % 4 == 0) {
                    client.clientKill(ClientKillParams.clientKillParams()
                            .type(ClientType.NORMAL)
                            .skipMe(ClientKillParams.SkipMe.YES));
                }
            }
        }
        a.ask("invalidate other");
        for (int i = 0; i < 8; i++) {
            String ask = "get shaken-" + i;
            within(AGREED, () -> a.ask(ask).equals(b.ask(ask)));
        }
    }

    @Test
    void aNodeThatWasStoppedBelievesNothingFromBefore() {
        NodeProcess awake = node(0);
        NodeProcess asleep = node(3);
        awake.ask("set sleepy old sleepy");
        assertThat(asleep.ask("get sleepy")).isEqualTo("old");
        asleep.pause();
        awake.ask("invalidate sleepy");
        LockSupport.parkNanos(Duration.ofSeconds(11).toNanos());
        asleep.tell("get sleepy");
        asleep.resume();

        assertThat(asleep.answer()).isEqualTo("null");
    }
}
