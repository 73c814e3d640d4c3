package dev.larder.rfc9110;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.AcceptEncoding;
import dev.larder.internal.http.AcceptLanguage;
import dev.larder.internal.http.FieldLookup;
import dev.larder.internal.http.Fields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §12.4.2 weights, §12.5.3 Accept-Encoding, §12.5.4 Accept-Language")
class Section12AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "br, GZIP | true",
                "gzip;q=0.001 | true",
                "gzip;q=0 | false",
                "gzip; q=0.000 | false",
                "* | true",
                "*;q=0 | false",
                "*, gzip;q=0 | false",
                "identity | false",
                "xgzip, gzipx | false",
                "gzip;q=x | false",
                "gzip;q=0.5, identity | false",
                "gzip;q=0.5, identity;q=0.5 | true",
                "identity;q=0, gzip;q=0.1 | true",
                "identity;q=0 | false",
                "*;q=0.1, identity;q=0 | true",
                "deflate, gzip;q=1.0, *;q=0.5 | true",
                "br,\tgzip | true",
                "x=\",gzip,\" | false",
                "'' | false"
            })
    void asksForGzip(String field, boolean accepted) {
        assertThat(AcceptEncoding.accepts(Fields.of("Accept-Encoding", field), "gzip"))
                .isEqualTo(accepted);
        assertThat(AcceptEncoding.accepts(Fields.NONE, "gzip")).isFalse();
    }

    @Test
    void readsWhatBrowsersSendWithoutTakingItApart() {
        FieldLookup once = new FieldLookup() {
            @Override
            public String first(String name) {
                return "gzip, deflate, br, zstd";
            }

            @Override
            public List<String> lines(String name) {
                throw new AssertionError("the first line was enough");
            }
        };
        assertThat(AcceptEncoding.accepts(once, "gzip")).isTrue();
        assertThat(AcceptEncoding.accepts(once, "ZSTD")).isTrue();
    }

    @Test
    void readsAllLinesAsOneList() {
        Fields two = Fields.of("Accept-Encoding", "br", "Accept-Encoding", "deflate, gzip");
        assertThat(AcceptEncoding.accepts(two, "gzip")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr;q=0.5, de;q=1.0 | de",
                "de | de",
                "De-AT, en;q=0.9 | de-at",
                "en, de | ",
                "*, de;q=0.5 | ",
                "de;q=0 | ",
                "'' | "
            })
    void knowsTheOneFavourite(String field, @Nullable String favourite) {
        AcceptLanguage languages = Objects.requireNonNull(AcceptLanguage.parse(List.of(field)));
        assertThat(languages.favourite()).isEqualTo(favourite);
        assertThat(languages.prefers("DE")).isEqualTo("de".equals(favourite));
        assertThat(languages.prefers(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de;q=2",
                "de;q=1.001",
                "de;q=0.1234",
                "de;q=",
                "de;q=.5",
                "de;level=1",
                "d e",
                "de;q=0.5;q=1",
                "de;q=-1"
            })
    void doesNotInterpretWhatItCannotRead(String field) {
        assertThat(AcceptLanguage.parse(List.of(field))).isNull();
    }

    @Test
    void writesOneTextForTheSamePreference() {
        assertThat(Objects.requireNonNull(AcceptLanguage.parse(List.of("EN;q=0.50", " de ")))
                        .normalised())
                .isEqualTo("de,en;q=500");
    }
}
