package dev.larder.rfc9213;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.StructuredDictionary;
import dev.larder.internal.http.StructuredItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9651 §3.2 Dictionaries")
class StructuredDictionaryTest {

    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of("a", new StructuredItem.Truth(true)),
                Arguments.of("a=?0", new StructuredItem.Truth(false)),
                Arguments.of("a;x;y=1", new StructuredItem.Truth(true)),
                Arguments.of("a=42", new StructuredItem.Whole(42, false)),
                Arguments.of("a=-999999999999999", new StructuredItem.Whole(-999_999_999_999_999L, false)),
                Arguments.of("a=1.500", new StructuredItem.Fraction(new BigDecimal("1.500"))),
                Arguments.of("a=\"b \\\"c\\\\\"", new StructuredItem.Text("b \"c\\")),
                Arguments.of("a=*t:/x", new StructuredItem.Token("*t:/x")),
                Arguments.of("a=:YWI=:", new StructuredItem.Bytes("YWI=")),
                Arguments.of("a=@1659578233", new StructuredItem.Whole(1_659_578_233, true)),
                Arguments.of("a=%\"f%c3%bc\"", new StructuredItem.Text("f\u00fc")),
                Arguments.of("a=()", new StructuredItem.Items(List.of())),
                Arguments.of(
                        "a=( 1;x  b );y",
                        new StructuredItem.Items(
                                List.of(new StructuredItem.Whole(1, false), new StructuredItem.Token("b")))));
    }

    @ParameterizedTest
    @MethodSource("items")
    void readsItems(String text, StructuredItem item) {
        assertThat(Objects.requireNonNull(StructuredDictionary.parse(List.of(text)))
                        .get("a"))
                .isEqualTo(item);
        String among = "  x=1,\t" + text + " \t,y";
        assertThat(Objects.requireNonNull(StructuredDictionary.parse(List.of(among)))
                        .get("a"))
                .isEqualTo(item);
    }

    @Test
    void takesTheLastOfDuplicatesAndAllLines() {
        StructuredDictionary all = Objects.requireNonNull(StructuredDictionary.parse(List.of("a=1, b", "a=2")));
        assertThat(all.get("a")).isEqualTo(new StructuredItem.Whole(2, false));
        assertThat(all.members().keySet()).containsExactly("b", "a");
        assertThat(Objects.requireNonNull(StructuredDictionary.parse(List.of("")))
                        .members())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,",
                ",a",
                "a,,b",
                "A",
                "1",
                "a =1",
                "a= 1",
                "a=",
                "a=1 b",
                "a=1;",
                "a=1; =2",
                "a=1;X",
                "a=\"",
                "a=\"b",
                "a=\"\\n\"",
                "a=\"\u00e9\"",
                "a=:YQ",
                "a=:*:",
                "a=?2",
                "a=?",
                "a=?true",
                "a=1.",
                "a=1.2345",
                "a=.5",
                "a=-",
                "a=--1",
                "a=1234567890123456",
                "a=1234567890123.1",
                "a=@1.5",
                "a=%\"%C3%BC\"",
                "a=%\"%ff\"",
                "a=%\"%c\"",
                "a=%x",
                "a=(1",
                "a=(1,2)",
                "a=(1\"b\")",
                "a=((1))",
                "&",
                "a=&",
                "\uffff",
                "a\uffff",
                "a=1\uffff",
                "a\nb",
                "a=t\u00e9"
            })
    void refusesTheWholeFieldForAnyFault(String text) {
        assertThat(StructuredDictionary.parse(List.of(text))).isNull();
        assertThat(StructuredDictionary.parse(List.of("ok=1", text))).isNull();
    }
}
