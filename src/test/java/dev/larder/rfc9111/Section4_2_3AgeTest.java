package dev.larder.rfc9111;

import static dev.larder.rfc9111.Answer.NOW;
import static dev.larder.rfc9111.Answer.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.Fields;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9111 §4.2.3 Calculating age, §5.1 Age (suites age-parse, cc-freshness, other)")
class Section4_2_3AgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Age | reused with max-age=3600
                "abc | true",
                "-7200 | true",
                "7200.0 | true",
                "2147483647 | false",
                "2147483648 | false",
                "2147483649 | false",
                "99999999999999999999 | false",
                "7200, 0 | false",
                "7200,0 | false",
                "0, 7200 | true",
                "0, 0 | true",
                "7200;foo=bar | true",
                "7200 | false"
            })
    void countsTheFirstMember(String age, boolean reused) {
        assertThat(Answer.of("Cache-Control", "max-age=3600", "Date", in(0), "Age", age)
                        .reused())
                .isEqualTo(reused);
    }

    @Test
    void countsTheFirstLine() {
        assertThat(Answer.of("Cache-Control", "max-age=3600", "Age", "7200", "Age", "0")
                        .reused())
                .isFalse();
        assertThat(Answer.of("Cache-Control", "max-age=3600", "Age", "0", "Age", "7200")
                        .reused())
                .isTrue();
        assertThat(Answer.of("Cache-Control", "max-age=10000", "Age", "3600", "Age", "3600")
                        .reused())
                .isTrue();
    }

    @Test
    void countsADateInThePastAsAge() {
        assertThat(Age.of(Fields.of("Date", in(-20)), NOW, NOW).initialSeconds())
                .isEqualTo(20);
        assertThat(Age.of(Fields.of("Date", in(-20), "Age", "30"), NOW, NOW).initialSeconds())
                .isEqualTo(30);
        assertThat(Age.of(Fields.of("Date", in(20)), NOW, NOW).initialSeconds()).isZero();
        assertThat(Age.of(Fields.of("Date", "foo"), NOW, NOW).initialSeconds()).isZero();
    }

    @Test
    void addsTheDelayOfTheResponse() {
        assertThat(Age.of(Fields.of("Age", "7"), NOW.minusSeconds(5), NOW).initialSeconds())
                .isEqualTo(12);
    }

    @Test
    void countsWholeSecondsOnly() {
        Age age = Age.of(Fields.of("Date", in(0)), NOW.plusMillis(200), NOW.plusMillis(999));
        assertThat(age.initialSeconds()).isZero();
        assertThat(age.seconds(NOW.plusMillis(1998))).isZero();
        assertThat(age.seconds(NOW.plusMillis(1999))).isEqualTo(1);
    }

    @Test
    @DisplayName("D261: never negative, even if the clock was turned back")
    void isNeverNegative() {
        Age age = Age.of(Fields.of("Age", "3"), NOW.plusSeconds(9), NOW);
        assertThat(age.initialSeconds()).isEqualTo(3);
        assertThat(age.seconds(NOW.minusSeconds(100))).isEqualTo(3);
        assertThat(Age.born(NOW).seconds(NOW.plusSeconds(4))).isEqualTo(4);
    }

    @Test
    void doesNotOverflow() {
        Age age = Age.of(Fields.of("Age", "2147483647"), NOW.minusSeconds(5), NOW);
        assertThat(age.seconds(NOW.plusSeconds(1L << 31))).isEqualTo(1L << 31);
    }
}
