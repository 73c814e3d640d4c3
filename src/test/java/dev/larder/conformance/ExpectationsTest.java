package dev.larder.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.conformance.SuiteTest.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which a run can differ from what is expected of it is said. */
class ExpectationsTest {

    private static final RawResult WRONG = new RawResult("Assertion", "Response 2 comes from cache");

    private final Map<String, SuiteTest> tests = new LinkedHashMap<>();
    private final Map<String, RawResult> results = new LinkedHashMap<>();

    private void ran(Kind kind, String id, RawResult result, String... conditions) {
        tests.put(id, new SuiteTest("any", id, kind, List.of(conditions)));
        results.put(id, result);
    }

    private List<String> complaints(Map<String, Integer> least, Map<String, String> outcomes) {
        return new Expectations(least, outcomes).complaints(new Scores(tests, results));
    }

    @Test
    void whatEndsAsListedIsNoComplaint() {
        ran(Kind.REQUIRED, "passing", RawResult.PASS);
        ran(Kind.OPTIMAL, "failing", WRONG);
        ran(Kind.CHECK, "building-on-it", RawResult.PASS, "failing");

        assertThat(complaints(
                        Map.of("tests", 3, "required", 1, "optimal", 0),
                        Map.of("failing", "fail", "building-on-it", "dependency-fail")))
                .isEmpty();
    }

    @Test
    void aFailureThatIsNotListedIsSaid() {
        ran(Kind.REQUIRED, "failing", WRONG);

        assertThat(complaints(Map.of(), Map.of()))
                .containsExactly("failing ends as fail, expected pass: Response 2 comes from cache");
    }

    @Test
    void aFailureOfAnotherSortThanListedIsSaid() {
        ran(Kind.CHECK, "failing", new RawResult("Setup", "retry"));

        assertThat(complaints(Map.of(), Map.of("failing", "fail")))
                .containsExactly("failing ends as retry, expected fail: retry");
    }

    @Test
    void aPassThatIsStillListedIsSaid() {
        ran(Kind.OPTIMAL, "mended", RawResult.PASS);

        assertThat(complaints(Map.of(), Map.of("mended", "fail")))
                .containsExactly("mended passes by now, or is gone. Take it from expected.txt.");
    }

    @Test
    void tooFewTestsRequiredOrOptimalPassesAreSaid() {
        ran(Kind.REQUIRED, "failing", WRONG);

        assertThat(complaints(Map.of("tests", 2, "required", 1, "optimal", 3), Map.of("failing", "fail")))
                .containsExactly(
                        "tests: 1, at least 2 are expected",
                        "required: 0, at least 1 are expected",
                        "optimal: 0, at least 3 are expected");
    }

    @Test
    void aTestThatDidNotRunIsNoPass() {
        ran(Kind.REQUIRED, "left-out", RawResult.PASS);
        results.clear();

        assertThat(complaints(Map.of(), Map.of()))
                .containsExactly("left-out ends as untested, expected pass: it was not run");
    }

    @Test
    void eachOfOurTestsIsCalledOtherwise() {
        assertThat(Run.byId(NewerTests.all().stream().map(OwnTest::test).toList()))
                .hasSize(73);
    }
}
