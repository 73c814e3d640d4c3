package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.http.StaleServing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9111 §4.2.4 Serving stale responses, RFC 5861 (suite stale)")
class Section4_2_4StaleResponsesTest {

    private static StaleServing of(String cacheControl, CacheMode mode) {
        return StaleServing.of(CacheControl.parse(List.of(cacheControl)), mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"must-revalidate", "proxy-revalidate", "no-cache", "s-maxage=2"})
    void isForbiddenByThese(String directive) {
        assertThat(of("max-age=2, " + directive, CacheMode.SHARED_CACHE).forbidden())
                .isTrue();
        assertThat(of("max-age=2, " + directive, CacheMode.SITE).forbidden()).isTrue();
        String both = "max-age=2, stale-while-revalidate=60, " + directive;
        assertThat(of(both, CacheMode.SHARED_CACHE)).isEqualTo(StaleServing.FORBIDDEN);
    }

    @Test
    void isLeftToTheCacheOtherwise() {
        assertThat(of("max-age=2", CacheMode.SHARED_CACHE))
                .isEqualTo(new StaleServing(false, Duration.ZERO, Duration.ZERO));
        assertThat(of("max-age=2, no-cache=\"a\"", CacheMode.SHARED_CACHE).forbidden())
                .isFalse();
    }

    @Test
    void believesExplicitWindowsBesideSMaxageInSiteMode() {
        assertThat(of("s-maxage=2, stale-if-error=60", CacheMode.SITE).ifError())
                .hasMinutes(1);
        assertThat(of("s-maxage=2, stale-if-error=60, must-revalidate", CacheMode.SITE)
                        .forbidden())
                .isTrue();
    }

    @Test
    void servesStaleWithinTheWindowAndWaitsAfterIt() {
        Answer answer = Answer.of("Cache-Control", "max-age=1, stale-while-revalidate=4");
        assertThat(answer.after(0)).isEqualTo(Reuse.FRESH);
        assertThat(answer.after(1)).isEqualTo(Reuse.STALE_WHILE_REVALIDATE);
        assertThat(answer.after(4)).isEqualTo(Reuse.STALE_WHILE_REVALIDATE);
        assertThat(answer.after(5)).isEqualTo(Reuse.VALIDATE);
    }

    @Test
    void validatesWhatIsStaleWithoutAWindow() {
        assertThat(Answer.of("Cache-Control", "max-age=2").after(2)).isEqualTo(Reuse.VALIDATE);
        assertThat(Answer.of("Cache-Control", "max-age=2").after(1)).isEqualTo(Reuse.FRESH);
    }
}
