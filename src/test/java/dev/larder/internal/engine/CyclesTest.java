package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.AsyncCache;
import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.Outcome.How;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that ask for each other: a circle is an error at once, two that ask for the same third are none. */
@Timeout(20)
class CyclesTest {

    private static final CachePolicy MINUTE = CachePolicy.ttl(Duration.ofMinutes(1));

    private final EngineFixture fixture = new EngineFixture();
    private final Cache cache = fixture.cache;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aLoadThatWentOnAloneIsNoCircle() throws Exception {
        CachePolicy impatient = MINUTE.staleIfError(Duration.ofHours(1)).softTimeout(Duration.ofMillis(20));
        cache.fetch("slow", impatient, draft -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
        CountDownLatch leafBegun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> slowEnded = new CompletableFuture<>();

        String page = cache.<String, Exception>fetch("page", MINUTE, draft -> {
                    assertThat(cache.<String, Exception>fetch("slow", impatient, inner -> {
                                        String leaf = cache.getOrSet("leaf", MINUTE, () -> {
                                            leafBegun.countDown();
                                            go.await();
                                            return "leaf";
                                        });
                                        slowEnded.complete(true);
                                        return leaf;
                                    })
                                    .how())
                            .isEqualTo(How.STALE_ON_ERROR);
                    leafBegun.await();
                    fixture.timer.schedule(go::countDown, 50, TimeUnit.MILLISECONDS);
                    return cache.getOrSet("leaf", MINUTE, () -> "leaf of its own");
                })
                .value();

        assertThat(page).isEqualTo("leaf");
        assertThat(slowEnded.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void twoBranchesOfAnAsynchronousLoadMayUseTheSameValue() throws Exception {
        AsyncCache async = cache.async();
        CompletableFuture<String> leaf = new CompletableFuture<>();
        CompletableFuture<String> page = async.<String>getOrSet("page", MINUTE, draft -> {
                    var left = async.<String>getOrSet("left", MINUTE, l -> async.getOrSet("leaf", MINUTE, d -> leaf));
                    var right = async.<String>getOrSet("right", MINUTE, r -> async.getOrSet("leaf", MINUTE, d -> leaf));
                    return left.thenCombine(right, (a, b) -> a + b);
                })
                .toCompletableFuture();
        while (cache.statistics().loads() < 4) {
            Thread.onSpinWait();
        }
        leaf.complete("leaf");
        assertThat(page.get(5, TimeUnit.SECONDS)).isEqualTo("leafleaf");
    }

    @RepeatedTest(200)
    void aCircleThroughABoundedLoadIsFound() {
        CachePolicy bounded = MINUTE.hardTimeout(Duration.ofSeconds(15));
        assertThatThrownBy(() -> cache.getOrSet(
                        "a", bounded, () -> cache.getOrSet("b", bounded, () -> cache.getOrSet("a", () -> "never"))))
                .isInstanceOf(CyclicLoadException.class);
    }

    @Test
    void aCircleThroughAnAsynchronousLoadIsFound() {
        AsyncCache async = cache.async();
        CompletableFuture<String> circle = async.<String>getOrSet(
                        "a",
                        MINUTE,
                        x -> async.getOrSet(
                                "b",
                                MINUTE,
                                y -> async.getOrSet("a", MINUTE, z -> {
                                    throw new IllegalStateException("never");
                                })))
                .toCompletableFuture();
        assertThatThrownBy(() -> circle.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(CyclicLoadException.class);
    }
}
