package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.spi.Store;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One load of a key at a time among all processes that share a backend. */
@Timeout(30)
class LeasesTest {

    private static final CachePolicy INHERITED = CachePolicy.inherited();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ClusterFixture cluster = new ClusterFixture();
    private final MapStore entries = new MapStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    private Cache process(boolean told, Duration term, Store store) {
        ClusterFixture.Process process = told ? cluster.toldLater() : cluster.untold();
        return process.cache("products", store, EngineFixture.defaults(), new Node.Share(term, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyMissesInSeveralProcessesAreOneLoad(boolean told) throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(40);
        List<Future<Outcome<String>>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Cache cache = process(told, LONG, entries);
            for (int j = 0; j < 10; j++) {
                callers.add(cluster.threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return cache.fetch("42", INHERITED, draft -> "load " + loads.incrementAndGet());
                }));
            }
        }
        for (Future<Outcome<String>> caller : callers) {
            assertThat(caller.get().value()).isEqualTo("load 1");
        }
    }

    @Test
    void callersWithoutAThreadWaitForAnotherProcessToo() {
        Cache a = process(true, LONG, entries);
        Cache b = process(true, LONG, entries);
        try (OpenFetch<String> load = a.begin("42", INHERITED)) {
            var waiting = b.async()
                    .<String>fetch("42", INHERITED, draft -> CompletableFuture.completedFuture("second"))
                    .toCompletableFuture();
            load.complete("first");

            assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().value()).isEqualTo("first");
        }
    }

    @Test
    void whoeverWaitsTakesOverFromAHolderThatDied() throws Exception {
        Cache a = new Dead(cluster, entries, SHORT).cache();
        Cache b = process(true, SHORT, entries);
        a.begin("42", INHERITED); // and never heard of again

        long begun = System.nanoTime();
        Outcome<String> outcome = b.fetch("42", INHERITED, draft -> "second");

        assertThat(outcome.value()).isEqualTo("second");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(SHORT, Duration.ofSeconds(8)); // not lock-wait
        assertThat(b.<String>get("42", null)).isEqualTo("second");
    }

    @Test
    void aHolderThatIsAliveKeepsItsLeaseForAsLongAsItLoads() throws Exception {
        Cache a = process(true, SHORT, entries);
        Cache b = process(true, SHORT, entries);
        try (OpenFetch<String> load = a.begin("42", INHERITED)) {
            Future<Outcome<String>> waiting = cluster.threads.submit(() -> b.fetch("42", INHERITED, draft -> "second"));
            assertThat(waiting)
                    .failsWithin(SHORT.multipliedBy(4))
                    .withThrowableOfType(java.util.concurrent.TimeoutException.class);
            load.complete("first");

            assertThat(waiting.get().value()).isEqualTo("first");
        }
    }

    @Test
    void aLapsedHolderDoesNotOverwriteWhatIsNewer() {
        Cache a = new Dead(cluster, entries, SHORT).cache();
        Cache b = process(true, SHORT, entries);
        OpenFetch<String> lapsed = a.begin("42", INHERITED);
        b.fetch("42", INHERITED, draft -> "newer");

        lapsed.complete("older");

        assertThat(b.<String>get("42", null)).isEqualTo("newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "set", "touch"})
    void whatAProcessWritesOrRemovesIsNotOverwrittenByALoadOfAnother(String change) {
        Cache a = process(true, LONG, entries);
        Cache b = process(true, LONG, entries);
        if (change.equals("touch")) {
            b.set("42", "first", INHERITED);
            b.delete("42");
        }
        OpenFetch<String> load = b.begin("42", INHERITED);
        switch (change) {
            case "delete" -> a.delete("42");
            case "set" -> a.set("42", "newer", INHERITED);
            default -> {
                a.set("42", "newer", INHERITED);
                a.touch("42", Duration.ZERO);
            }
        }

        Outcome<String> outcome = load.complete("older");

        assertThat(a.<String>get("42", null)).isEqualTo(change.equals("set") ? "newer" : null);
        assertThat(outcome.value()).isEqualTo(change.equals("set") ? "newer" : "older");
    }

    @Test
    void aDeletedKeyCanBeLoadedAndAddedAgain() {
        Cache a = process(true, LONG, entries);
        a.set("42", "first", INHERITED);
        assertThat(a.delete("42")).isTrue();
        assertThat(a.delete("42")).isFalse();
        assertThat(a.contains("42")).isFalse();

        assertThat(a.add("42", "second", INHERITED)).isTrue();
        a.delete("42");
        assertThat(a.<String, RuntimeException>getOrSet("42", INHERITED, draft -> "third"))
                .isEqualTo("third");
        assertThat(a.<String>get("42", null)).isEqualTo("third");
    }

    @Test
    void aValueThatIsNotForOthersDoesNotMakeThemLoadOneAfterTheOther() throws Exception {
        Cache a = process(true, LONG, entries);
        Cache b = process(true, LONG, entries);
        Cache c = process(true, LONG, entries);
        CountDownLatch both = new CountDownLatch(2);
        List<Future<Outcome<Boolean>>> waiting = new ArrayList<>();
        try (OpenFetch<String> load = a.begin("42", INHERITED)) {
            for (Cache other : List.of(b, c)) {
                waiting.add(cluster.threads.submit(() -> other.fetch("42", INHERITED, draft -> {
                    both.countDown();
                    return both.await(5, TimeUnit.SECONDS);
                })));
            }
            load.draft().doNotStore("private");

            for (Future<Outcome<Boolean>> one : waiting) {
                assertThat(one.get().value()).as("side by side").isTrue();
            }
            load.complete("my own");
        }
    }

    @Test
    void whileTheBackendIsOutEverybodyLoads() {
        AtomicBoolean out = new AtomicBoolean(true);
        Store failing = new OutStore(entries, out);
        Cache a = process(true, LONG, failing);
        Cache b = process(true, LONG, failing);
        try (OpenFetch<String> load = a.begin("42", INHERITED)) {
            assertThat(b.<String, RuntimeException>fetch("42", INHERITED, draft -> "second")
                            .value())
                    .isEqualTo("second");
            load.complete("first");
        }
    }

    @Test
    void aRefreshIsLeftToTheProcessThatIsAtIt() {
        Cache a = process(true, LONG, entries);
        Cache b = process(true, LONG, entries);
        CachePolicy stale = INHERITED.staleWhileRevalidate(Duration.ofMinutes(1));
        a.set("42", "old", stale.withTtl(Duration.ofSeconds(1)));
        cluster.clock.advance(Duration.ofSeconds(2));

        try (OpenFetch<String> refresh = a.begin("42", stale)) {
            OpenFetch<String> other = b.begin("42", stale);
            assertThat(other.outcome()).as("served, not asked to refresh").isPresent();
            refresh.complete("new");
        }
        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void noLeaseIsLeftBehind() {
        Cache a = process(true, LONG, entries);
        a.fetch("42", INHERITED, draft -> "value");
        try (OpenFetch<String> left = a.begin("43", INHERITED)) {
            assertThat(left.outcome()).isEmpty();
        }
        assertThat(entries.keys()).allMatch(key -> !key.contains(":-2:"));
    }

    /** A process whose timer has stopped, so that it renews nothing. */
    private record Dead(ClusterFixture cluster, Store store, Duration term) {

        Cache cache() {
            ClusterFixture.Process process = cluster.stopped();
            return process.cache("products", store, EngineFixture.defaults(), new Node.Share(term, Optional.empty()));
        }
    }
}
