package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load that ends in the middle of a write does not overwrite it. */
@Timeout(20)
class WriteRaceTest {

    private final EngineFixture fixture = new EngineFixture();
    private volatile Runnable afterWriting = () -> {};
    private final Cache cache =
            fixture.cache("products", EngineFixture.defaults(), new SteppedStore(() -> {}, () -> afterWriting.run()));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsAddedStays() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<String> load = fixture.threads.submit(() -> cache.<String, Exception>getOrSet("k", () -> {
            begun.countDown();
            go.await();
            return "loaded before";
        }));
        begun.await();
        afterWriting = () -> {
            afterWriting = () -> {}; // the load's own writing is not the one to wait in
            go.countDown();
            assertThat(load).succeedsWithin(Duration.ofSeconds(5));
        };
        assertThat(cache.add("k", "added")).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("added");
    }
}
