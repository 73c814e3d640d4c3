package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Reuse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9111 §5.2.1 Request directives, §5.4 Pragma (suites cc-request, pragma)")
class Section5_2_1RequestDirectivesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // response | its Age | request | after | verdict
                "max-age=3600 | 0 | max-age=0 | 0 | VALIDATE",
                "max-age=3600 | 0 | max-age=1 | 3 | VALIDATE",
                "max-age=3600 | 0 | max-age=10 | 3 | FRESH",
                "max-age=3600 | 1800 | max-age=600 | 0 | VALIDATE",
                "max-age=1 | 0 | max-stale=1000 | 3 | STALE_ACCEPTED",
                "max-age=1 | 0 | max-stale | 3 | STALE_ACCEPTED",
                "max-age=1 | 0 | max-stale=1 | 3 | VALIDATE",
                "max-age=1, must-revalidate | 0 | max-stale=1000 | 3 | VALIDATE",
                "max-age=1500 | 2000 | max-stale=1000 | 0 | STALE_ACCEPTED",
                "max-age=1500 | 0 | min-fresh=2000 | 0 | VALIDATE",
                "max-age=1500 | 1000 | min-fresh=1000 | 0 | VALIDATE",
                "max-age=1500 | 0 | min-fresh=1000 | 0 | FRESH",
                "max-age=3600 | 0 | no-cache | 0 | VALIDATE",
                "max-age=3600 | 0 | only-if-cached | 0 | FRESH"
            })
    void areObeyed(String response, String age, String request, long after, Reuse verdict) {
        assertThat(Answer.of("Cache-Control", response, "Age", age).after(after, request))
                .isEqualTo(verdict);
    }

    @Test
    void noStoreKeepsTheResponseOutOfASharedCacheOnly() {
        Answer answer = Answer.of("Cache-Control", "max-age=60").to("Cache-Control", "no-store");
        assertThat(Answer.word(answer.inSharedCache())).isEqualTo("request-no-store");
        assertThat(Answer.word(answer.inSite())).isEqualTo("stored");
    }

    @Test
    void pragmaCountsOnlyInRequestsWithoutCacheControl() {
        assertThat(CacheControl.ofRequest(Fields.of("Pragma", "No-Cache")).isNoCache())
                .isTrue();
        assertThat(CacheControl.ofRequest(Fields.of("Pragma", "foo, no-store")).isNoStore())
                .isFalse();
        assertThat(CacheControl.ofRequest(Fields.of("Pragma", "no-cache", "Cache-Control", "max-age=9"))
                        .isNoCache())
                .isFalse();
        assertThat(Answer.of("Cache-Control", "max-age=60", "Pragma", "no-cache")
                        .reused())
                .isTrue();
    }
}
