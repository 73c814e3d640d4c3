package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.pages.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How stored pages go over this server's wire: heads, parts, confirmations, gzip, and addresses with two readings. */
interface PageTransfers {

    Visitor visitor();

    @Test
    default void headIsAnsweredFromTheStoredGet() {
        assertThat(visitor().send("HEAD", "article/head").isHit()).isFalse();
        Visitor.Answer get = visitor().get("article/head");
        Visitor.Answer head = visitor().send("HEAD", "article/head");
        assertThat(head.isHit()).isTrue();
        assertThat(head.bytes()).isEmpty();
        assertThat(head.field("Content-Length")).isEqualTo("" + get.bytes().length);
        for (String field : new String[] {"ETag", "Content-Type", "Last-Modified"}) {
            assertThat(head.field(field)).as(field).isNotEmpty().isEqualTo(get.field(field));
        }
    }

    @Test
    default void aHitSaysItsAgeAndComesOnce() {
        Visitor.Answer first = visitor().get("article/age");
        Visitor.Answer second = visitor().get("article/age");
        assertThat(second.cacheStatus()).matches("larder; hit; ttl=(900|8\\d\\d)");
        assertThat(second.field("Age")).matches("\\d+");
        assertThat(first.field("Age")).isEmpty();
        for (String field : new String[] {"Date", "ETag", "Content-Type", "Content-Length", "Server"}) {
            assertThat(second.fields().allValues(field)).as(field).hasSizeLessThan(2);
        }
    }

    // ---- parts (RFC 9110 §14)

    @ParameterizedTest
    @CsvSource({"bytes=0-1, 0, 01", "bytes=10-12, 10, 012", "bytes=-3, -3, ull"})
    default void onePartIsSentByItself(String range, int from, String part) {
        int length = visitor().get("article/part").bytes().length;
        int begin = from < 0 ? length + from : from;
        Visitor.Answer answer = visitor().get("article/part", "Range", range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.field("Content-Range"))
                .isEqualTo("bytes " + begin + "-" + (begin + part.length() - 1) + "/" + length);
        assertThat(answer.body()).isEqualTo(part);
        assertThat(answer.field("Content-Length")).isEqualTo("" + part.length());
    }

    @Test
    default void severalPartsAreSentAsMultipart() {
        int length = visitor().get("article/parts").bytes().length;
        Visitor.Answer answer = visitor().get("article/parts", "Range", "bytes=10-12,0-1");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.field("Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(answer.field("Content-Length")).isEqualTo("" + answer.bytes().length);
        assertThat(answer.body())
                .contains("Content-Range: bytes 10-12/" + length + "\r\n\r\n012\r\n")
                .contains("Content-Range: bytes 0-1/" + length + "\r\n\r\n01\r\n");
        assertThat(visitor()
                        .get("article/parts", "Range", "bytes=" + length + "-")
                        .status())
                .isEqualTo(416);
    }

    @Test
    default void aPartOfWhatIsNotStoredIsLeftToTheApplication() {
        Visitor.Answer part = visitor().get("article/unstored-part", "Range", "bytes=0-1");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=range");
        assertThat(visitor().get("article/unstored-part").isHit()).isFalse();
    }

    // ---- confirmations (RFC 9110 §13)

    @Test
    @DisplayName("D284, D288: a client that has the page gets 304, from the store")
    default void aKnownPageIsNotSentAgain() {
        visitor().get("article/known");
        Visitor.Answer page = visitor().get("article/known");
        assertThat(page.field("ETag")).isNotEmpty();
        for (String[] condition : new String[][] {
            {"If-None-Match", page.field("ETag")},
            {"If-None-Match", "\"other\", W/" + page.field("ETag")},
            {"If-Modified-Since", Article.MODIFIED}
        }) {
            expectKnown(visitor().get("article/known", condition), page);
        }
        assertThat(visitor().get("article/known", "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    private static void expectKnown(Visitor.Answer known, Visitor.Answer page) {
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.isHit()).isTrue();
        assertThat(known.bytes()).isEmpty();
        assertThat(known.field("ETag")).isEqualTo(page.field("ETag"));
        assertThat(known.field("Content-Length")).isIn("", "" + page.bytes().length);
    }

    @Test
    @DisplayName("A conditional request for a page that is not stored gets its 304 and leaves the whole page behind")
    default void aConditionalMissLeavesAWholePage() {
        Visitor.Answer known = visitor().get("article/unstored", "If-Modified-Since", Article.MODIFIED);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.cacheStatus()).contains("fwd=uri-miss", "stored");
        Visitor.Answer page = visitor().get("article/unstored");
        assertThat(page.isHit()).isTrue();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).endsWith(" /unstored null");
        assertThat(page.field("Content-Length")).isEqualTo("" + page.bytes().length);
    }

    // ---- gzip

    @Test
    @DisplayName("D293: one computation serves those who take gzip and those who do not")
    default void aPageIsGzippedOnce() throws IOException {
        Visitor.Answer first = visitor().get("article/gzip", "Accept-Encoding", "gzip, br");
        Visitor.Answer small = visitor().get("article/gzip", "Accept-Encoding", "gzip, br");
        Visitor.Answer plain = visitor().get("article/gzip");
        assertThat(small.isHit()).isTrue();
        assertThat(plain.isHit()).isTrue();
        assertThat(small.field("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.field("Content-Length")).isEqualTo("" + small.bytes().length);
        assertThat(plain.field("Content-Encoding")).isEmpty();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.bytes())).readAllBytes())
                .isEqualTo(plain.bytes())
                .isEqualTo(first.bytes());
        assertThat(small.bytes().length).isLessThan(plain.bytes().length / 2);
        for (Visitor.Answer answer : new Visitor.Answer[] {first, small, plain}) {
            assertThat(answer.field("Vary")).isEqualTo("Accept-Encoding");
        }
        assertThat(small.field("ETag")).isEqualTo(plain.field("ETag").replaceAll("\"$", "-gzip\""));
        assertThat(visitor()
                        .get("article/gzip", "Accept-Encoding", "gzip", "If-None-Match", small.field("ETag"))
                        .status())
                .isEqualTo(304);
    }

    // ---- addresses

    @ParameterizedTest
    @CsvSource({
        "article/a;b=c, path-parameter",
        "article/a;jsessionid=1, path-parameter",
        "article;x/a, path-parameter",
        "article/%61, path-encoding",
        "article/a%3Bb, path-encoding",
        "article/a%2e, path-encoding",
        "article//a, path-encoding"
    })
    default void anAddressWithTwoReadingsPassesBy(String path, String reason) {
        for (int time = 0; time < 2; time++) {
            Visitor.Answer answer = visitor().get(path);
            assertThat(answer.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=" + reason);
        }
    }

    @Test
    @DisplayName("A plus sign in a path means a space to this server, and itself to others")
    default void aPlusSignPassesBy() {
        Visitor.Answer answer = visitor().get("article/a+b");
        assertThat(answer.body()).endsWith("/a b null");
        assertThat(answer.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=path-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"article/a%2Fb", "article/a%5Cb", "article/%00", "article/../article/x", "article/%zz"})
    default void whateverTheServerMakesOfAnOddAddressNothingIsStored(String path) {
        for (int time = 0; time < 2; time++) {
            assertThat(visitor().raw(path))
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("stored")
                    .doesNotContain("larder; hit");
        }
    }

    @ParameterizedTest
    @CsvSource({"article/a%20b, /a b", "article/%C3%A4, /ä", "article/~a, /~a"})
    default void anEncodedAddressHasAPageOfItsOwn(String path, String decoded) {
        Visitor.Answer first = visitor().get(path);
        assertThat(first.isStored()).as(first.cacheStatus()).isTrue();
        assertThat(new String(first.bytes(), StandardCharsets.UTF_8)).endsWith(" " + decoded + " null");
        assertThat(visitor().get(path).isHit()).isTrue();
        assertThat(visitor().get(path).bytes()).isEqualTo(first.bytes());
    }
}
