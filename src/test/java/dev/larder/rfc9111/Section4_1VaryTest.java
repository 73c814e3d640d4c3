package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Variant;
import dev.larder.internal.http.VaryFields;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9111 §4.1 Cache keys with Vary (suites vary, vary-parse)")
class Section4_1VaryTest {

    private static VaryFields vary(String... lines) {
        return VaryFields.parse(List.of(lines));
    }

    private static Variant variant(VaryFields vary, String... request) {
        return Variant.of(vary, Fields.of(request));
    }

    private static boolean same(String vary, String one, String other) {
        return variant(vary(vary), lines(one)).equals(variant(vary(vary), lines(other)));
    }

    /** Lines from {@code Name: value; Name: value}. */
    private static String[] lines(String text) {
        return Arrays.stream(text.split("/", -1))
                .filter(l -> !l.isEmpty())
                .flatMap(line -> Arrays.stream(line.split(":", 2)))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // Vary|one request|another|same variant
                "Foo|Foo:1|Foo:1|true",
                "Foo|Foo:1|Foo:2|false",
                "Foo|Foo:1|''|false",
                "Foo|''|Foo:1|false",
                "Foo|Foo:|''|false",
                "Foo|''|Bar:1|true",
                "foo|FOO:1/Other:2|Foo:1/Other:3|true",
                "Foo, Bar|Foo:1/Bar:abc|Bar:abc/Foo:1|true",
                "Foo, Bar|Foo:1/Bar:abc|Foo:2/Bar:abc|false",
                "Foo, Bar|Foo:1|''|false",
                "Foo, Bar|Foo:1|Bar:1|false",
                "Foo, Bar, Baz|Foo:1/Bar:abc4/Baz:789|Foo:1/Bar:abc/Baz:789|false",
                "Foo, Bar, Baz|Foo:1/Baz:789|Foo:1/Baz:789|true",
                "Foo|Foo:1, 2|Foo:1/Foo:2|true",
                "Foo|Foo:1,2|Foo: 1, 2 |true",
                "Foo|Foo:1,2|Foo:12|false",
                "Foo|Foo:1,,2|Foo:1,2|false",
                "Foo|Foo:a b|Foo:a  b|false",
                "Foo|Foo:\"a,b\"|Foo:\"a, b\"|false",
                "Foo|Foo:a|Foo:A|false",
                "Foo|Foo:1/Foo:|Foo:1|false",
                "Accept-Language|Accept-Language:en, de|Accept-Language:de, en|true",
                "Accept-Language|Accept-Language:en, de|Accept-Language:eN, De|true",
                "Accept-Language|Accept-Language:en, de|Accept-Language: en ,   de|true",
                "Accept-Language|Accept-Language:en;q=0.5, de|Accept-Language:de/Accept-Language:en; q=0.50|true",
                "Accept-Language|Accept-Language:en;q=0.5, de|Accept-Language:de, en|false",
                "Accept-Language|Accept-Language:en|''|false",
                "Accept-Language|Accept-Language:|''|false",
                "Accept-Language|Accept-Language:en;x, de|Accept-Language:en;x,de|true",
                "Accept-Language|Accept-Language:en;x, de|Accept-Language:de, en;x|false"
            })
    void tellsVariantsApart(String vary, String one, String other, boolean same) {
        assertThat(same(vary, one, other)).isEqualTo(same);
    }

    @Test
    void keepsAbsentAndEmptyApartAndNamesInOrder() {
        Variant variant = variant(vary("B, a", "C"), "b", "", "c", " x ,y ");
        assertThat(variant.selectors())
                .containsExactly(
                        new Variant.Selector("a", null),
                        new Variant.Selector("b", ""),
                        new Variant.Selector("c", "x,y"));
        assertThat(variant(VaryFields.NONE, "a", "b")).isSameAs(Variant.ONLY);
    }

    @ParameterizedTest
    @DisplayName("D202 and vary-parse: a star in any member of any line; nothing else is one")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "*|true",
                " * |true",
                ", *|true",
                "*, *|true",
                "*, Foo|true",
                "Foo, *|true",
                "Foo,\t*\t|true",
                "Foo/*|true",
                "/*|true",
                "Foo|false",
                "''|false",
                ",|false",
                "Foo*|false",
                "**|false"
            })
    void findsTheStar(String lines, boolean star) {
        assertThat(VaryFields.parse(List.of(lines.split("/", -1))).isStar()).isEqualTo(star);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Foo Bar", "Foo; Bar", "\"Foo\"", "Foo:"})
    void takesWhatIsNoNameForTheStar(String vary) {
        assertThat(vary(vary).isStar()).isTrue();
    }

    @Test
    @DisplayName("D197, D198, D200: order is kept, new names go to the end, padding and case make no difference")
    void mergesNames() {
        assertThat(vary("Cookie ,\tAccept").plus(List.of(" accept ", "Origin")).toFieldValue())
                .isEqualTo("Cookie, Accept, Origin");
        assertThat(VaryFields.NONE.plus(List.of("Accept-Encoding, Cookie")).toFieldValue())
                .isEqualTo("Accept-Encoding, Cookie");
        assertThat(vary("b", "a, B")).isEqualTo(new VaryFields(List.of("b", "a"), List.of("a", "b")));
        assertThat(vary("b, a").names()).isEqualTo(vary("A , B").names());
    }

    @Test
    @DisplayName("D199: a star swallows every addition and replaces all names")
    void mergesTheStar() {
        assertThat(vary("*").plus(List.of("Accept")).toFieldValue()).isEqualTo("*");
        assertThat(vary("Accept, Cookie").plus(List.of("*")).toFieldValue()).isEqualTo("*");
    }

    @Test
    @DisplayName("D202: whether a name is listed")
    void tellsWhatIsListed() {
        assertThat(vary("Accept ,Cookie").lists(" cookie ")).isTrue();
        assertThat(vary("Accept, Cookie").lists("Cook")).isFalse();
        assertThat(vary("*").lists("*")).isTrue();
        assertThat(vary("*").lists("Cookie")).isFalse();
        assertThat(vary("Accept").lists("*")).isFalse();
    }
}
