package dev.larder.rfc9111;

import static dev.larder.rfc9111.Answer.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9111 §4.2.2 Calculating heuristic freshness (suite heuristic)")
class Section4_2_2HeuristicFreshnessTest {

    private static Answer unchangedForADay() {
        return Answer.of("Last-Modified", in(-86_400), "Date", in(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501})
    void guessesForTheseStatuses(int status) {
        assertThat(unchangedForADay().status(status).lifetime()).isEqualTo(8640);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 302, 307, 403, 502, 503, 504, 599})
    void doesNotGuessForOthersUnlessPublic(int status) {
        assertThat(Answer.word(unchangedForADay().status(status).inSharedCache()))
                .isEqualTo("status");
        assertThat(unchangedForADay()
                        .and("Cache-Control", "public")
                        .status(status)
                        .lifetime())
                .isEqualTo(8640);
    }

    @ParameterizedTest
    @CsvSource({
        "5,0",
        "10,1",
        "30,3",
        "60,6",
        "300,30",
        "3600,360",
        "43200,4320",
        "864000,86400",
        "864000000,86400",
        "-60,0"
    })
    void takesATenthAndADayAtMost(long unchanged, long lifetime) {
        assertThat(Answer.of("Last-Modified", in(-unchanged), "Date", in(0)).lifetime())
                .isEqualTo(lifetime);
    }

    @Test
    void neverGuessesWhereAnExpiryIsStated() {
        assertThat(unchangedForADay().and("Cache-Control", "max-age=1").lifetime())
                .isEqualTo(1);
        assertThat(unchangedForADay().and("Expires", "0").lifetime()).isZero();
    }

    @Test
    void neverGuessesInSiteMode() {
        assertThat(Answer.word(unchangedForADay().inSite())).isEqualTo("no-lifetime");
        assertThat(unchangedForADay().under(dev.larder.internal.http.StorageTerms.site(Duration.ofMinutes(1), null)))
                .hasToString(
                        "Storable[lifetime=FreshnessLifetime[source=DECLARED, duration=PT1M], validateAlways=false]");
    }
}
