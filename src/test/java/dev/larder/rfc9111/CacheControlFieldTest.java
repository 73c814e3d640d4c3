package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheControlField;
import dev.larder.internal.http.FieldSyntax;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 9111 §5.2 Cache-Control: writing one")
class CacheControlFieldTest {

    private static CacheControlField of(String... lines) {
        return CacheControlField.parse(List.of(lines));
    }

    @Test
    @DisplayName("D205: added to an absent or empty field it is the new directive alone")
    void startsFromNothing() {
        assertThat(CacheControlField.EMPTY.with("private").toFieldValue()).isEqualTo("private");
        assertThat(of("", " ,").with("max-age", 5).toFieldValue()).isEqualTo("max-age=5");
        assertThat(CacheControlField.EMPTY.toFieldValue()).isEmpty();
    }

    @Test
    @DisplayName("D206: no-cache may carry field names, which add up; the plain form replaces them all")
    void addsUpNoCacheFields() {
        CacheControlField one = of("max-age=5").withNoCacheFor("Set-Cookie");
        assertThat(one.toFieldValue()).isEqualTo("max-age=5, no-cache=\"set-cookie\"");
        assertThat(one.withNoCacheFor("A").toFieldValue()).isEqualTo("max-age=5, no-cache=\"a, set-cookie\"");
        assertThat(one.with("no-cache").toFieldValue()).isEqualTo("max-age=5, no-cache");
        assertThat(of("no-cache").withNoCacheFor("A").toFieldValue()).isEqualTo("no-cache");
    }

    @Test
    @DisplayName("D209: a new max-age and the one that is there: the smaller")
    void takesTheSmallerMaxAge() {
        assertThat(of("max-age=60").withMaxAgeUpTo(30).toFieldValue()).isEqualTo("max-age=30");
        assertThat(of("Max-Age=60").withMaxAgeUpTo(90).toFieldValue()).isEqualTo("max-age=60");
        assertThat(of("public").withMaxAgeUpTo(90).toFieldValue()).isEqualTo("public, max-age=90");
        assertThat(of("max-age=x").withMaxAgeUpTo(90).toFieldValue()).isEqualTo("max-age=90");
    }

    @Test
    @DisplayName("D210: names in lower case, underscores as hyphens; only a directive without argument is bare")
    void normalisesNames() {
        assertThat(CacheControlField.EMPTY
                        .with("Must_Revalidate")
                        .with("S_MaxAge", 0)
                        .toFieldValue())
                .isEqualTo("must-revalidate, s-maxage=0");
    }

    @Test
    void keepsUnknownDirectivesAsTheyAre() {
        assertThat(of("ext=\"a, b\" , Foo", "foo=2").with("public").toFieldValue())
                .isEqualTo("ext=\"a, b\", foo, public");
    }

    @Test
    @DisplayName("RFC 9110 §5.5: a value holds no control characters")
    void tellsValuesThatMayBeSent() {
        assertThat(FieldSyntax.isValue("a\tb \u00e9")).isTrue();
        assertThat(FieldSyntax.isValue("a\r\nb") || FieldSyntax.isValue("\u0000") || FieldSyntax.isValue("\u007f"))
                .isFalse();
    }
}
