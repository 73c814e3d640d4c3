package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CachePolicy;
import dev.larder.CyclicLoadException;
import dev.larder.OpenFetch;
import dev.larder.Outcome.How;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
}
