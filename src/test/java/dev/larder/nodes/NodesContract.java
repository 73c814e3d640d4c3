package dev.larder.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What several JVMs over one backend keep to, whichever it is: what one does the others see, and one of them loads. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NodesContract {

    /** What the documentation says of backends without a bus, and ample time for a busy machine. */
    protected static final Duration AGREED = Duration.ofSeconds(15);

    private List<NodeProcess> nodes;
    private Map<String, String> settings;

    /** Settings of the nodes' cache, without what they begin with; called once, before all tests. */
    protected abstract Map<String, String> settings();

    /** How many JVMs there are. */
    protected int size() {
        return 4;
    }

    @BeforeAll
    void start() {
        settings = new HashMap<>(settings());
        settings.put("lease-term", "2s");
        nodes = Stream.generate(this::another).limit(size()).toList();
        nodes.forEach(node -> assertThat(node.answer()).isEqualTo("ready"));
    }

    @AfterEach
    void wake() {
        nodes.forEach(NodeProcess::resume);
    }

    @AfterAll
    void stop() {
        nodes.forEach(NodeProcess::close);
    }

    protected final NodeProcess node(int number) {
        return nodes.get(number);
    }

    protected final List<NodeProcess> nodes() {
        return nodes;
    }

    private NodeProcess another() {
        return NodeProcess.start(settings);
    }

    protected static void within(Duration time, BooleanSupplier met) {
        long end = System.nanoTime() + time.toNanos();
        while (!met.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(met.getAsBoolean()).as("within %s", time).isTrue();
    }

    @Test
    void aThousandMissesAtOnceAreOneLoad() {
        nodes.forEach(node -> node.tell("storm start " + 1000 / size()));

        List<String> answers = nodes.stream().map(NodeProcess::answer).toList();

        assertThat(answers.stream()
                        .mapToInt(answer -> Integer.parseInt(answer.split(" ")[0]))
                        .sum())
                .as("%s", answers)
                .isEqualTo(1);
        assertThat(answers.stream().map(answer -> answer.split(" ")[1]).distinct())
                .hasSize(1);
    }

    @Test
    void whatOneStoresOrInvalidatesIsSoForAll() {
        node(0).ask("set product old product:42");
        nodes.forEach(node -> assertThat(node.ask("get product")).isEqualTo("old"));

        node(1).ask("invalidate product:42");

        assertThat(node(1).ask("get product")).isEqualTo("null");
        nodes.forEach(node -> within(AGREED, () -> node.ask("get product").equals("null")));
        node(size() - 1).ask("set product new product:42");
        nodes.forEach(node -> within(AGREED, () -> node.ask("get product").equals("new")));
    }

    @Test
    void whenTheHolderIsKilledTheNextOneLoads() {
        try (NodeProcess doomed = another()) {
            assertThat(doomed.answer()).isEqualTo("ready");
            assertThat(doomed.ask("hang orphan")).isEqualTo("loading");
            node(0).tell("fetch orphan second");
            node(1).tell("fetch orphan second");
            long begun = System.nanoTime();
            doomed.kill();

            assertThat(node(0).answer()).isEqualTo("second");
            assertThat(node(1).answer()).isEqualTo("second");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        }
    }
}
