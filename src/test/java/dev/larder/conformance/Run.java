package dev.larder.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Both suites, each against a gateway of its own. */
final class Run {

    private static final int MOST_SURPRISES = 5;

    private Run() {}

    /** The package's tests. */
    static Scores ofPackage(Suite suite) throws Exception {
        try (SuiteOrigin origin = suite.origin();
                Gateway gateway = Gateway.start(origin::port)) {
            Scores first = new Scores(byId(suite.tests()), suite.run(gateway.base()));
            return settled(
                    first,
                    Expectations.of("package"),
                    ids -> suite.run(gateway.base(), "^(" + String.join("|", ids) + ")$"));
        }
    }

    /** Ours; the watcher hears of each answer. */
    static Scores own(Collection<OwnTest> tests, BiConsumer<String, Delivered> watcher) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin();
                Gateway gateway = Gateway.start(origin::port)) {
            Map<String, SuiteTest> byId = byId(tests.stream().map(OwnTest::test).toList());
            OwnRun run = new OwnRun(origin, gateway.port(), watcher);
            return settled(
                    new Scores(byId, run.results(tests)),
                    Expectations.of("own"),
                    ids -> run.results(tests.stream()
                            .filter(test -> ids.contains(test.test().id()))
                            .toList()));
        }
    }

    /** Runs some tests once more, by their ids. */
    @FunctionalInterface
    private interface Again {
        Map<String, RawResult> results(List<String> ids) throws Exception;
    }

    /**
     * The scores after a few surprises have had a second chance, alone. The suite goes by the clock on the wall, on machines that may
     * be busy; and each of its hundreds of unsafe requests may cost any page a miss, since tags share slots.
     */
    private static Scores settled(Scores first, Expectations expected, Again again) throws Exception {
        List<String> surprises = expected.surprises(first);
        if (surprises.isEmpty() || surprises.size() > MOST_SURPRISES) {
            return first;
        }
        System.out.println("Once more: " + surprises);
        Map<String, RawResult> results = new LinkedHashMap<>(first.results());
        results.putAll(again.results(surprises));
        return new Scores(first.tests(), results);
    }

    static Map<String, SuiteTest> byId(Collection<SuiteTest> tests) {
        Map<String, SuiteTest> byId = new LinkedHashMap<>();
        for (SuiteTest test : tests) {
            if (byId.put(test.id(), test) != null) {
                throw new IllegalArgumentException("two tests are called " + test.id());
            }
        }
        return byId;
    }

    /** The figures and what is not a pass, for people: printed, and kept in a file. */
    static void summary(Path file, Scores ofPackage, Scores own) throws Exception {
        Scores newest = Newer.scores(ofPackage, own);
        List<String> lines = new ArrayList<>();
        lines.add("http-cache-tests 0.4.5 from npm: " + ofPackage.figures());
        lines.add("our own of what it lacks:        " + own.figures());
        lines.add("the newest public suite:         " + newest.figures());
        part(lines, "In the newest suite:", newest);
        part(lines, "In the package:", ofPackage);
        part(lines, "In our own:", own);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    private static void part(List<String> lines, String title, Scores scores) {
        lines.add("");
        lines.add(title);
        lines.addAll(scores.lines().subList(1, scores.lines().size()));
    }
}
