package dev.larder.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Runs the suites from the command line, against the classes on the class path. Without an argument all tests; with regular
 * expressions those whose id or suite one of them finds, and each failure of the package once more, with its exchanges. The word
 * {@code own} stands for all of ours.
 */
final class Conformance {

    private static final Path PLACE = Path.of("target/conformance");
    private static final int MOST_TRACES = 5;

    private Conformance() {}

    public static void main(String... patterns) throws Exception {
        if (patterns.length == 0) {
            Scores own = Run.own(NewerTests.all(), (id, answer) -> {});
            Run.summary(PLACE.resolve("summary"), Run.ofPackage(Suite.in(PLACE.resolve("npm"))), own);
        } else {
            some(String.join("|", patterns));
        }
        System.exit(0);
    }

    private static void some(String pattern) throws Exception {
        Predicate<String> wanted = Pattern.compile(pattern).asPredicate();
        List<OwnTest> own = NewerTests.all().stream()
                .filter(test ->
                        wanted.test(test.test().id()) || wanted.test(test.test().suite()))
                .toList();
        Run.own(own, own.size() > MOST_TRACES ? (id, answer) -> {} : Conformance::print)
                .results()
                .forEach(Conformance::print);
        Suite suite = Suite.in(PLACE.resolve("npm"));
        try (SuiteOrigin origin = suite.origin();
                Gateway gateway = Gateway.start(origin::port)) {
            traced(suite, origin, gateway.base(), suite.run(gateway.base(), pattern));
        }
    }

    private static void traced(Suite suite, SuiteOrigin origin, String base, Map<String, RawResult> results)
            throws Exception {
        origin.said();
        int traces = 0;
        for (Map.Entry<String, RawResult> each : results.entrySet()) {
            print(each.getKey(), each.getValue());
            if (!each.getValue().isPass() && traces++ < MOST_TRACES) {
                System.out.println(suite.trace(base, each.getKey()));
                origin.said().forEach(System.out::println);
            }
        }
    }

    private static void print(String id, RawResult result) {
        System.out.println(TestOutcome.alone(result).word() + " " + id + "  " + result.message());
    }

    private static void print(String id, Delivered answer) {
        System.out.println("    " + id + ", response " + answer.number() + ": "
                + answer.head().status() + " after " + answer.interim() + ", body '" + answer.body() + "'");
        answer.head().fields().forEach(line -> System.out.println("        " + line.name() + ": " + line.value()));
    }
}
