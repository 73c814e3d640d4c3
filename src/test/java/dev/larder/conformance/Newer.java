package dev.larder.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The newest public suite, put together: the tests of the package that are still the same there, and ours of those that it has
 * gained or changed.
 */
final class Newer {

    private Newer() {}

    /** The ids in the package that the newest suite has dropped, or asks otherwise. */
    static Set<String> superseded() throws IOException {
        try (BufferedReader file =
                new BufferedReader(new InputStreamReader(Suite.resource("superseded.txt"), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The scores in the newest suite. */
    static Scores scores(Scores ofPackage, Scores own) throws IOException {
        Set<String> superseded = superseded();
        if (!ofPackage.tests().keySet().containsAll(superseded)) {
            throw new IllegalStateException("superseded.txt names a test that the package does not have");
        }
        Scores all = ofPackage.with(own, superseded);
        all.tests().values().forEach(test -> needConditions(test, all.tests()));
        return all;
    }

    private static void needConditions(SuiteTest test, Map<String, SuiteTest> tests) {
        if (!tests.keySet().containsAll(test.conditions())) {
            throw new IllegalStateException(test.id() + " depends on one that does not exist: " + test.conditions());
        }
    }
}
