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

    private Run() {}

    /** The package's tests. */
    static Scores ofPackage(Suite suite) throws Exception {
        try (SuiteOrigin origin = suite.origin();
                Gateway gateway = Gateway.start(origin::port)) {
            return new Scores(byId(suite.tests()), suite.run(gateway.base()));
        }
    }

    /** Ours; the watcher hears of each answer. */
    static Scores own(Collection<OwnTest> tests, BiConsumer<String, Delivered> watcher) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin();
                Gateway gateway = Gateway.start(origin::port)) {
            Map<String, SuiteTest> byId = byId(tests.stream().map(OwnTest::test).toList());
            return new Scores(byId, new OwnRun(origin, gateway.port(), watcher).results(tests));
        }
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
