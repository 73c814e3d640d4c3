package dev.larder.rfc9110;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Preconditions.Verdict;
import dev.larder.internal.http.Representation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §13 Conditional requests (suites conditional-inm, conditional-lm)")
class Section13PreconditionsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant MODIFIED = NOW.minusSeconds(3000);

    private static Representation with(int status, @Nullable String etag, @Nullable Instant modified) {
        Fields fields = Fields.of("Date", HttpDate.format(NOW));
        fields = etag == null ? fields : fields.plus("ETag", etag);
        fields = modified == null ? fields : fields.plus("Last-Modified", HttpDate.format(modified));
        return Representation.of(status, fields, NOW);
    }

    private static Verdict of(String method, Representation current, String... request) {
        return Preconditions.of(method, Fields.of(request), current, NOW);
    }

    private static String date(long seconds) {
        return HttpDate.format(MODIFIED.plusSeconds(seconds));
    }

    @ParameterizedTest
    @DisplayName("§13.1.2, D288 If-None-Match: weak comparison, lists")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abcdef\" | \"abcdef\" | NOT_MODIFIED",
                "\"abcdef\" | W/\"abcdef\" | NOT_MODIFIED",
                "W/\"abcdef\" | W/\"abcdef\" | NOT_MODIFIED",
                "W/\"abcdef\" | \"abcdef\" | NOT_MODIFIED",
                "\"abcdef\" | \"abcdef\", \"1234\", \"5678\" | NOT_MODIFIED",
                "\"abcdef\" | \"1234\", \"abcdef\", \"5678\" | NOT_MODIFIED",
                "\"abcdef\" | \"1234\",\"5678\",\"abcdef\" | NOT_MODIFIED",
                "\"abcdef\" | * | NOT_MODIFIED",
                "\"abcdef\" | \"abc\" | PROCEED",
                "\"abcdef\" | abcdef | PROCEED",
                "\"abcdef\" | \"*\" | PROCEED",
                "abcdef | abcdef | PROCEED",
                "`` | * | PROCEED",
                "`` | \"a\" | PROCEED"
            })
    void weighsIfNoneMatch(String etag, String condition, Verdict verdict) {
        assertThat(of("GET", with(200, etag, null), "If-None-Match", condition)).isEqualTo(verdict);
        assertThat(of("HEAD", with(200, etag, null), "if-none-match", condition))
                .isEqualTo(verdict);
        Verdict forPut = verdict == Verdict.NOT_MODIFIED ? Verdict.PRECONDITION_FAILED : Verdict.PROCEED;
        if (!etag.isEmpty()) {
            assertThat(of("PUT", with(200, etag, null), "If-None-Match", condition))
                    .isEqualTo(forPut);
        }
    }

    @Test
    void readsAllLinesOfIfNoneMatch() {
        assertThat(of("GET", with(200, "\"b\"", null), "If-None-Match", "\"a\"", "If-None-Match", "\"b\""))
                .isEqualTo(Verdict.NOT_MODIFIED);
    }

    @Test
    @DisplayName("D288: * lets through what is not there yet, and stops an overwrite")
    void guardsCreation() {
        assertThat(of("PUT", Representation.ABSENT, "If-None-Match", "*")).isEqualTo(Verdict.PROCEED);
        assertThat(of("GET", Representation.ABSENT, "If-None-Match", "*")).isEqualTo(Verdict.PROCEED);
        assertThat(of("PUT", with(200, null, null), "If-None-Match", "*")).isEqualTo(Verdict.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @DisplayName("§13.1.1, D289 If-Match: strong comparison, a weak tag on either side fails")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\" | \"a\" | PROCEED",
                "\"a\" | \"b\", \"a\" | PROCEED",
                "\"a\" | W/\"a\" | PRECONDITION_FAILED",
                "W/\"a\" | \"a\" | PRECONDITION_FAILED",
                "W/\"a\" | W/\"a\" | PRECONDITION_FAILED",
                "\"a\" | \"b\" | PRECONDITION_FAILED",
                "\"a\" | * | PROCEED",
                "W/\"a\" | * | PROCEED"
            })
    void weighsIfMatch(String etag, String condition, Verdict verdict) {
        assertThat(of("PUT", with(200, etag, null), "If-Match", condition)).isEqualTo(verdict);
        assertThat(of("GET", with(200, etag, null), "If-Match", condition)).isEqualTo(verdict);
    }

    @Test
    @DisplayName("D289: * fails only when there is nothing")
    void failsIfMatchOnNothing() {
        assertThat(of("PUT", Representation.ABSENT, "If-Match", "*")).isEqualTo(Verdict.PRECONDITION_FAILED);
        assertThat(of("PUT", Representation.ABSENT, "If-Match", "\"a\"")).isEqualTo(Verdict.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @DisplayName("§13.1.3, D285 If-Modified-Since: GET and HEAD only")
    @CsvSource({"0,NOT_MODIFIED", "1,NOT_MODIFIED", "9999999,NOT_MODIFIED", "-1,PROCEED"})
    void weighsIfModifiedSince(long seconds, Verdict verdict) {
        Representation current = with(200, null, MODIFIED);
        assertThat(of("GET", current, "If-Modified-Since", date(seconds))).isEqualTo(verdict);
        assertThat(of("HEAD", current, "If-Modified-Since", date(seconds))).isEqualTo(verdict);
        assertThat(of("PUT", current, "If-Modified-Since", date(seconds))).isEqualTo(Verdict.PROCEED);
    }

    @ParameterizedTest
    @DisplayName("Any date format; D285: an unreadable date is ignored")
    @CsvSource(
            delimiter = '|',
            value = {
                "Tuesday, 10-Mar-26 11:10:00 GMT | NOT_MODIFIED",
                "Tue Mar 10 11:10:00 2026 | NOT_MODIFIED",
                "Tue Mar 10 11:09:59 2026 | PROCEED",
                "yesterday | PROCEED",
                "2026-03-10T11:10:00Z | PROCEED"
            })
    void readsDatesInAnyFormat(String date, Verdict verdict) {
        assertThat(of("GET", with(200, null, MODIFIED), "If-Modified-Since", date))
                .isEqualTo(verdict);
    }

    @Test
    @DisplayName("RFC 9111 §4.3.2: without Last-Modified the Date counts")
    void comparesWithDateOtherwise() {
        assertThat(of("GET", with(200, null, null), "If-Modified-Since", HttpDate.format(NOW)))
                .isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(of("GET", with(200, null, null), "If-Modified-Since", date(0)))
                .isEqualTo(Verdict.PROCEED);
        assertThat(of("GET", Representation.ABSENT, "If-Modified-Since", date(0)))
                .isEqualTo(Verdict.PROCEED);
    }

    @Test
    void ignoresARepeatedDate() {
        assertThat(of("GET", with(200, null, MODIFIED), "If-Modified-Since", date(0), "If-Modified-Since", date(0)))
                .isEqualTo(Verdict.PROCEED);
    }

    @ParameterizedTest
    @DisplayName("§13.1.4, D286 If-Unmodified-Since")
    @CsvSource(
            delimiter = '|',
            value = {"0 | PROCEED", "60 | PROCEED", "-1 | PRECONDITION_FAILED"})
    void weighsIfUnmodifiedSince(long seconds, Verdict verdict) {
        assertThat(of("PUT", with(200, null, MODIFIED), "If-Unmodified-Since", date(seconds)))
                .isEqualTo(verdict);
        assertThat(of("PUT", with(200, null, null), "If-Unmodified-Since", date(seconds)))
                .isEqualTo(Verdict.PROCEED);
        assertThat(of("PUT", with(200, null, MODIFIED), "If-Unmodified-Since", "x"))
                .isEqualTo(Verdict.PROCEED);
    }

    @Test
    @DisplayName("§13.2.2, D290 If-None-Match decides over If-Modified-Since, If-Match over If-Unmodified-Since")
    void weighsInOrder() {
        Representation current = with(200, "\"a\"", MODIFIED);
        assertThat(of("GET", current, "If-None-Match", "\"b\"", "If-Modified-Since", date(0)))
                .isEqualTo(Verdict.PROCEED);
        assertThat(of("GET", current, "If-None-Match", "\"a\"", "If-Modified-Since", date(-9)))
                .isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(of("PUT", current, "If-Match", "\"a\"", "If-Unmodified-Since", date(-9)))
                .isEqualTo(Verdict.PROCEED);
        assertThat(of("PUT", current, "If-Match", "\"b\"", "If-Unmodified-Since", date(9)))
                .isEqualTo(Verdict.PRECONDITION_FAILED);
        assertThat(of("GET", current, "If-Match", "\"b\"", "If-None-Match", "\"a\""))
                .isEqualTo(Verdict.PRECONDITION_FAILED);
        assertThat(of("GET", current, "If-Match", "\"a\"", "If-None-Match", "\"a\""))
                .isEqualTo(Verdict.NOT_MODIFIED);
    }

    @ParameterizedTest
    @DisplayName("§13.2.1, D282 Redirects and errors are never turned into 304")
    @ValueSource(ints = {301, 302, 304, 400, 404, 410, 500})
    void appliesConditionsToSuccessOnly(int status) {
        Representation current = with(status, "\"a\"", MODIFIED);
        assertThat(of("GET", current, "If-None-Match", "\"a\"")).isEqualTo(Verdict.PROCEED);
        assertThat(of("GET", current, "If-Modified-Since", date(0))).isEqualTo(Verdict.PROCEED);
        assertThat(of("GET", current, "If-Match", "\"b\"")).isEqualTo(Verdict.PROCEED);
    }

    @Test
    @DisplayName("RFC 9111 §4.3.2: a cache leaves If-Match and If-Unmodified-Since to the origin")
    void tellsTheOriginsConditions() {
        Representation current = with(200, "\"a\"", MODIFIED);
        Fields ifMatch = Fields.of("If-Match", "\"b\"");
        assertThat(Preconditions.ofCache("GET", ifMatch, current, NOW)).isEqualTo(Verdict.PROCEED);
        assertThat(Preconditions.isForOrigin(ifMatch)).isTrue();
        assertThat(Preconditions.isForOrigin(Fields.of("If-Unmodified-Since", "x")))
                .isTrue();
        assertThat(Preconditions.isForOrigin(Fields.of("If-None-Match", "*"))).isFalse();
        assertThat(Preconditions.isConditional(Fields.of("If-None-Match", "*"))).isTrue();
        assertThat(Preconditions.isConditional(Fields.of("If-Modified-Since", "*")))
                .isTrue();
        assertThat(Preconditions.isConditional(Fields.of("Accept", "*/*"))).isFalse();
    }

    @ParameterizedTest
    @DisplayName("§13.1.5 If-Range")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\" | \"a\" | true",
                "\"a\" | \"b\" | false",
                "\"a\" | W/\"a\" | false",
                "W/\"a\" | W/\"a\" | false",
                "\"a\" | Tue, 10 Mar 2026 11:10:00 GMT | true",
                "\"a\" | Tue, 10 Mar 2026 11:10:01 GMT | false",
                "\"a\" | Tue, 10 Mar 2026 11:09:59 GMT | false",
                "\"a\" | junk | false"
            })
    void weighsIfRange(String etag, String condition, boolean allowed) {
        Representation current = with(200, etag, MODIFIED);
        assertThat(Preconditions.allowRange(Fields.of("If-Range", condition), current, NOW))
                .isEqualTo(allowed);
        assertThat(Preconditions.allowRange(Fields.NONE, current, NOW)).isTrue();
    }

    @Test
    @DisplayName("§8.8.2.2: a date as young as the response identifies nothing")
    void distrustsAYoungModificationDate() {
        Fields request = Fields.of("If-Range", HttpDate.format(NOW));
        assertThat(Preconditions.allowRange(request, with(200, null, NOW), NOW)).isFalse();
    }
}
