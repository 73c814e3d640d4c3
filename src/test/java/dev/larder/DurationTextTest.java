package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "300, PT5M", "90s, PT1M30S", "15m, PT15M", "1h30m, PT1H30M", "250ms, PT0.25S", "1d, PT24H", "2w, PT336H",
        "PT15M, PT15M", "pt15m, PT15M", "P1D, PT24H", "' 15M ', PT15M", "0, PT0S", "-1, PT-1S", "-PT5S, PT-5S"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @Test
    void readsForever() {
        assertThat(DurationText.parse("Forever")).isEqualTo(Cache.FOREVER);
    }

    @Test
    void takesWhatIsTooLongAsForever() {
        assertThat(DurationText.parse("999999999999999999w")).isEqualTo(Cache.FOREVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15 minutes", "m", "5.5", "1h-3m", "PT", "fifteen", "99999999999999999999"})
    void refusesAnythingElseAndSaysWhatToUse(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a duration")
                .hasMessageContaining("15m");
    }
}
