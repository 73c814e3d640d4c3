package dev.larder.nodes;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same with a near level in each JVM, kept right by the backend's bus, of which a part is lost. */
public abstract class BusNodesContract extends NodesContract {

    private static final int KEYS = 8;
    private static final int STEPS = 100;

    @Override
    protected final Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(backendSettings());
        all.put("options.behind", all.getOrDefault("backend", ""));
        all.put("backend", "lossy");
        all.put("near.enabled", "true");
        return all;
    }

    /** Where the backend is. */
    protected abstract Map<String, String> backendSettings();

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 30, 50})
    void afterALossAllAgreeWithoutAnyWrite(int percent) {
        Random random = new Random(percent);
        nodes().forEach(node -> node.ask("lose " + percent));
        for (int i = 0; i < STEPS; i++) {
            NodeProcess one = node(random.nextInt(size()));
            String key = "key-" + random.nextInt(KEYS);
            one.ask(
                    switch (random.nextInt(5)) {
                        case 0 -> "set " + key + " value-" + i + " tag-" + random.nextInt(KEYS);
                        case 1 -> "invalidate tag-" + random.nextInt(KEYS);
                        case 2 -> "delete " + key;
                        default -> "get " + key;
                    });
            node(random.nextInt(size())).ask("get " + key);
        }
        nodes().forEach(node -> node.ask("lose 0"));

        within(AGREED, this::doAllAgree);
    }

    private boolean doAllAgree() {
        List<List<String>> seen = nodes().stream()
                .map(node -> IntStream.range(0, KEYS)
                        .mapToObj(key -> node.ask("get key-" + key))
                        .toList())
                .distinct()
                .toList();
        return seen.size() == 1;
    }
}
