package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.BulkLoader;
import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Outcome;
import dev.larder.Outcome.How;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many keys at once: what is stale, what fails, and the stages of it. */
@Timeout(20)
class FetchManyTest {

    private static final CachePolicy MINUTE = CachePolicy.ttl(Duration.ofMinutes(1));
    private static final CachePolicy STALE = MINUTE.staleWhileRevalidate(Duration.ofHours(1));

    private final EngineFixture fixture = new EngineFixture();
    private final Cache cache = fixture.cache;
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private BulkLoader<String, IOException> loader(String value) {
        return missing -> {
            asked.add(new ArrayList<>(missing.keySet()));
            return missing.keySet().stream().collect(Collectors.toMap(key -> key, key -> key + value));
        };
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait until").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void settle(String key, String value) {
        until(() -> value.equals(cache.get(key)));
    }

    @Test
    void aStaleValueIsServedAndRefreshedWithTheOthersInOneLoad() throws IOException {
        cache.fetchMany(List.of("a", "b"), STALE, loader("1"));
        fixture.clock.advance(Duration.ofMinutes(2));
        CountDownLatch gate = new CountDownLatch(1);
        Map<String, Outcome<String>> outcomes = cache.fetchMany(List.of("a", "b"), STALE, missing -> {
            await(gate);
            return loader("2").load(missing);
        });
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome.how()).isEqualTo(How.STALE));
        assertThat(outcomes.get("a").value()).isEqualTo("a1");
        gate.countDown();
        settle("a", "a2");
        settle("b", "b2");
        assertThat(asked).containsExactly(List.of("a", "b"), List.of("a", "b"));
        assertThat(cache.statistics().staleHits()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsLoadedWhileTheStaleIsServed() throws IOException {
        cache.fetchMany(List.of("a"), STALE, loader("1"));
        fixture.clock.advance(Duration.ofMinutes(2));
        Map<String, Outcome<String>> outcomes = cache.fetchMany(List.of("a", "b"), STALE, loader("2"));
        assertThat(outcomes.get("a").value()).isEqualTo("a1");
        assertThat(outcomes.get("b").value()).isEqualTo("b2");
        settle("a", "a2");
        assertThat(asked).containsExactlyInAnyOrder(List.of("a"), List.of("a"), List.of("b"));
    }

    @Test
    void whileOneCallerRefreshesNobodyElseDoes() throws Exception {
        cache.fetchMany(List.of("a"), STALE, loader("1"));
        fixture.clock.advance(Duration.ofMinutes(2));
        CountDownLatch gate = new CountDownLatch(1);
        cache.fetchMany(List.of("a"), STALE, missing -> {
            await(gate);
            return loader("2").load(missing);
        });
        assertThat(cache.fetchMany(List.of("a"), STALE, loader("3")).get("a").value())
                .isEqualTo("a1");
        gate.countDown();
        settle("a", "a2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aRefreshThatFailsLeavesTheOldValue() throws Exception {
        cache.fetchMany(List.of("a"), STALE, loader("1"));
        fixture.clock.advance(Duration.ofMinutes(2));
        CountDownLatch failed = new CountDownLatch(1);
        assertThat(cache.<String, IOException>fetchMany(List.of("a"), STALE, missing -> {
                            failed.countDown();
                            throw new IOException("no");
                        })
                        .get("a")
                        .value())
                .isEqualTo("a1");
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        until(() -> cache.statistics().loadFailures() > 0);
        assertThat(cache.fetchMany(List.of("a"), STALE, loader("2")).get("a").value())
                .isEqualTo("a1");
    }

    @Test
    void aKeyThatARefreshLeavesOutIsNotServedAnyLonger() throws Exception {
        cache.fetchMany(List.of("a", "b"), STALE, loader("1"));
        fixture.clock.advance(Duration.ofMinutes(2));
        cache.<String, IOException>fetchMany(List.of("a", "b"), STALE, missing -> Map.of("b", "b2"));
        settle("b", "b2");
        until(() -> cache.fetchMany(List.of("a"), STALE, missing -> Map.of()).isEmpty());
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void aValueNearItsEndIsRefreshedEarly() throws IOException {
        fixture.dice = 1e-9;
        cache.fetchMany(List.of("a"), MINUTE, missing -> {
            fixture.clock.advance(Duration.ofSeconds(5));
            return loader("1").load(missing);
        });
        fixture.clock.advance(Duration.ofSeconds(30));
        Outcome<String> early =
                cache.fetchMany(List.of("a"), MINUTE, loader("2")).get("a");
        assertThat(early.value()).isEqualTo("a1");
        assertThat(early.how()).isEqualTo(How.HIT);
        settle("a", "a2");
    }

    @Test
    void theStageLoadsWhatIsMissingOnTheExecutor() throws Exception {
        cache.set("a", "a0");
        String[] thread = new String[1];
        Map<String, Outcome<String>> outcomes = cache.async()
                .<String>fetchMany(List.of("b", "a"), MINUTE, missing -> {
                    thread[0] = Thread.currentThread().getName();
                    return loader("1").load(missing);
                })
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(outcomes.keySet()).containsExactly("b", "a");
        assertThat(outcomes.get("a").how()).isEqualTo(How.HIT);
        assertThat(outcomes.get("b").value()).isEqualTo("b1");
        assertThat(asked).containsExactly(List.of("b"));
        assertThat(thread[0]).isNotEqualTo(Thread.currentThread().getName());
        assertThat(cache.<String>get("b")).isEqualTo("b1");
    }

    @Test
    void theStageFailsWithWhatTheLoaderThrows() {
        IOException thrown = new IOException("no");
        assertThatThrownBy(() -> cache.async()
                        .<String>fetchMany(List.of("a"), MINUTE, missing -> {
                            throw thrown;
                        })
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(thrown);
        assertThat(cache.contains("a")).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
