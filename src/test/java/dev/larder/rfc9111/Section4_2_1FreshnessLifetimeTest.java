package dev.larder.rfc9111;

import static dev.larder.rfc9111.Answer.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.FreshnessLifetime;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.StorageTerms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9111 §4.2.1 Calculating freshness lifetime (suites cc-freshness, cc-parse, expires)")
class Section4_2_1FreshnessLifetimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Cache-Control | Expires in | reused after the pause
                "max-age=3600 | | true",
                "max-age=0 | | false",
                "max-age=2147483648 | | true",
                "max-age=99999999999 | | true",
                "max-age=3600 | -7200 | true",
                "max-age=0 | 3600 | false",
                "max-age=-3600 | | false",
                "s-maxage=3600 | | true",
                "max-age=3600, s-maxage=1 | | false",
                "s-maxage=1, max-age=3600 | | false",
                "max-age=1, s-maxage=3600 | | true",
                "max-age=0, s-maxage=3600 | -10 | true",
                "foobar, max-age=3600 | | true",
                "max-age='3600' | 3600 | false"
            })
    void prefersSMaxageThenMaxAgeThenExpires(String cacheControl, @Nullable Long expires, boolean reused) {
        Answer answer = Answer.of("Cache-Control", cacheControl, "Date", in(0));
        assertThat((expires == null ? answer : answer.and("Expires", in(expires))).reused())
                .isEqualTo(reused);
    }

    @Test
    void readsSeveralLinesAsOneList() {
        assertThat(Answer.of("Cache-Control", "max-age=3600", "Cache-Control", "s-maxage=1")
                        .reused())
                .isFalse();
        assertThat(Answer.of("Cache-Control", "s-maxage=3600", "Cache-Control", "max-age=1")
                        .reused())
                .isTrue();
    }

    @Test
    void prefersMaxAgeToAnInvalidExpires() {
        assertThat(Answer.of("Cache-Control", "max-age=3600", "Expires", "0").reused())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Expires in | Date in | Age | reused
                "2592000 | 0 | | true",
                "-2592000 | 0 | | false",
                "0 | 0 | | false",
                "300 | 400 | | false",
                "10 | -10 | 25 | false",
                "20 | 10 | 15 | false",
                "20 | 10 | | true"
            })
    void subtractsDateFromExpires(long expires, long date, @Nullable String age, boolean reused) {
        Answer answer = Answer.of("Expires", in(expires), "Date", in(date));
        assertThat((age == null ? answer : answer.and("Age", age)).reused()).isEqualTo(reused);
    }

    @Test
    void takesTheReceptionTimeForAnUnreadableOrMissingDate() {
        assertThat(Answer.of("Expires", in(10), "Date", "foo").lifetime()).isEqualTo(10);
        assertThat(Answer.of("Expires", in(10)).lifetime()).isEqualTo(10);
        Instant midSecond = Answer.NOW.plusMillis(900);
        ResponseFacts response = ResponseFacts.of(200, Fields.of("Expires", in(1)));
        assertThat(FreshnessLifetime.of(response, StorageTerms.sharedCache(), midSecond)
                        .duration())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesAnUnreadableOrRepeatedExpiresForThePast() {
        assertThat(Answer.of("Expires", "0", "Date", in(0), "ETag", "\"a\"").lifetime())
                .isZero();
        assertThat(Answer.of("Expires", in(60), "Expires", in(61), "ETag", "\"a\"")
                        .lifetime())
                .isZero();
    }

    @Test
    void doesNotReuseWhatHasNeitherLifetimeNorValidator() {
        assertThat(Answer.word(Answer.of().inSharedCache())).isEqualTo("no-lifetime");
        assertThat(Answer.word(Answer.of("Cache-Control", "max-age=0").inSharedCache()))
                .isEqualTo("stale");
    }

    @ParameterizedTest
    @DisplayName(
            "D241, D264: site mode: targeted field, then declared, then s-maxage, max-age, Expires, then the site's ttl")
    @CsvSource(
            delimiter = '|',
            value = {
                // CDN-Cache-Control | declared | Cache-Control | Expires in | site ttl | source | seconds
                "max-age=7 | 900 | s-maxage=60 | 50 | 300 | CDN_CACHE_CONTROL | 7",
                "private=?0 | 900 | s-maxage=60 | 50 | 300 | DECLARED | 900",
                "private=?0 | | s-maxage=60 | 50 | 300 | SITE_TTL | 300",
                "private=?0 | | s-maxage=60 | 50 | | NONE | 0",
                "&&& | 900 | max-age=0 | 50 | 300 | DECLARED | 900",
                " | 900 | max-age=0 | 50 | 300 | DECLARED | 900",
                " | 900 | max-age=86400 | 50 | 300 | DECLARED | 900",
                " | | s-maxage=60, max-age=70 | 50 | 300 | S_MAXAGE | 60",
                " | | max-age=70 | 50 | 300 | MAX_AGE | 70",
                " | | max-age=0 | | 300 | MAX_AGE | 0",
                " | | no-transform | 50 | 300 | EXPIRES | 50",
                " | | no-transform | | 300 | SITE_TTL | 300",
                " | | no-transform | | | NONE | 0",
                " | -1 | no-transform | | | DECLARED | 0"
            })
    void asksInTheOrderOfSiteMode(
            @Nullable String cdn,
            @Nullable Long declared,
            String cacheControl,
            @Nullable Long expires,
            @Nullable Long ttl,
            FreshnessLifetime.Source source,
            long seconds) {
        Fields fields = Fields.of("Cache-Control", cacheControl, "Date", in(0), "Last-Modified", in(-1_000_000));
        fields = cdn == null ? fields : fields.plus("CDN-Cache-Control", cdn);
        fields = expires == null ? fields : fields.plus("Expires", in(expires));
        StorageTerms terms = StorageTerms.site(duration(declared), duration(ttl));
        assertThat(FreshnessLifetime.of(ResponseFacts.of(200, fields), terms, Answer.NOW))
                .isEqualTo(new FreshnessLifetime(source, Duration.ofSeconds(seconds)));
    }

    @Test
    void countsALifetimeOfItsOwnFromNowAndAStatedOneFromTheOriginsClock() {
        Answer old = Answer.of("Cache-Control", "max-age=60", "Age", "50");
        StorageTerms declared = StorageTerms.site(Duration.ofSeconds(60), null);
        ResponseFacts response = ResponseFacts.of(200, old.fields());
        assertThat(FreshnessLifetime.of(response, declared, Answer.NOW).remaining(old.age()))
                .hasSeconds(60);
        assertThat(FreshnessLifetime.of(response, StorageTerms.sharedCache(), Answer.NOW)
                        .remaining(old.age()))
                .hasSeconds(10);
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
