package dev.larder.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The public test suite for HTTP caches, against the page filter in {@code shared-cache} mode.
 *
 * <p>The suite comes from the npm registry, with the versions and digests of {@code package-lock.json}, and runs as its own command
 * line runs it; its origin stands behind a {@link ReverseProxy} in an embedded Tomcat. Without node, npm or a way to the registry
 * the tests are skipped, but fail where {@code CI} is {@code true}. What {@code expected.txt} says is exact: a test that fails
 * without being listed there fails the build, and so does one that is listed and passes.
 *
 * <p>The newest state of the suite is not on npm. Where it asks more, or otherwise, {@link NewerTests} asks the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicSuiteIT {

    private static final Path PLACE = Path.of("target/conformance");

    private Scores own;
    private Scores ofPackage;
    private Unavailable missing;

    @BeforeAll
    void runBoth() throws Exception {
        own = Run.own(NewerTests.all(), (id, answer) -> {});
        try {
            ofPackage = Run.ofPackage(Suite.in(PLACE.resolve("npm")));
            Run.summary(PLACE.resolve("summary"), ofPackage, own);
        } catch (Unavailable e) {
            missing = e;
            System.out.println("The public cache suite is not run: " + e.getMessage());
        }
    }

    private void need() {
        if (missing != null && "true".equals(System.getenv("CI"))) {
            throw missing;
        }
        Assumptions.assumeTrue(missing == null, () -> "The public cache suite is not run: " + missing.getMessage());
    }

    @Test
    void whatThePackageAsksEndsAsListed() throws Exception {
        need();
        assertThat(Expectations.of("package").complaints(ofPackage)).isEmpty();
    }

    @Test
    void whatTheNewerSuiteAsksBesidesEndsAsListed() throws Exception {
        assertThat(Expectations.of("own").complaints(own)).isEmpty();
    }

    @Test
    void theNewestSuiteIsWholeAndPassedAsFarAsRecorded() throws Exception {
        need();
        Scores newest = Newer.scores(ofPackage, own);
        Expectations expected = Expectations.of("newest");
        assertThat(newest.count(SuiteTest.Kind.REQUIRED)).isEqualTo(160);
        assertThat(newest.count(SuiteTest.Kind.OPTIMAL)).isEqualTo(105);
        assertThat(newest.passed(SuiteTest.Kind.REQUIRED))
                .isGreaterThanOrEqualTo(expected.least().get("required"));
        assertThat(newest.passed(SuiteTest.Kind.OPTIMAL))
                .isGreaterThanOrEqualTo(expected.least().get("optimal"));
    }

    @Test
    void ourTestsReplaceWhatTheyAreNamedAfter() throws Exception {
        need();
        Set<String> superseded = Newer.superseded();
        assertThat(own.tests().keySet().stream().filter(ofPackage.tests()::containsKey))
                .isNotEmpty()
                .allMatch(superseded::contains);
    }
}
