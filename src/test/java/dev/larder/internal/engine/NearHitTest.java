package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a near level has found current a moment ago is served without a look at any store, and never when it may not be. */
class NearHitTest {

    private static final CachePolicy POLICY = CachePolicy.inherited();

    private final AtomicBoolean out = new AtomicBoolean();
    private final ClusterFixture cluster = new ClusterFixture(new OutStore(new MapStore(), out));
    private final MapStore far = new MapStore();
    private final MapStore near = new MapStore();
    private final NearLevel level = new NearLevel(near, 1000, Duration.ofMinutes(1), EngineFixture.defaults());
    private final Cache here = cache(level);
    private final Cache there =
            cache(new NearLevel(new MapStore(), 1000, Duration.ofMinutes(1), EngineFixture.defaults()));

    private Cache cache(NearLevel its) {
        Node.Share share = new Node.Share(Duration.ZERO, Optional.of(its));
        return cluster.told().cache("products", far, EngineFixture.defaults(), share);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private String read(String key) {
        return here.get(key, null);
    }

    private String fetched(String key) {
        return outcome(key, POLICY).value();
    }

    private Outcome<String> outcome(String key, CachePolicy policy) {
        return here.<String, RuntimeException>fetch(key, policy, draft -> "loaded");
    }

    private String begun(String key) {
        try (OpenFetch<String> fetch = here.begin(key, POLICY)) {
            return fetch.outcome().orElseThrow().value();
        }
    }

    /** Held near, and found there. */
    private void find(String key, CachePolicy policy) {
        here.set(key, "value", policy);
        for (int i = 0; i < 3; i++) {
            assertThat(read(key)).isEqualTo("value");
        }
    }

    private void awaitPassing(Duration time) {
        cluster.clock.advance(time);
        cluster.pass(time);
    }

    private int trips() {
        return near.trips() + far.trips();
    }

    @Test
    void noStoreIsAskedForASecond() {
        find("42", POLICY);
        int before = trips();
        awaitPassing(Duration.ofMillis(999));
        for (int i = 0; i < 10; i++) {
            assertThat(read("42")).isEqualTo("value");
            assertThat(fetched("42")).isEqualTo("value");
            assertThat(begun("42")).isEqualTo("value");
        }
        assertThat(trips()).isEqualTo(before);
        awaitPassing(Duration.ofMillis(1));
        assertThat(read("42")).isEqualTo("value");
        assertThat(trips()).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "tags", "clear"})
    void whatIsChangedHereOrThereIsChangedAtOnce(String change) {
        for (Cache who : new Cache[] {here, there}) {
            find("42", POLICY.tags("product:42"));
            switch (change) {
                case "delete" -> who.delete("42");
                case "tags" -> who.invalidateTags("product:42");
                default -> who.clear();
            }
            assertThat(read("42")).isNull();
            find("42", POLICY.tags("product:42"));
            switch (change) {
                case "delete" -> who.delete("42");
                case "tags" -> who.invalidateTags("product:42");
                default -> who.clear();
            }
            assertThat(fetched("42")).isEqualTo("loaded");
        }
    }

    @Test
    void otherKeysAndTagsMakeNoDifference() {
        find("42", POLICY.tags("product:42"));
        int before = near.trips();
        for (int i = 0; i < 10; i++) {
            there.set("other", "value", POLICY);
            there.invalidateTags("other");
            here.set("other", "value", POLICY);
            assertThat(read("42")).isEqualTo("value");
        }
        assertThat(near.trips()).isEqualTo(before);
    }

    @Test
    void nothingIsServedBeyondItsLife() {
        find("42", CachePolicy.ttl(Duration.ofMillis(600)));
        awaitPassing(Duration.ofMillis(599));
        assertThat(read("42")).isEqualTo("value");
        awaitPassing(Duration.ofMillis(1));
        assertThat(read("42")).isNull();
    }

    @Test
    void notEvenForPartOfAMillisecondBeyondItsLife() {
        awaitPassing(Duration.ofNanos(100_000));
        here.set("42", "value", CachePolicy.ttl(Duration.ofMillis(600)));
        awaitPassing(Duration.ofNanos(800_000));
        read("42");
        assertThat(read("42")).isEqualTo("value");
        awaitPassing(Duration.ofMillis(600).minusNanos(900_000));
        assertThat(read("42")).isEqualTo("value");
        awaitPassing(Duration.ofNanos(200_000));
        assertThat(read("42")).isNull();
    }

    @Test
    void howOldItIsIsToldByTheOneClockThatAHitReads() {
        find("42", CachePolicy.ttl(Duration.ofMinutes(1)));
        awaitPassing(Duration.ofMillis(400));
        Outcome<String> hit = outcome("42", POLICY);
        assertThat(hit.how()).isEqualTo(Outcome.How.HIT);
        assertThat(hit.age()).isEqualTo(Duration.ofMillis(400));
        assertThat(hit.remaining()).isEqualTo(Duration.ofMillis(59_600));
    }

    @ParameterizedTest
    @ValueSource(longs = {30, -30})
    void aClockThatIsSetIsNoticedASecondLater(long seconds) {
        find("42", CachePolicy.ttl(Duration.ofMinutes(1)));
        awaitPassing(Duration.ofSeconds(40));
        read("42");
        cluster.clock.advance(Duration.ofSeconds(seconds));
        cluster.pass(Duration.ofMillis(999));
        assertThat(outcome("42", POLICY).age()).isEqualTo(Duration.ofMillis(40_999));
        cluster.pass(Duration.ofMillis(1));
        Outcome<String> after = outcome("42", POLICY);
        if (seconds > 0) {
            assertThat(after.how()).isEqualTo(Outcome.How.MISS);
        } else {
            assertThat(after.age()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.001, 0", "1000, 3"})
    void whoMightWantItRefreshedEarlierIsNotServedWithoutALook(double factor, int looks) {
        here.<String, RuntimeException>fetch("42", POLICY, draft -> {
            cluster.clock.advance(Duration.ofSeconds(1));
            return "value";
        });
        read("42");
        read("42");
        int before = near.trips();
        for (int i = 0; i < 3; i++) {
            assertThat(outcome("42", POLICY.earlyRefresh(factor)).value()).isEqualTo("value");
        }
        assertThat(near.trips() - before).isEqualTo(looks);
    }

    @Test
    void whatOthersDidIsNotBelievedToBeKnownForMoreThanTenSecondsWithoutReading() {
        find("42", POLICY);
        out.set(true);
        for (int second = 0; second < 9; second++) {
            assertThat(read("42")).isEqualTo("value");
            awaitPassing(Duration.ofSeconds(1));
        }
        assertThat(read("42")).isEqualTo("value");
        awaitPassing(Duration.ofMillis(999));
        assertThat(read("42")).isEqualTo("value");
        awaitPassing(Duration.ofMillis(1));
        assertThat(read("42")).as("silence").isNull();
        out.set(false);
        assertThat(read("42")).isEqualTo("value");
    }

    @Test
    void nothingIsBelievedWhileAnInvalidationIsOwed() {
        find("42", POLICY.tags("product:42"));
        out.set(true);
        here.invalidateTags("another");
        assertThat(read("42")).isNull();
        out.set(false);
        assertThat(read("42")).isEqualTo("value");
    }

    @Test
    void afterAGapEverythingIsReadAgainAndThatIsCounted() {
        find("42", POLICY);
        int before = far.trips();
        cluster.line.gap();
        assertThat(read("42")).isEqualTo("value");
        assertThat(far.trips()).isEqualTo(before + 1);
        assertThat(here.statistics().nearClearings()).isEqualTo(1);
        cluster.line.loses = () -> true;
        there.set("other", "value", POLICY);
        cluster.line.loses = () -> false;
        there.set("other", "value", POLICY);
        assertThat(here.statistics().nearClearings()).isEqualTo(2);
    }

    @Test
    void nothingIsFoundInALevelThatIsClosed() {
        find("42", POLICY);
        far.clear();
        level.close();
        near.clear();
        assertThat(read("42")).isNull();
    }
}
