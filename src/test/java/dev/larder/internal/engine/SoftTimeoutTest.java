package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.LoadTimeoutException;
import dev.larder.Outcome;
import dev.larder.Outcome.How;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A soft timeout is for callers who have an old value; when it is invalidated while they wait, they have none. */
@Timeout(20)
class SoftTimeoutTest {

    private static final CachePolicy IMPATIENT = CachePolicy.ttl(Duration.ofMinutes(1))
            .tags("product:42")
            .staleIfError(Duration.ofHours(1))
            .softTimeout(Duration.ofMillis(20));

    private final EngineFixture fixture = new EngineFixture();
    private final Cache cache = fixture.cache;

    @BeforeEach
    void holdAnOldValue() {
        cache.fetch("k", IMPATIENT, draft -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void waitsForTheLoadWhenTheOldValueIsInvalidatedMeanwhile() {
        Outcome<String> outcome = cache.fetch("k", IMPATIENT, draft -> {
            cache.invalidateTags("product:42");
            pause();
            return "new";
        });
        assertThat(outcome.value()).isEqualTo("new");
    }

    @Test
    void waitsForAnAsynchronousLoadToo() throws Exception {
        CompletableFuture<String> load = new CompletableFuture<>();
        CompletableFuture<Outcome<String>> outcome = cache.async()
                .<String>fetch("k", IMPATIENT, draft -> {
                    cache.invalidateTags("product:42");
                    return load;
                })
                .toCompletableFuture();
        fixture.timer.schedule(() -> load.complete("new"), 60, TimeUnit.MILLISECONDS);
        assertThat(outcome.get(5, TimeUnit.SECONDS).value()).isEqualTo("new");
    }

    @Test
    void servesTheOldValueToAnAsynchronousCaller() throws Exception {
        Outcome<String> outcome = cache.async()
                .<String>fetch("k", IMPATIENT, draft -> new CompletableFuture<>())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        assertThat(outcome.how()).isEqualTo(How.STALE_ON_ERROR);
        assertThat(outcome.because()).contains("timeout");
    }

    @Test
    void stillEndsAtTheHardTimeout() {
        CachePolicy bounded = IMPATIENT.hardTimeout(Duration.ofMillis(60));
        assertThatThrownBy(() -> cache.fetch("k", bounded, draft -> {
                    cache.invalidateTags("product:42");
                    new CompletableFuture<String>().join();
                    return "never";
                }))
                .isInstanceOf(LoadTimeoutException.class)
                .hasMessageContaining("PT0.06S");
    }

    /** Longer than the soft timeout, by the timer that bounds waiting. */
    private void pause() {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        fixture.timer.schedule(() -> over.complete(true), 60, TimeUnit.MILLISECONDS);
        over.join();
    }
}
