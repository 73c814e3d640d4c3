package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.LoadTimeoutException;
import dev.larder.Outcome;
import dev.larder.Outcome.How;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FetchTest {

    private static final CachePolicy MINUTE = CachePolicy.ttl(Duration.ofMinutes(1));

    private final EngineFixture fixture = new EngineFixture();
    private final Cache cache = fixture.cache;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void loadsOnceThenHits() {
        Outcome<String> first = cache.fetch("k", MINUTE, draft -> "v");
        fixture.clock.advance(Duration.ofSeconds(20));
        Outcome<String> second = cache.fetch("k", MINUTE, draft -> "other");

        assertThat(first.how()).isEqualTo(How.MISS);
        assertThat(second.how()).isEqualTo(How.HIT);
        assertThat(second.value()).isEqualTo("v");
        assertThat(second.age()).isEqualTo(Duration.ofSeconds(20));
        assertThat(second.remaining()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void loadsAgainWhenTheLifetimeIsOver() {
        cache.fetch("k", MINUTE, draft -> "old");
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(cache.fetch("k", MINUTE, draft -> "new").value()).isEqualTo("new");
    }

    @Test
    @DisplayName("D119, done better: a thousand callers, one load")
    void runsOneLoadForManyCallers() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Outcome<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(fixture.threads.submit(() -> cache.fetch("k", MINUTE, draft -> {
                go.await();
                return "v" + loads.incrementAndGet();
            })));
        }
        go.countDown();
        for (Future<Outcome<String>> call : calls) {
            assertThat(call.get().value()).isEqualTo("v1");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void servesStaleWhileOneCallerRefreshes() throws Exception {
        CachePolicy policy = MINUTE.staleWhileRevalidate(Duration.ofMinutes(1));
        cache.fetch("k", policy, draft -> "old");
        fixture.clock.advance(Duration.ofSeconds(70));
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch loaded = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            Outcome<String> outcome = cache.fetch("k", policy, draft -> {
                loads.incrementAndGet();
                go.await();
                loaded.countDown();
                return "new";
            });
            assertThat(outcome.how()).isEqualTo(How.STALE);
            assertThat(outcome.value()).isEqualTo("old");
        }
        go.countDown();
        loaded.await();
        fixture.threads.shutdown();
        assertThat(fixture.threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(loads).hasValue(1);
        assertThat(cache.<String>get("k")).isEqualTo("new");
    }

    @Test
    void servesStaleWhenTheLoadFailsAndDoesNotTryAgainAtOnce() throws Exception {
        CachePolicy policy = MINUTE.staleIfError(Duration.ofHours(1));
        cache.fetch("k", policy, draft -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
        AtomicInteger tries = new AtomicInteger();

        Outcome<String> first = cache.fetch("k", policy, draft -> {
            tries.incrementAndGet();
            throw new IOException("source is down");
        });
        Outcome<String> second = cache.fetch("k", policy, draft -> "too early " + tries.incrementAndGet());
        fixture.clock.advance(Duration.ofSeconds(1));
        Outcome<String> third = cache.fetch("k", policy, draft -> "new");

        assertThat(first.how()).isEqualTo(How.STALE_ON_ERROR);
        assertThat(first.because()).contains("load-failed");
        assertThat(second.because()).contains("back-off");
        assertThat(tries).hasValue(1);
        assertThat(third.value()).isEqualTo("new");
    }

    @Test
    @DisplayName("D118: what a loader throws passes unchanged and nothing is stored")
    void passesExceptionsUnchanged() {
        IOException thrown = new IOException("no");
        assertThatThrownBy(() -> cache.fetch("k", MINUTE, draft -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.statistics().loadFailures()).isEqualTo(1);
    }

    @Test
    void refreshesEarlyByTheDiceOnly() throws Exception {
        cache.fetch("k", MINUTE, draft -> {
            fixture.clock.advance(Duration.ofSeconds(2));
            return "old";
        });
        fixture.clock.advance(Duration.ofSeconds(55));
        CountDownLatch refreshed = new CountDownLatch(1);

        fixture.dice = 0.5; // head start 2 s x 0.69
        assertThat(cache.fetch("k", MINUTE, draft -> "not yet").how()).isEqualTo(How.HIT);
        fixture.dice = 0.01; // head start 2 s x 4.6
        Outcome<String> early = cache.fetch("k", MINUTE, draft -> {
            refreshed.countDown();
            return "new";
        });

        assertThat(early.value()).isEqualTo("old");
        assertThat(early.how()).isEqualTo(How.HIT);
        assertThat(refreshed.await(5, TimeUnit.SECONDS)).isTrue();
        fixture.threads.shutdown();
        assertThat(fixture.threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("new");
    }

    @Test
    void shortensLifetimesByTheJitter() {
        fixture.dice = 1;
        cache.fetch("k", MINUTE.jitter(Duration.ofSeconds(10)), draft -> "v");
        assertThat(cache.timeToLive("k")).contains(Duration.ofSeconds(50));
    }

    @Test
    void waitsForALoadNoLongerThanItsLockWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<Outcome<String>> slow = fixture.threads.submit(() -> cache.fetch("k", MINUTE, draft -> {
            begun.countDown();
            end.await();
            return "slow";
        }));
        begun.await();
        Outcome<String> own = cache.fetch("k", MINUTE.lockWait(Duration.ofMillis(20)), draft -> "own");
        assertThat(own.value()).isEqualTo("own");
        end.countDown();
        assertThat(slow.get().value()).isEqualTo("slow");
    }

    @Test
    void servesTheOldValueWhenALoadIsSlowAndKeepsTheLateResult() throws Exception {
        CachePolicy policy = MINUTE.staleIfError(Duration.ofHours(1)).softTimeout(Duration.ofMillis(20));
        cache.fetch("k", policy, draft -> "old");
        fixture.clock.advance(Duration.ofMinutes(2));
        CountDownLatch end = new CountDownLatch(1);

        Outcome<String> soft = cache.fetch("k", policy, draft -> {
            end.await();
            return "late";
        });

        assertThat(soft.value()).isEqualTo("old");
        assertThat(soft.because()).contains("timeout");
        end.countDown();
        fixture.threads.shutdown();
        assertThat(fixture.threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("late");
    }

    @Test
    void failsAfterTheHardTimeoutAndKeepsTheLateResult() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        assertThatThrownBy(() -> cache.fetch("k", MINUTE.hardTimeout(Duration.ofMillis(20)), draft -> {
                    end.await();
                    return "late";
                }))
                .isInstanceOf(LoadTimeoutException.class)
                .hasMessageContaining("products");
        end.countDown();
        fixture.threads.shutdown();
        assertThat(fixture.threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("late");
    }

    @Test
    void endsAReentrantLoadWithAnError() {
        assertThatThrownBy(() -> cache.fetch("k", MINUTE, draft -> cache.getOrSet("k", () -> "inner")))
                .isInstanceOf(CyclicLoadException.class)
                .hasMessageContaining(":k'");
    }

    @Test
    void endsACycleOverTwoThreadsWithAnError() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<Outcome<String>>> calls = new ArrayList<>();
        for (String key : List.of("a", "b")) {
            String other = key.equals("a") ? "b" : "a";
            calls.add(fixture.threads.submit(() -> cache.fetch(key, MINUTE, draft -> {
                both.await();
                return cache.getOrSet(other, () -> "never asked");
            })));
        }
        for (Future<Outcome<String>> call : calls) {
            assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(CyclicLoadException.class);
        }
    }

    @Test
    void allowsNestedLoadsOfOtherKeys() {
        String outer = cache.getOrSet("outer", () -> "<" + cache.getOrSet("inner", () -> "i") + ">");
        assertThat(outer).isEqualTo("<i>");
        assertThat(cache.<String>get("inner")).isEqualTo("i");
    }

    @Test
    void storesNothingWhenVetoed() {
        Outcome<String> outcome = cache.fetch("k", MINUTE, draft -> {
            draft.doNotStore("private");
            return "mine";
        });
        assertThat(outcome.how()).isEqualTo(How.NOT_STORED);
        assertThat(outcome.because()).contains("private");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void releasesWaitersAsSoonAsALoadIsVetoedAndGivesThemNothingOfIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch veto = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<Outcome<String>> first = fixture.threads.submit(() -> cache.fetch("k", MINUTE, draft -> {
            begun.countDown();
            veto.await();
            draft.doNotStore("private");
            end.await();
            return "first's own";
        }));
        begun.await();
        Future<Outcome<String>> second = fixture.threads.submit(() -> cache.fetch("k", MINUTE, draft -> {
            draft.doNotStore("private");
            return "second's own";
        }));
        veto.countDown();
        assertThat(second.get(5, TimeUnit.SECONDS).value()).isEqualTo("second's own");
        end.countDown();
        assertThat(first.get().value()).isEqualTo("first's own");
    }

    @Test
    void letsTheLoadSayHowLongAndHandsItThePreviousValue() {
        cache.fetch("k", MINUTE, draft -> {
            draft.ttl(Duration.ofSeconds(5)).staleIfError(Duration.ofHours(1));
            return "one";
        });
        assertThat(cache.timeToLive("k")).contains(Duration.ofSeconds(5));
        fixture.clock.advance(Duration.ofSeconds(5));
        String next = cache.getOrSet("k", draft -> draft.<String>previous().orElse("none") + " two");
        assertThat(next).isEqualTo("one two");
    }

    @Test
    @DisplayName("D109, D111, D116, D17: a stored null is a hit")
    void cachesNull() {
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            String value = cache.getOrSet("k", () -> {
                loads.incrementAndGet();
                return null;
            });
            assertThat(value).isNull();
        }
        assertThat(loads).hasValue(1);
        assertThat(cache.<String>get("k", "fallback")).isNull();
    }

    @Test
    @DisplayName("D117: a lifetime of zero gives the value and stores nothing")
    void storesNothingWithoutALifetime() {
        Outcome<String> outcome = cache.fetch("k", CachePolicy.ttl(Duration.ZERO), draft -> "v");
        assertThat(outcome.value()).isEqualTo("v");
        assertThat(outcome.because()).contains("no-lifetime");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void countsEachLookUpOnce() {
        cache.fetch("k", MINUTE, draft -> "v");
        cache.fetch("k", MINUTE, draft -> "v");
        cache.get("absent");
        assertThat(cache.statistics().hits()).isEqualTo(1);
        assertThat(cache.statistics().misses()).isEqualTo(2);
        assertThat(cache.statistics().loads()).isEqualTo(1);
    }

    @Test
    void refusesToStoreThroughAnOuterLoadWhatAnInnerOneForbids() {
        Cache pages = fixture.cache("pages", EngineFixture.defaults());
        Outcome<String> page = pages.fetch(
                "page",
                MINUTE,
                outer -> "page of "
                        + cache.<String, RuntimeException>getOrSet("user", draft -> {
                            draft.doNotStore("private");
                            return "ann";
                        }));
        assertThat(page.because()).contains("private");
        assertThat(pages.contains("page")).isFalse();
    }
}
