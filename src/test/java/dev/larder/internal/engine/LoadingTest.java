package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Outcome;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What code that is called from anywhere can say about the entry that is being made. */
class LoadingTest {

    private final MapCaches caches = new MapCaches(new ManualClock(), "default", "other");

    @AfterEach
    void closes() {
        caches.close();
    }

    @Test
    void nothingIsBeingMadeOutsideOfLoads() {
        assertThat(caches.loading()).isEmpty();
        caches.get("default").getOrSet("k", () -> "v");
        assertThat(caches.loading()).isEmpty();
    }

    @Test
    void theShortestLimitCountsWhoeverSaysHowLongItIs() {
        Outcome<String> outcome = caches.get("default").fetch("k", CachePolicy.inherited(), draft -> {
            caches.loading().orElseThrow().atMost(Duration.ofMinutes(1));
            draft.atMost(Duration.ofMinutes(2)).ttl(Duration.ofHours(1));
            return "v";
        });
        assertThat(outcome.remaining()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aLimitNeverMakesALifeLonger() {
        Outcome<String> outcome = caches.get("default").fetch("k", CachePolicy.ttl(Duration.ofMinutes(1)), draft -> {
            draft.atMost(Duration.ofHours(1));
            return "v";
        });
        assertThat(outcome.remaining()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aLimitOfNothingIsNotStored() {
        Outcome<String> outcome = caches.get("default").fetch("k", CachePolicy.inherited(), draft -> {
            draft.atMost(Duration.ZERO);
            return "v";
        });
        assertThat(outcome.how()).isEqualTo(Outcome.How.NOT_STORED);
    }

    @Test
    void whatIsFetchedApartGivesNeitherTagsNorVetoes() {
        Outcome<String> outcome = caches.get("default").fetch("k", CachePolicy.inherited(), draft -> {
            Caches.Apart apart = caches.apart();
            assertThat(caches.loading()).isEmpty();
            caches.get("other").fetch("x", CachePolicy.inherited().tags("t"), inner -> inner.doNotStore("mine"));
            apart.close();
            assertThat(caches.loading()).isPresent();
            return "v";
        });
        assertThat(outcome.how()).isEqualTo(Outcome.How.MISS);
        caches.invalidateTags("t");
        assertThat(caches.get("default").contains("k")).isTrue();
    }
}
