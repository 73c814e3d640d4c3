package dev.larder.rfc9110;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.HttpDate;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §5.6.7 Date/time formats (suite expires-parse)")
class Section5_6_7HttpDateTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
                "Sun Nov 16 08:49:37 1994 | 1994-11-16T08:49:37Z",
                "Tue, 19 Jan 2038 14:14:08 GMT | 2038-01-19T14:14:08Z",
                "Sun, 21 Nov 2286 04:46:39 GMT | 2286-11-21T04:46:39Z",
                "Thursday, 18-Aug-50 02:01:18 GMT | 2050-08-18T02:01:18Z",
                "Thu Aug  8 02:01:18 2050 | 2050-08-08T02:01:18Z",
                "THU, 18 Aug 2050 02:01:18 GMT | 2050-08-18T02:01:18Z",
                "Thu, 18 AUG 2050 02:01:18 GMT | 2050-08-18T02:01:18Z",
                "Thu, 18 Aug 2050 02:01:18 gMT | 2050-08-18T02:01:18Z",
                "tHURSDAY, 18-aUG-50 02:01:18 gmt | 2050-08-18T02:01:18Z",
                "Mon, 18 Aug 2050 02:01:18 GMT | 2050-08-18T02:01:18Z",
                "Thu, 29 Feb 2024 23:59:59 GMT | 2024-02-29T23:59:59Z",
                "Sat, 31 Dec 2016 23:59:60 GMT | 2017-01-01T00:00:00Z",
                "Fri, 01 Jan 0001 00:00:00 GMT | 0001-01-01T00:00:00Z",
                "Fri, 31 Dec 9999 23:59:59 GMT | 9999-12-31T23:59:59Z"
            })
    void readsTheThreeFormats(String text, Instant moment) {
        assertThat(HttpDate.parse(text, NOW)).isEqualTo(moment);
        assertThat(HttpDate.parse(" " + text + "\t", NOW)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "now",
                "Thu, 18 Aug 2050 02:01:18 UTC",
                "Thu, 18 Aug 2050 02:01:18 AEST",
                "Thu, 18 Aug 50 02:01:18 GMT",
                "Thu 18 Aug 2050 02:01:18 GMT",
                "Thu, 18  Aug  2050 02:01:18 GMT",
                "Thu, 18-Aug-2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 02.01.18 GMT",
                "Thu, 18 Aug 2050 2:01:18 GMT",
                "Thu, 8 Aug 2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 02:01:18",
                "Thu, 18 Aug 2050 02:01:18 GMT+1",
                "Thu, 18 Aug 2050 24:01:18 GMT",
                "Thu, 18 Aug 2050 02:60:18 GMT",
                "Thu, 18 Aug 2050 02:01:61 GMT",
                "Thu, 30 Feb 2050 02:01:18 GMT",
                "Thu, 29 Feb 2050 02:01:18 GMT",
                "Thu, 00 Aug 2050 02:01:18 GMT",
                "Thu, 18 Foo 2050 02:01:18 GMT",
                "Foo, 18 Aug 2050 02:01:18 GMT",
                "Thu Aug 8 02:01:18 2050",
                "Thu Aug  8 02:01:18 2050 GMT",
                "Thu, 18-Aug-50 02:01:18 GMT",
                "Thursday, 18 Aug 2050 02:01:18 GMT",
                "Thursday 18-Aug-50 02:01:18 GMT",
                "Thu, 18 Aug +050 02:01:18 GMT",
                "Thu, 18 Aug 2050 02:01:1\u0668 GMT",
                "2050-08-18T02:01:18Z",
                "18 Aug 2050 02:01:18 GMT",
                ",",
                "Thu,",
                "Thursday, "
            })
    void refusesEverythingElse(String text) {
        assertThat(HttpDate.parse(text, NOW)).isNull();
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(HttpDate.parse(null, NOW)).isNull();
    }

    @ParameterizedTest
    @DisplayName("A two-digit year is the latest one that lies at most 50 years ahead")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-10T12:00:00Z | Tuesday, 10-Mar-76 12:00:00 GMT | 2076-03-10T12:00:00Z",
                "2026-03-10T12:00:00Z | Tuesday, 10-Mar-76 12:00:01 GMT | 1976-03-10T12:00:01Z",
                "2026-03-10T12:00:00Z | Tuesday, 10-Mar-77 12:00:00 GMT | 1977-03-10T12:00:00Z",
                "2099-03-10T12:00:00Z | Tuesday, 10-Mar-01 12:00:00 GMT | 2101-03-10T12:00:00Z",
                "2049-12-31T12:00:00Z | Friday, 31-Dec-99 11:00:00 GMT | 2099-12-31T11:00:00Z",
                "2055-12-31T12:00:00Z | Friday, 31-Dec-99 11:00:00 GMT | 2099-12-31T11:00:00Z",
                "2120-01-01T00:00:00Z | Tuesday, 29-Feb-00 11:00:00 GMT | ",
                "2060-01-01T00:00:00Z | Tuesday, 29-Feb-00 11:00:00 GMT | "
            })
    void placesTwoDigitYears(Instant now, String text, Instant moment) {
        assertThat(HttpDate.parse(text, now)).isEqualTo(moment);
    }

    @Test
    void writesWhatItReads() {
        java.util.Random random = new java.util.Random(20260310);
        for (int i = 0; i < 2_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L));
            assertThat(HttpDate.parse(HttpDate.format(moment), NOW)).isEqualTo(moment);
        }
        assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:37.999Z")))
                .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.format(Instant.MAX)).isEqualTo("Fri, 31 Dec 9999 23:59:59 GMT");
        assertThat(HttpDate.format(Instant.MIN)).isEqualTo("Sat, 01 Jan 0000 00:00:00 GMT");
    }
}
