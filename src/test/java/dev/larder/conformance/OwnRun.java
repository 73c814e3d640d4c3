package dev.larder.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs tests of our own, all at once, through a gateway. */
final class OwnRun {

    /** As long as the public suite waits; the cache's clock is the wall's. */
    private static final int PAUSE_SECONDS = 3;

    private final ScriptedOrigin origin;
    private final int gateway;
    private final BiConsumer<String, Delivered> watcher;

    /**
     * Begins.
     *
     * @param gateway its port
     * @param watcher hears of each answer, by the id of its test
     */
    OwnRun(ScriptedOrigin origin, int gateway, BiConsumer<String, Delivered> watcher) {
        this.origin = origin;
        this.gateway = gateway;
        this.watcher = watcher;
    }

    /** The results by id. */
    Map<String, RawResult> results(Collection<OwnTest> tests) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newCachedThreadPool();
        try {
            Map<String, Future<RawResult>> running = new LinkedHashMap<>();
            tests.forEach(test -> running.put(test.test().id(), clients.submit(of(test))));
            Map<String, RawResult> results = new LinkedHashMap<>();
            for (Map.Entry<String, Future<RawResult>> each : running.entrySet()) {
                results.put(each.getKey(), each.getValue().get());
            }
            return results;
        } finally {
            clients.shutdownNow();
        }
    }

    private Callable<RawResult> of(OwnTest test) {
        return () -> {
            try {
                return result(test);
            } catch (IOException | RuntimeException e) {
                return new RawResult(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
            }
        };
    }

    private RawResult result(OwnTest test) throws IOException, InterruptedException {
        String path = "/own/" + UUID.randomUUID();
        origin.expect(path, test);
        for (int i = 0; i < test.steps().size(); i++) {
            Step step = test.steps().get(i);
            Delivered answer = ask(path, i + 1, step.asked());
            watcher.accept(test.test().id(), answer);
            String complaint = step.complaint(answer);
            if (isRepeated(origin.seen(path))) {
                return new RawResult("Setup", "retry");
            }
            if (!complaint.isEmpty()) {
                return new RawResult(
                        step.isPreparing() ? "Setup" : "Assertion", "Response " + (i + 1) + " " + complaint);
            }
            TimeUnit.SECONDS.sleep(step.isPausing() ? PAUSE_SECONDS : 0);
        }
        return RawResult.PASS;
    }

    private static boolean isRepeated(List<Integer> numbers) {
        return new HashSet<>(numbers).size() < numbers.size();
    }

    private Delivered ask(String path, int number, List<FieldLine> asked) throws IOException {
        List<FieldLine> fields = new ArrayList<>(asked);
        fields.add(new FieldLine("Host", "127.0.0.1:" + gateway));
        fields.add(new FieldLine(ScriptedOrigin.NUMBER, Integer.toString(number)));
        try (WireExchange exchange = new WireExchange(gateway)) {
            exchange.send("GET", path, fields, new byte[0]);
            List<ResponseHead> interim = new ArrayList<>();
            ResponseHead head = exchange.head();
            for (; head.isInterim(); head = exchange.head()) {
                interim.add(head);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.body(head, body);
            return new Delivered(number, interim, head, body.toString(StandardCharsets.ISO_8859_1));
        }
    }
}
