package dev.larder.rfc9110;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.ByteRange;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.RangeSelection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §14 Range requests (suite partial)")
class Section14RangeTest {

    private static String select(@Nullable String range, long length) {
        RangeSelection selection = RangeSelection.of(range, length);
        if (selection instanceof RangeSelection.Parts parts) {
            return parts.ranges().stream().map(r -> r.first() + "-" + r.last()).collect(Collectors.joining(" "));
        }
        return selection instanceof RangeSelection.Unsatisfiable none ? none.toContentRange() : "whole";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-1 | 11 | 0-1",
                "bytes=1- | 11 | 1-10",
                "bytes=-1 | 11 | 10-10",
                "BYTES=0-1 | 11 | 0-1",
                "bytes=0-99999999999999999999999 | 11 | 0-10",
                "bytes=-99999999999999999999999 | 11 | 0-10",
                "bytes= 0-1 , 5-6, | 11 | 0-1 5-6",
                "bytes=9-,0-1 | 11 | 9-10 0-1",
                "bytes=0-5,3-8 | 11 | 0-8",
                "bytes=5-6,0-4 | 11 | 0-6",
                "bytes=0-,0-,0- | 11 | 0-10",
                "bytes=0-0,20- | 11 | 0-0",
                "bytes=11- | 11 | bytes */11",
                "bytes=99999999999999999999- | 11 | bytes */11",
                "bytes=-0 | 11 | bytes */11",
                "bytes=0- | 0 | bytes */0",
                "bytes=-5 | 0 | bytes */0",
                "bytes=-5 | 3 | 0-2"
            })
    void selects(String range, long length, String selected) {
        assertThat(select(range, length)).isEqualTo(selected);
    }

    @ParameterizedTest
    @DisplayName("What is not well-formed is ignored, not refused")
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=1",
                "bytes=a-b",
                "bytes=2-1",
                "bytes=0-1x",
                "bytes=+0-1",
                "bytes=0 - 1",
                "bytes=0-1,x",
                "lines=0-1",
                "bytes 0-1",
                "bytes=1--2",
                "bytes=--1",
                "none"
            })
    void ignoresMalformedFields(String range) {
        assertThat(select(range, 11)).isEqualTo("whole");
    }

    @Test
    @DisplayName("§17.15 Denial of service with ranges")
    void ignoresTooManyRanges() {
        assertThat(select("bytes=" + "0-0,2-2,".repeat(8), 11)).isEqualTo("0-0 2-2");
        assertThat(select("bytes=" + "0-0,2-2,".repeat(8) + "4-4", 11)).isEqualTo("whole");
        assertThat(select("bytes=0-0" + " ".repeat(2000), 11)).isEqualTo("whole");
        assertThat(select(null, 11)).isEqualTo("whole");
    }

    @Test
    void writesContentRange() {
        assertThat(new ByteRange(0, 1).toContentRange(11)).isEqualTo("bytes 0-1/11");
        assertThat(new ByteRange(3, 7).length()).isEqualTo(5);
    }

    @Test
    void readsContentRange() {
        ContentRange part = Objects.requireNonNull(ContentRange.parse("bytes 4-9/10"));
        assertThat(part).isEqualTo(new ContentRange(new ByteRange(4, 9), 10));
        assertThat(part.reachesEnd()).isTrue();
        ContentRange open = Objects.requireNonNull(ContentRange.parse("Bytes 0-4/*"));
        assertThat(open.completeLength()).isEqualTo(-1);
        assertThat(open.reachesEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes 4-9",
                "bytes */10",
                "bytes 9-4/10",
                "bytes 4-10/10",
                "bytes a-b/c",
                "lines 0-1/2",
                "bytes 1/2-3",
                "bytes=4-9/10",
                "bytes 4-9/ab"
            })
    void refusesOtherContentRanges(String text) {
        assertThat(ContentRange.parse(text)).isNull();
    }
}
