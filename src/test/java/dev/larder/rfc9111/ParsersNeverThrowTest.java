package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.AcceptEncoding;
import dev.larder.internal.http.AcceptLanguage;
import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CdnCacheControl;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.EntityTag;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.Invalidation;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.RangeSelection;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.StorageTerms;
import dev.larder.internal.http.StoredFields;
import dev.larder.internal.http.StructuredDictionary;
import dev.larder.internal.http.Variant;
import dev.larder.internal.http.VaryFields;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a client or an origin sends, the answer is a value. */
class ParsersNeverThrowTest {

    private static final List<String> PIECES = List.of(
            "max-age",
            "no-store",
            "private",
            "=",
            "\"",
            "\\",
            ",",
            ";",
            " ",
            "\t",
            "*",
            "W/",
            "bytes=",
            "bytes ",
            "-",
            "/",
            "q=",
            "0",
            "1.5",
            "99999999999999999999",
            ":",
            "?1",
            "(",
            ")",
            "@",
            "%\"",
            "%c3",
            "Thu, 18 Aug 2050 02:01:18 GMT",
            "Thursday, 18-Aug-50",
            "Thu Aug  8",
            "GMT",
            "Feb",
            "29",
            "\u0000",
            "\uffff",
            "\ud800",
            "\u0663",
            "\u00e9",
            "Foo",
            "http://",
            "[");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(
                    random.nextInt(5) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @RepeatedTest(4)
    void readsAnyText(RepetitionInfo round) {
        Random random = new Random(9111L * round.getCurrentRepetition());
        for (int i = 0; i < 5_000; i++) {
            List<String> lines = List.of(text(random), text(random));
            readWith(lines, random);
        }
    }

    private static void readWith(List<String> lines, Random random) {
        String text = lines.get(0);
        assertThat(CacheControl.parse(lines)).isNotNull();
        CdnCacheControl.parse(lines);
        StructuredDictionary.parse(lines);
        HttpDate.parse(text, Answer.NOW);
        EntityTag.parse(text);
        EntityTag.parseList(lines);
        ContentRange.parse(text);
        AcceptLanguage.parse(lines);
        assertThat(RangeSelection.of("bytes=" + text, random.nextInt(20))).isNotNull();
        VaryFields vary = VaryFields.parse(lines);
        Fields fields = fields(text, lines.get(1));
        assertThat(Variant.of(vary, fields).selectors()).hasSameSizeAs(vary.names());
        decide(fields, text);
    }

    private static Fields fields(String one, String other) {
        return Fields.of(
                "Cache-Control",
                one,
                "CDN-Cache-Control",
                other,
                "Date",
                one,
                "Expires",
                other,
                "Age",
                one,
                "Vary",
                other,
                "ETag",
                one,
                "Last-Modified",
                other,
                "If-Match",
                one,
                "If-None-Match",
                other,
                "If-Modified-Since",
                one,
                "If-Unmodified-Since",
                other,
                "If-Range",
                one,
                "Accept-Encoding",
                other,
                "Accept-Language",
                one,
                "Connection",
                other,
                "Content-Location",
                one,
                "Location",
                other,
                "Content-Type",
                one,
                "Content-Range",
                one,
                "Foo",
                other);
    }

    private static void decide(Fields fields, String text) {
        Answer answer = new Answer(206, fields, fields);
        assertThat(answer.under(StorageTerms.sharedCache())).isNotNull();
        assertThat(answer.status(200).under(StorageTerms.site(Duration.ofSeconds(5), null)))
                .isNotNull();
        assertThat(Age.of(fields, Answer.NOW, Answer.NOW).initialSeconds()).isNotNegative();
        assertThat(answer.status(200).after(1, text)).isNotNull();
        Representation current = Representation.of(200, fields, Answer.NOW);
        assertThat(Preconditions.of("GET", fields, current, Answer.NOW)).isNotNull();
        Preconditions.allowRange(fields, current, Answer.NOW);
        AcceptEncoding.accepts(fields, "gzip");
        assertThat(StoredFields.renewed(fields, fields).size()).isLessThanOrEqualTo(fields.size());
        assertThat(Invalidation.alsoOutdated("http://a.example/" + text, fields))
                .isNotNull();
        String status = CacheStatus.hit(text).key(text).detail(text).toString();
        assertThat(StructuredDictionary.parse(List.of("a=" + status)))
                .as(status)
                .isNotNull();
    }

    @Test
    @Timeout(5)
    void readsHostileTextInLinearTime() {
        List<String> lines = List.of("\"\\".repeat(200_000), "\",".repeat(200_000), "a=\"".repeat(200_000));
        assertThat(CacheControl.parse(lines).isNoStore()).isFalse();
        assertThat(EntityTag.parseList(List.of("W/\"\t".repeat(200_000)))).isEmpty();
        assertThat(VaryFields.parse(List.of("a,".repeat(200_000))).names()).hasSize(1);
        assertThat(Variant.of(VaryFields.parse(List.of("Foo")), Fields.of("Foo", "\"\\".repeat(200_000)))
                        .selectors())
                .hasSize(1);
    }
}
