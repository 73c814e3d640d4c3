package dev.larder.rfc9213;

import static dev.larder.rfc9111.Answer.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CdnCacheControl;
import dev.larder.internal.http.Reuse;
import dev.larder.rfc9111.Answer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9213 Targeted cache control (suite cdn-cache-control)")
class CdnCacheControlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // CDN-Cache-Control | Cache-Control | Expires in | reused after the pause
                "max-age=3600 | | | true",
                "max-age=2147483648 | | | true",
                "max-age=99999999999 | | | true",
                "max-age=0 | | | false",
                "foobar, max-age=3600 | | | true",
                "max-age=3600;x=y | | | true",
                "max-age=3600 | | -10000 | true",
                "max-age=0 | | 10000 | false",
                "max-age=-1 | max-age=60 | 10000 | false",
                "max-age=3600 | max-age=1 | | true",
                "max-age=1 | max-age=3600 | | false",
                "max-age=1, max-age=3600 | | | true",
                "max-age=1, s-maxage=3600 | | | true",
                "private | max-age=10000 | 10000 | false",
                "no-cache | max-age=10000 | 10000 | false",
                "no-store | max-age=10000 | 10000 | false",
                "no-store=?0, max-age=60 | no-store | | true",
                "max-age=10000 | no-store | | true",
                "max-age=10000 | private | | true",
                "max-age=10000, &&&&& | no-store | | false",
                "max-age=\"10000\" | no-store | | false",
                "max-age=10000.0 | no-store | | false",
                "max-age=10000, no-cache=1 | no-store | | false",
                "MaX-aGe=3600 | | | false",
                "max-age =100 | max-age=1 | | false",
                "max-age= 100 | max-age=1 | | false",
                "&&& | max-age=60 | | true",
                "`` | max-age=60 | | true",
                "foo | max-age=60 | 10000 | false",
                "private=\"a\", max-age=60 | no-store | | true"
            })
    void replacesTheOthersWhenValid(String cdn, @Nullable String cacheControl, @Nullable Long expires, boolean reused) {
        Answer answer = Answer.of("CDN-Cache-Control", cdn, "Date", in(0));
        answer = cacheControl == null ? answer : answer.and("Cache-Control", cacheControl);
        answer = expires == null ? answer : answer.and("Expires", in(expires));
        assertThat(answer.reused()).isEqualTo(reused);
    }

    @Test
    void countsAgeAndInvalidExpires() {
        assertThat(Answer.of("CDN-Cache-Control", "max-age=3600", "Age", "7200").reused())
                .isFalse();
        assertThat(Answer.of("CDN-Cache-Control", "max-age=3600", "Expires", "0")
                        .reused())
                .isTrue();
    }

    @Test
    void storesNoCacheForValidation() {
        Answer answer = Answer.of("CDN-Cache-Control", "no-cache", "Cache-Control", "max-age=60", "ETag", "\"a\"");
        assertThat(Answer.word(answer.inSharedCache())).isEqualTo("stored");
        assertThat(answer.after(0)).isEqualTo(Reuse.VALIDATE);
    }

    @Test
    void readsSeveralLinesAsOneDictionary() {
        assertThat(Objects.requireNonNull(CdnCacheControl.parse(List.of("max-age=5", "", "no-store")))
                        .isNoStore())
                .isTrue();
        assertThat(CdnCacheControl.parse(List.of("max-age=5", "&"))).isNull();
        assertThat(CdnCacheControl.parse(List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private=1",
                "private=a",
                "no-store=\"x\"",
                "s-maxage=?1",
                "max-age",
                "max-age=@5",
                "max-age=(1)",
                "immutable=:YQ==:"
            })
    void ignoresTheFieldWhenAKnownDirectiveHasTheWrongType(String field) {
        assertThat(CdnCacheControl.parse(List.of(field))).isNull();
    }
}
