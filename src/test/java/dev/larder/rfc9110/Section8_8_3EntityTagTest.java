package dev.larder.rfc9110;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.EntityTag;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §8.8.3 ETag")
class Section8_8_3EntityTagTest {

    private static EntityTag tag(String text) {
        return Objects.requireNonNull(EntityTag.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"xyzzy\"", "W/\"xyzzy\"", "\"\"", "W/\"\"", "\"a,b\"", "\"a\\b\"", "\"\u00e9\""})
    void readsAndWritesTags(String text) {
        assertThat(tag(text)).hasToString(text);
        assertThat(tag(" " + text + " ")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "\"abc",
                "abc\"",
                "w/\"a\"",
                "W\\\"a\"",
                "W\"a\"",
                "W/ \"a\"",
                "\"a\"b",
                "\"a\", \"b\"",
                "*",
                "\"",
                "W/",
                "\"a\tb\""
            })
    void refusesOtherText(String text) {
        assertThat(EntityTag.parse(text)).isNull();
    }

    @ParameterizedTest
    @DisplayName("§8.8.3.2 comparison, the RFC's own table")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "W/\"1\", W/\"1\", false, true",
                "W/\"1\", W/\"2\", false, false",
                "W/\"1\", \"1\", false, true",
                "\"1\", \"1\", true, true",
                "\"a\", \"A\", false, false"
            })
    void compares(String one, String other, boolean strongly, boolean weakly) {
        assertThat(tag(one).stronglyEquals(tag(other))).isEqualTo(strongly);
        assertThat(tag(other).stronglyEquals(tag(one))).isEqualTo(strongly);
        assertThat(tag(one).weaklyEquals(tag(other))).isEqualTo(weakly);
    }

    @Test
    void readsListsAndSkipsWhatIsNoTag() {
        List<String> lines = List.of("\"a\",W/\"b\" , \"c,d\", junk, \"e", " \"f\"");
        assertThat(EntityTag.parseList(lines))
                .map(EntityTag::toString)
                .containsExactly("\"a\"", "W/\"b\"", "\"c,d\"", "\"f\"");
        assertThat(EntityTag.parseList(List.of("", "*", ",,"))).isEmpty();
    }
}
