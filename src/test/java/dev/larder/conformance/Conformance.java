package dev.larder.conformance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the suite from the command line, against the classes on the class path. Without an argument all tests; with regular
 * expressions those whose id or suite one of them finds, and each failure once more, with its exchanges.
 */
final class Conformance {

    private static final int MOST_TRACES = 5;

    private Conformance() {}

    public static void main(String... patterns) throws Exception {
        Suite suite = Suite.in(Path.of("target/conformance/npm"));
        try (SuiteOrigin origin = suite.origin();
                Gateway gateway = Gateway.start(origin::port)) {
            Map<String, SuiteTest> tests = new LinkedHashMap<>();
            suite.tests().forEach(test -> tests.put(test.id(), test));
            if (patterns.length == 0) {
                print(new Scores(tests, suite.run(gateway.base())).lines());
            } else {
                some(suite, origin, gateway, String.join("|", patterns));
            }
        }
        System.exit(0);
    }

    private static void some(Suite suite, SuiteOrigin origin, Gateway gateway, String pattern) throws Exception {
        Map<String, RawResult> results = suite.run(gateway.base(), pattern);
        origin.said();
        int traces = 0;
        for (Map.Entry<String, RawResult> each : results.entrySet()) {
            RawResult result = each.getValue();
            print(List.of(TestOutcome.alone(result).word() + " " + each.getKey() + "  " + result.message()));
            if (!result.isPass() && traces++ < MOST_TRACES) {
                print(List.of(suite.trace(gateway.base(), each.getKey())));
                print(origin.said());
            }
        }
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
