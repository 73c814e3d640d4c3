package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.Outcome.How;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepwiseFetchTest {

    private static final CachePolicy MINUTE = CachePolicy.ttl(Duration.ofMinutes(1));

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void closes() {
        fixture.close();
    }

    private OpenFetch<String> begin(CachePolicy policy) {
        return fixture.cache.begin("k", policy);
    }

    @Test
    void storesWhatTheCallerComputes() {
        try (OpenFetch<String> fetch = begin(MINUTE)) {
            assertThat(fetch.outcome()).isEmpty();
            assertThat(fetch.complete("v").how()).isEqualTo(How.MISS);
        }
        try (OpenFetch<String> fetch = begin(MINUTE)) {
            assertThat(fetch.outcome())
                    .get()
                    .matches(outcome -> outcome.isHit() && outcome.value().equals("v"));
            assertThatThrownBy(fetch::draft).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> fetch.complete("w")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void othersWaitForTheCaller() throws Exception {
        OpenFetch<String> fetch = begin(MINUTE);
        Future<String> other = fixture.threads.submit(() -> fixture.cache.getOrSet("k", MINUTE, () -> "other"));
        Future<String> third = fixture.threads.submit(() -> {
            try (OpenFetch<String> waiting = begin(MINUTE)) {
                return waiting.outcome().orElseThrow().value();
            }
        });
        assertThatThrownBy(() -> other.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        fetch.complete("v");
        fetch.close();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("v");
        assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo("v");
    }

    @Test
    void leavingReleasesThoseWhoWaitAndStoresNothing() throws Exception {
        OpenFetch<String> fetch = begin(MINUTE);
        Future<String> other = fixture.threads.submit(() -> fixture.cache.getOrSet("k", MINUTE, () -> "other"));
        fetch.close();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("other");
        assertThat(fixture.cache.<String>get("k")).isEqualTo("other");
    }

    private Cache onStore(Runnable beforeWriting) {
        return fixture.cache("faulty", EngineFixture.defaults(), new SteppedStore(beforeWriting, () -> {}));
    }

    @Test
    void aStoreThatThrowsCostsOnlyTheEntry() throws Exception {
        Cache faulty = onStore(() -> {
            throw new IllegalStateException("of the backend");
        });
        OpenFetch<String> fetch = faulty.begin("k", MINUTE);
        Future<String> other = fixture.threads.submit(() -> faulty.getOrSet("k", MINUTE, () -> "other"));
        Outcome<String> outcome = fetch.complete("v");
        assertThat(outcome.value()).isEqualTo("v");
        assertThat(outcome.reason()).isEqualTo(Reasons.STORE_FAILED);
        assertThat(other.get(5, TimeUnit.SECONDS)).isIn("v", "other"); // it may have come too late to wait
    }

    @Test
    void anErrorOfTheStoreGoesToTheCallerAndLeavesNobodyWaiting() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Cache faulty = onStore(() -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("of the backend");
            }
        });
        OpenFetch<String> fetch = faulty.begin("k", MINUTE);
        Future<String> other = fixture.threads.submit(() -> faulty.getOrSet("k", MINUTE, () -> "other"));
        assertThatThrownBy(() -> fetch.complete("v")).isInstanceOf(StackOverflowError.class);
        assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo("other");
    }

    @Test
    void tagsRiseWhileItIsOpenAndNoLonger() {
        fixture.cache.set("used", 1, MINUTE.tags("t"));
        fixture.cache.set("later", 1, MINUTE.tags("u"));
        try (OpenFetch<String> fetch = begin(MINUTE)) {
            fixture.cache.get("used");
            fetch.complete("v");
            fixture.cache.get("later");
        }
        fixture.cache.invalidateTags("u");
        assertThat(fixture.cache.contains("k")).isTrue();
        fixture.cache.invalidateTags("t");
        assertThat(fixture.cache.contains("k")).isFalse();
    }

    @Test
    void isNotStoredWhenInvalidatedMeanwhileOrVetoed() {
        try (OpenFetch<String> fetch = begin(MINUTE.tags("t"))) {
            fixture.cache.invalidateTags("t");
            assertThat(fetch.complete("v").how()).isEqualTo(How.NOT_STORED);
        }
        try (OpenFetch<String> fetch = begin(MINUTE)) {
            fetch.draft().doNotStore("private");
            assertThat(fetch.complete("v").because()).contains("private");
        }
        assertThat(fixture.cache.contains("k")).isFalse();
    }

    @Test
    void passesFailuresOnOrServesTheOldValue() throws IOException {
        IOException failure = new IOException("broken");
        CachePolicy policy = MINUTE.staleIfError(Duration.ofHours(1));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThatThrownBy(() -> fetch.fail(failure)).isSameAs(failure);
        }
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.cache.getOrSet("k", policy, () -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThat(fetch.fail(failure).value()).isEqualTo("old");
        }
    }

    @Test
    void oneCallerRefreshesWhatIsStaleWhileOthersGetIt() throws Exception {
        CachePolicy policy = MINUTE.staleWhileRevalidate(Duration.ofHours(1));
        fixture.cache.getOrSet("k", policy, () -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThat(fetch.outcome()).isEmpty();
            Future<String> other = fixture.threads.submit(() -> fixture.cache.getOrSet("k", policy, () -> "other"));
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("old");
            assertThat(fetch.complete("new").value()).isEqualTo("new");
        }
        assertThat(fixture.cache.<String>get("k")).isEqualTo("new");
    }

    @Test
    void asksForItselfInVain() {
        try (OpenFetch<String> fetch = begin(MINUTE)) {
            assertThatThrownBy(() -> begin(MINUTE)).isInstanceOf(CyclicLoadException.class);
            fetch.complete("v");
        }
    }

    @Test
    void showsWhatMayBeServedMeanwhileAndInsteadOfAFailure() {
        CachePolicy policy = MINUTE.staleWhileRevalidate(Duration.ofMinutes(1)).staleIfError(Duration.ofMinutes(3));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThat(fetch.stale()).isEmpty();
            assertThat(fetch.fallback()).isEmpty();
            fetch.complete("old");
            assertThat(fetch.stale()).isEmpty();
        }
        fixture.clock.advance(Duration.ofSeconds(90));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThat(fetch.stale().orElseThrow().value()).isEqualTo("old");
            assertThat(fetch.stale().orElseThrow().how()).isEqualTo(How.STALE);
            assertThat(fetch.fallback().orElseThrow().value()).isEqualTo("old");
        }
        fixture.clock.advance(Duration.ofMinutes(1));
        try (OpenFetch<String> fetch = begin(policy)) {
            assertThat(fetch.stale()).isEmpty();
            assertThat(fetch.fallback().orElseThrow().how()).isEqualTo(How.STALE_ON_ERROR);
            fixture.cache.clear();
            assertThat(fetch.fallback()).isEmpty();
        }
    }

    @Test
    void refreshesWhatIsStillFresh() throws Exception {
        fixture.cache.set("k", "old", MINUTE);
        assertThat(fixture.cache
                        .refresh("k", MINUTE, draft -> draft.<String>previous().orElse("") + "er")
                        .value())
                .isEqualTo("older");
        OpenFetch<String> fetch = fixture.cache.beginRefresh("k", MINUTE);
        Future<String> other = fixture.threads.submit(
                () -> fixture.cache.refresh("k", MINUTE, draft -> "other").value());
        assertThat(fixture.cache.<String>get("k")).isEqualTo("older");
        assertThatThrownBy(() -> other.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        fetch.complete("new");
        fetch.close();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        assertThat(fixture.cache.<String>get("k")).isEqualTo("new");
    }

    @Test
    void aRefreshThatFailsLeavesTheOldValueOrPassesTheFailureOn() {
        IOException failure = new IOException("broken");
        assertThatThrownBy(() -> fixture.cache.refresh("k", MINUTE, draft -> {
                    throw failure;
                }))
                .isSameAs(failure);
        fixture.cache.set("k", "old", MINUTE);
        fixture.clock.advance(Duration.ofSeconds(30));
        assertThat(fixture.cache
                        .refresh("k", MINUTE, draft -> {
                            throw new IllegalStateException("broken");
                        })
                        .value())
                .isEqualTo("old");
    }

    @Test
    void goesOnInAnotherThreadWhileOthersWait() throws Exception {
        fixture.cache.set("early", 1, MINUTE.tags("early"));
        fixture.cache.set("here", 1, MINUTE.tags("here"));
        fixture.cache.set("there", 1, MINUTE.tags("there"));
        OpenFetch<String> begun = begin(MINUTE);
        fixture.cache.get("early");
        OpenFetch<String> fetch = begun.detach();
        begun.close();
        fixture.cache.get("here");
        Runnable work = fetch.within(() -> fixture.cache.get("there"));
        Future<String> other = fixture.threads.submit(() -> fixture.cache.getOrSet("k", MINUTE, () -> "other"));
        fixture.threads
                .submit(() -> {
                    work.run();
                    fetch.complete("v");
                })
                .get(10, TimeUnit.SECONDS);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("v");
        assertThatThrownBy(begun::detach).isInstanceOf(IllegalStateException.class);
        fixture.cache.invalidateTags("here");
        assertThat(fixture.cache.contains("k")).isTrue();
        fixture.cache.invalidateTags("there");
        assertThat(fixture.cache.contains("k")).isFalse();
    }

    @Test
    void oneOfThoseWhoWaitTakesThePlaceOfOneWhoLeaves() throws Exception {
        OpenFetch<String> fetch = begin(MINUTE);
        java.util.concurrent.atomic.AtomicInteger loads = new java.util.concurrent.atomic.AtomicInteger();
        java.util.List<Future<String>> others = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(fixture.threads.submit(
                    () -> fixture.cache.getOrSet("k", MINUTE, () -> "v" + loads.incrementAndGet())));
        }
        assertThatThrownBy(() -> others.get(0).get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        fetch.close();
        for (Future<String> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("v1");
        }
    }

    @Test
    void refreshesWithoutWaitingThreads() throws Exception {
        fixture.cache.set("k", "old", MINUTE);
        java.util.concurrent.CompletableFuture<String> source = new java.util.concurrent.CompletableFuture<>();
        var first = fixture.cache.async().refresh("k", MINUTE, draft -> source).toCompletableFuture();
        var second = fixture.cache.async().refresh("k", MINUTE, draft -> source).toCompletableFuture();
        assertThat(fixture.cache.<String>get("k")).isEqualTo("old");
        source.complete("new");
        assertThat(first.get(10, TimeUnit.SECONDS).value()).isEqualTo("new");
        assertThat(second.get(10, TimeUnit.SECONDS).value()).isEqualTo("new");
        assertThat(fixture.cache.<String>get("k")).isEqualTo("new");
    }

    @Test
    void whoIsLetGoLoadsForHimselfAndTheLoadIsStoredAllTheSame() throws Exception {
        OpenFetch<String> fetch = begin(MINUTE).detach();
        Future<String> other = fixture.threads.submit(() -> fixture.cache
                .fetch("k", MINUTE, draft -> draft.doNotStore("own") == null ? "" : "other")
                .value());
        fetch.whileAwaited(fetch::letGo);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("other");
        fetch.complete("v");
        assertThat(fixture.cache.<String>get("k")).isEqualTo("v");
        assertThatThrownBy(fetch::letGo).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverWaitsMayEndTheLoadInPlaceOfItsLeader() throws Exception {
        OpenFetch<String> fetch = begin(MINUTE).detach();
        Future<String> other = fixture.threads.submit(() -> fixture.cache.getOrSet("k", MINUTE, () -> "other"));
        fetch.whileAwaited(fetch::close);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("other");
        assertThat(fixture.cache.<String>get("k")).isEqualTo("other");
    }
}
