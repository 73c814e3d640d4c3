package dev.larder.conformance;

import java.util.Locale;
import java.util.Map;

/** What a result counts as, by the suite's own rules. */
enum TestOutcome {
    PASS,
    FAIL,
    /** What the test needs before it can ask its question did not work. */
    SETUP_FAIL,
    /** A test on which this one depends did not pass. */
    DEPENDENCY_FAIL,
    /** The origin saw a request more often than the client sent it. */
    RETRY,
    /** It was not run. */
    UNTESTED;

    /**
     * The outcome of one test.
     *
     * @param tests by id; a test that depends on one which is not among them stands for itself
     * @param results by id
     */
    static TestOutcome of(SuiteTest test, Map<String, SuiteTest> tests, Map<String, RawResult> results) {
        RawResult result = results.get(test.id());
        if (result == null) {
            return UNTESTED;
        }
        if (!test.conditions().stream().allMatch(id -> isPass(id, tests, results))) {
            return DEPENDENCY_FAIL;
        }
        return alone(result);
    }

    /** The outcome of a result, whatever became of the tests on which its test depends. */
    static TestOutcome alone(RawResult result) {
        if (result.isPass()) {
            return PASS;
        }
        if (!"Setup".equals(result.failure())) {
            return FAIL;
        }
        return "retry".equals(result.message()) ? RETRY : SETUP_FAIL;
    }

    private static boolean isPass(String id, Map<String, SuiteTest> tests, Map<String, RawResult> results) {
        SuiteTest test = tests.get(id);
        return test == null || of(test, tests, results) == PASS;
    }

    /** As the list of expectations spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
