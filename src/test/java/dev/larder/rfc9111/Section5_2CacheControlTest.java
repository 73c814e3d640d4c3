package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheControl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9111 §5.2 Cache-Control: the grammar (suites cc-parse, cc-freshness)")
class Section5_2CacheControlTest {

    private static CacheControl parse(String... lines) {
        return CacheControl.parse(List.of(lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // as written | seconds
                "max-age=3600 | 3600",
                "MaX-aGe=3600 | 3600",
                "max-age=003600 | 3600",
                "max-age=\"3600\" | 3600",
                "foobar, max-age=3600 | 3600",
                "foo=bar, max-age=3600,, | 3600",
                "extension=\"max-age=3600\", max-age=1 | 1",
                "max-age=1, extension=\"max-age=3600\" | 1",
                "extension=\"max-age=3600\", max-age=\"1\" | 1",
                "max-age=\"1\", extension=\"max-age=3600\" | 1",
                "extension=\"a\\\", max-age=3600\", max-age=1 | 1",
                "max-age=2147483647 | 2147483647",
                "max-age=2147483648 | 2147483648",
                "max-age=2147483649 | 2147483648",
                "max-age=99999999999 | 2147483648",
                "max-age=99999999999999999999999999 | 2147483648",
                "max-age=0 | 0"
            })
    void readsLifetimes(String line, long seconds) {
        assertThat(parse(line).maxAge()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @DisplayName(
            "D204, done better: a max-age that is not a number makes the response stale instead of counting as absent")
    @ValueSource(
            strings = {
                "max-age='3600'",
                "max-age=-3600",
                "max-age=3600.0",
                "max-age=3600.5",
                "max-age=a3600",
                "max-age=3600a",
                "max-age =3600",
                "max-age= 3600",
                "max-age",
                "max-age=",
                "max-age=\"",
                "max-age=\"3600",
                "max-age=\"3600\"x",
                "max-age=+1",
                "max-age=1 2",
                "max-age=\u0663"
            })
    void readsInvalidLifetimesAsZero(String line) {
        assertThat(parse(line).maxAge()).isEqualTo(Duration.ZERO);
    }

    @Test
    @DisplayName("D204: absent is absent, letter case does not matter, s-maxage is not max-age")
    void tellsMaxAgeFromSMaxage() {
        assertThat(parse().maxAge()).isNull();
        assertThat(parse("no-transform").maxAge()).isNull();
        assertThat(parse("S-MaxAge=9").maxAge()).isNull();
        assertThat(parse("S-MaxAge=9").sMaxAge()).isEqualTo(Duration.ofSeconds(9));
        assertThat(parse("x-max-age=9, max-agex=9").maxAge()).isNull();
    }

    @Test
    void takesTheFirstOfDuplicatesOverAllLines() {
        assertThat(parse("max-age=1, max-age=1800").maxAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(parse("max-age=1", "max-age=1800").maxAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(parse("max-age=x, max-age=1800").maxAge()).isEqualTo(Duration.ZERO);
        assertThat(parse("max-age=3600", "s-maxage=1").sMaxAge()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @DisplayName("D242, D279: in any letter case, padding, position, line and qualified form")
    @ValueSource(
            strings = {
                "no-store",
                "No-StOrE",
                " no-store ",
                "max-age=9,no-store",
                "no-store=x",
                "no-store=\"x\"",
                "no-store =x",
                "extension=\"open, no-store",
                "\"no-store, no-store",
                "a=\",\",no-store"
            })
    void findsNoStore(String line) {
        assertThat(parse(line).isNoStore()).isTrue();
        assertThat(parse("max-age=9", line).isNoStore()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("D280: a value that merely contains a directive is not that directive")
    @ValueSource(
            strings = {
                "a=no-store",
                "a=\"no-store\"",
                "a=\"b, no-store\"",
                "not-no-store",
                "no-store-x",
                "no store",
                "a=\"\\\", no-store\""
            })
    void looksAtTokensOnly(String line) {
        assertThat(parse(line).isNoStore()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("D206: field names add up, the plain form replaces them all")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no-cache=\"A, b\" | false | [a, b]",
                "no-cache=\"a\", no-cache=\"B\" | false | [a, b]",
                "no-cache=a | false | [a]",
                "no-cache=\"a\", no-cache | true | []",
                "no-cache, no-cache=\"a\" | true | []",
                "no-cache=\"\" | true | []",
                "no-cache=\"a b\" | true | []",
                "no-cache = \"a\" | true | []",
                "no-cache=\"a | true | []",
                "No-CaChE | true | []"
            })
    void readsQualifiedNoCache(String line, boolean everything, String names) {
        assertThat(parse(line).isNoCache()).isEqualTo(everything);
        assertThat(parse(line).noCacheFields()).hasToString(names);
    }

    @Test
    @DisplayName("D244: private=\"Set-Cookie\", with spaces around the equals sign too, restricts")
    void readsQualifiedPrivate() {
        assertThat(parse("private=\"Set-Cookie\"").privateFields()).containsExactly("set-cookie");
        assertThat(parse("private=\"Set-Cookie\"").isPrivate()).isFalse();
        assertThat(parse("private = \"Set-Cookie\"").isPrivate()).isTrue();
        assertThat(parse("PRIVATE").isPrivate()).isTrue();
        assertThat(parse("not-private").isPrivate()).isFalse();
    }

    @Test
    @DisplayName("D248: public, also public=\"x\"; a look-alike is not")
    void readsPublic() {
        assertThat(parse("Public").isPublic()).isTrue();
        assertThat(parse("public=\"x\"").isPublic()).isTrue();
        assertThat(parse("no-public, public-x, a=public").isPublic()).isFalse();
        assertThat(parse("a=\"open, public").isPublic()).isFalse();
    }

    @Test
    void readsTheOthers() {
        CacheControl all = parse("must-revalidate, proxy-revalidate, must-understand, immutable, only-if-cached,"
                + " stale-while-revalidate=5, stale-if-error=6, min-fresh=7, max-stale");
        assertThat(all.mustRevalidate() && all.proxyRevalidate() && all.mustUnderstand())
                .isTrue();
        assertThat(all.isImmutable() && all.isOnlyIfCached()).isTrue();
        assertThat(all.staleWhileRevalidate()).isEqualTo(Duration.ofSeconds(5));
        assertThat(all.staleIfError()).isEqualTo(Duration.ofSeconds(6));
        assertThat(all.minFresh()).isEqualTo(Duration.ofSeconds(7));
        assertThat(all.maxStale()).isGreaterThan(Duration.ofDays(20_000));
        assertThat(parse("max-stale=x").maxStale()).isEqualTo(Duration.ZERO);
        assertThat(CacheControl.NONE.mustRevalidate() || CacheControl.NONE.isImmutable())
                .isFalse();
    }
}
