package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheStatistics;
import org.jsr107.tck.annotation.InterceptionCacheNameOnEachMethodTest;
import org.jsr107.tck.annotation.InterceptionUsingCacheConfigTest;
import org.jsr107.tck.annotation.InterceptionUsingDefaultCacheNameTest;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/**
 * The annotation tests of the JSR-107 TCK.
 *
 * <p>They pass, all of them, when no container came up, and half of them when nothing is cached; so the container and the work of
 * the caches are looked at as well.
 */
class TckTest {

    @Test
    void passesTheAnnotationTestsWithAContainerThatIsUpAndCachesThatWork() {
        Result result = JUnitCore.runClasses(
                InterceptionUsingCacheConfigTest.class,
                InterceptionUsingDefaultCacheNameTest.class,
                InterceptionCacheNameOnEachMethodTest.class);
        try (Deployment deployment = TckBeans.RUNNING.get()) {
            assertThat(deployment).as("the container of the TCK's beans").isNotNull();
            assertThat(result.getFailures()).isEmpty();
            assertThat(result.getRunCount()).isEqualTo(12);
            assertThat(result.getIgnoreCount()).isZero();
            assertThat(result.getAssumptionFailureCount()).isZero();
            assertThat(deployment.caches.names()).contains("blgMngr").allSatisfy(name -> {
                CacheStatistics statistics = deployment.caches.get(name).statistics();
                assertThat(statistics.hits()).as("hits of %s", name).isPositive();
                assertThat(statistics.loads()).as("loads of %s", name).isPositive();
            });
        }
    }
}
