package dev.larder.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the tests of a suite went.
 *
 * @param tests all, by id
 * @param results by id
 */
record Scores(Map<String, SuiteTest> tests, Map<String, RawResult> results) {

    /** So many tests of that kind. */
    long count(SuiteTest.Kind kind) {
        return tests.values().stream().filter(test -> test.kind() == kind).count();
    }

    /** So many passes among those of that kind. */
    long passed(SuiteTest.Kind kind) {
        return tests.values().stream()
                .filter(test -> test.kind() == kind && outcome(test) == TestOutcome.PASS)
                .count();
    }

    TestOutcome outcome(SuiteTest test) {
        return TestOutcome.of(test, tests, results);
    }

    /** What is not a pass, by id. */
    Map<String, TestOutcome> notPassed() {
        Map<String, TestOutcome> all = new TreeMap<>();
        for (SuiteTest test : tests.values()) {
            if (outcome(test) != TestOutcome.PASS) {
                all.put(test.id(), outcome(test));
            }
        }
        return all;
    }

    /** What differed in a test; empty for a pass. */
    String message(String id) {
        return results.getOrDefault(id, new RawResult("", "it was not run")).message();
    }

    /** Two suites as one, without some tests of the first. */
    Scores with(Scores second, Set<String> without) {
        Map<String, SuiteTest> allTests = new LinkedHashMap<>(tests);
        Map<String, RawResult> allResults = new LinkedHashMap<>(results);
        without.forEach(allTests::remove);
        allTests.putAll(second.tests);
        allResults.putAll(second.results);
        return new Scores(allTests, allResults);
    }

    /** The three figures. */
    String figures() {
        Map<SuiteTest.Kind, String> figures = new EnumMap<>(SuiteTest.Kind.class);
        for (SuiteTest.Kind kind : SuiteTest.Kind.values()) {
            figures.put(kind, passed(kind) + "/" + count(kind));
        }
        return "required " + figures.get(SuiteTest.Kind.REQUIRED) + ", optimal " + figures.get(SuiteTest.Kind.OPTIMAL)
                + ", checks answered with yes " + figures.get(SuiteTest.Kind.CHECK);
    }

    /** The figures, then a line for each test that is not a pass. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(figures());
        for (Map.Entry<String, TestOutcome> each : notPassed().entrySet()) {
            SuiteTest test = tests.get(each.getKey());
            lines.add("%-8s %-15s %s/%s: %s"
                    .formatted(test.kind(), each.getValue().word(), test.suite(), test.id(), message(test.id())));
        }
        return lines;
    }
}
