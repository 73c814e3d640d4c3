package dev.larder.rfc9211;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CacheStatus.Forward;
import dev.larder.internal.http.Refusal;
import dev.larder.internal.http.StructuredDictionary;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("RFC 9211 Cache-Status")
class CacheStatusTest {

    @Test
    void saysHit() {
        assertThat(CacheStatus.hit("larder")).hasToString("larder; hit");
        assertThat(CacheStatus.hit("larder").ttl(-412).detail("stale"))
                .hasToString("larder; hit; ttl=-412; detail=stale");
        assertThat(CacheStatus.hitValue("larder", 376)).isEqualTo("larder; hit; ttl=376");
    }

    @ParameterizedTest
    @CsvSource({
        "BYPASS,bypass",
        "METHOD,method",
        "URI_MISS,uri-miss",
        "VARY_MISS,vary-miss",
        "MISS,miss",
        "REQUEST,request",
        "STALE,stale",
        "PARTIAL,partial"
    })
    void saysWhyItForwarded(Forward why, String token) {
        assertThat(CacheStatus.forward("larder", why)).hasToString("larder; fwd=" + token);
    }

    @Test
    void addsParametersInOrder() {
        CacheStatus status = CacheStatus.forward("larder", Forward.STALE)
                .forwardStatus(304)
                .collapsed()
                .stored()
                .ttl(60);
        assertThat(status).hasToString("larder; fwd=stale; fwd-status=304; collapsed; stored; ttl=60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "undeclared-input | detail=undeclared-input",
                "two words | detail=\"two words\"",
                "1st | detail=\"1st\"",
                "say \"a\\b\" | detail=\"say \\\"a\\\\b\\\"\"",
                "caf\u00e9\u0001s | detail=\"caf??s\"",
                "`` | detail=\"\"",
                "a;hit | detail=\"a;hit\"",
                "undeclared-input:Cookie | detail=\"undeclared-input:Cookie\""
            })
    void writesDetailAsTokenOrString(String detail, String written) {
        assertThat(CacheStatus.forward("larder", Forward.MISS).detail(detail))
                .hasToString("larder; fwd=miss; " + written);
    }

    @Test
    void cannotBeMadeToInjectAField() {
        String hostile = "a\r\nSet-Cookie: x=y\", other; hit";
        String value = CacheStatus.hit("larder").key(hostile).detail(hostile).toString();
        assertThat(value).doesNotContain("\r", "\n");
        assertThat(StructuredDictionary.parse(List.of("a=" + value))).isNotNull();
        assertThat(CacheStatus.hit("larder").detail("x".repeat(5_000)).toString())
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void writesEveryReasonAsAToken(Refusal refusal) {
        assertThat(CacheStatus.forward("larder", Forward.URI_MISS).detail(refusal))
                .hasToString("larder; fwd=uri-miss; detail=" + refusal.code());
    }

    @Test
    void quotesACacheNameThatIsNoToken() {
        assertThat(CacheStatus.hit("my cache")).hasToString("\"my cache\"; hit");
        String none = null;
        assertThat(CacheStatus.hit("larder").detail(none)).hasToString("larder; hit");
    }
}
