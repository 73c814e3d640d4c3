package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Four JVMs over a real server: what one does the others see, though connections and processes die. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesOverRedisIT {

    /** What the documentation says: how often each node speaks, and a little more. */
    private static final Duration HEALED = Duration.ofSeconds(5);

    private RedisServer server;
    private List<NodeProcess> nodes;

    @BeforeAll
    void start() {
        server = RedisServer.start();
        nodes = Stream.generate(() -> NodeProcess.start(server.location()))
                .limit(4)
                .toList();
        nodes.forEach(node -> assertThat(node.answer()).isEqualTo("ready"));
    }

    @AfterEach
    void replaceTheDead() {
        nodes.forEach(NodeProcess::resume);
    }

    @AfterAll
    void stop() {
        nodes.forEach(NodeProcess::close);
        server.close();
    }

    private static void within(Duration time, BooleanSupplier met) {
        long end = System.nanoTime() + time.toNanos();
        while (!met.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(met.getAsBoolean()).as("within %s", time).isTrue();
    }

    @Test
    void aThousandMissesAtOnceAreOneLoad() {
        nodes.forEach(node -> node.tell("storm start 250"));

        List<String> answers = nodes.stream().map(NodeProcess::answer).toList();

        assertThat(answers.stream().mapToInt(answer -> Integer.parseInt(answer.split(" ")[0])))
                .as("%s", answers)
                .containsExactlyInAnyOrder(1, 0, 0, 0);
        assertThat(answers.stream().map(answer -> answer.split(" ")[1]).distinct())
                .hasSize(1);
    }

    @Test
    void whatOneStoresOrInvalidatesIsSoForAll() {
        nodes.get(0).ask("set product old product:42");
        nodes.forEach(node -> assertThat(node.ask("get product")).isEqualTo("old"));

        nodes.get(1).ask("invalidate product:42");

        assertThat(nodes.get(1).ask("get product")).isEqualTo("null");
        nodes.forEach(node ->
                within(Duration.ofSeconds(1), () -> node.ask("get product").equals("null")));
        nodes.get(2).ask("set product new product:42");
        nodes.forEach(node ->
                within(Duration.ofSeconds(1), () -> node.ask("get product").equals("new")));
    }

    @Test
    void whenTheHolderIsKilledTheNextOneLoads() {
        try (NodeProcess doomed = NodeProcess.start(server.location())) {
            assertThat(doomed.answer()).isEqualTo("ready");
            assertThat(doomed.ask("hang orphan")).isEqualTo("loading");
            nodes.get(0).tell("fetch orphan second");
            nodes.get(1).tell("fetch orphan second");
            long begun = System.nanoTime();
            doomed.kill();

            assertThat(nodes.get(0).answer()).isEqualTo("second");
            assertThat(nodes.get(1).answer()).isEqualTo("second");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void connectionsThatAreKilledLoseNothing() {
        NodeProcess a = nodes.get(0);
        NodeProcess b = nodes.get(1);
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
            within(HEALED, () -> a.ask(ask).equals(b.ask(ask)));
        }
    }

    @Test
    void aNodeThatWasStoppedBelievesNothingFromBefore() {
        NodeProcess awake = nodes.get(0);
        NodeProcess asleep = nodes.get(3);
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
