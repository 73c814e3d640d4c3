package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of stored pages (RFC 9110 §14, §13.1.5). */
class PageRangeTest {

    private static final String TEXT = "0123456789".repeat(50);
    private static final String MODIFIED = "Sun, 01 Jan 2017 00:00:00 GMT";

    private final PageSite site = new PageSite();
    private boolean refuses;

    @BeforeEach
    void start() {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/plain");
                    response.setHeader("Content-Digest", "sha-256=:x:"); // so it is not compressed
                    response.setHeader("Last-Modified", MODIFIED);
                    if (refuses) {
                        response.setHeader("Accept-Ranges", "none");
                    }
                    response.getOutputStream().print(TEXT);
                })
                .page("/gzipped", (request, response) -> {
                    response.setContentType("text/plain");
                    response.setHeader("Last-Modified", MODIFIED);
                    response.getOutputStream().print(TEXT);
                })
                .page("/parts", (request, response) -> {
                    response.setStatus(request.getHeader("Range") == null ? 200 : 206);
                    response.setHeader("Content-Range", request.getHeader("Range") == null ? null : "bytes 0-1/4");
                    response.getOutputStream().print(request.getHeader("Range") == null ? "page" : "pa");
                })
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, bytes 0-1/500, 01",
        "bytes=498-, bytes 498-499/500, 89",
        "bytes=-3, bytes 497-499/500, 789",
        "'bytes=0-1,1-2', bytes 0-2/500, 012",
        "bytes=499-9999, bytes 499-499/500, 9",
    })
    void onePartIsSentByItself(String range, String contentRange, String part) {
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.field("Content-Range")).isEqualTo(contentRange);
        assertThat(answer.body()).isEqualTo(part);
        assertThat(answer.field("Content-Length")).isEqualTo("" + part.length());
        PageSite.Answer whole = site.get("/page");
        assertThat(whole.body()).isEqualTo(TEXT);
        for (String field : List.of("Content-Type", "ETag", "Last-Modified", "Date", "Age", "Accept-Ranges")) {
            assertThat(answer.field(field))
                    .as(field)
                    .isEqualTo(whole.field(field))
                    .isNotEmpty();
        }
        assertThat(answer.field("Content-Digest")).isEmpty();
    }

    @Test
    @DisplayName("RFC 9110 14.6: several parts, in the order asked for, apart by what occurs in none of them")
    void severalPartsAreSentAsMultipart() {
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", "bytes=10-12,0-1, -1");
        assertThat(answer.status()).isEqualTo(206);
        String type = answer.field("Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(answer.field("Content-Range")).isEmpty();
        assertThat(answer.field("Content-Length")).isEqualTo("" + answer.bytes().length);
        assertThat(answer.body())
                .isEqualTo(part(boundary, "10-12", "012") + part(boundary, "0-1", "01") + part(boundary, "499-499", "9")
                        + "\r\n--" + boundary + "--\r\n");
        assertThat(site.get("/page", "Range", "bytes=10-12,0-1").field("Content-Type"))
                .isEqualTo(type);
    }

    private static String part(String boundary, String range, String text) {
        return "\r\n--" + boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes " + range + "/500\r\n\r\n"
                + text;
    }

    @Test
    void theBoundaryIsNotInTheBody() {
        List<dev.larder.internal.http.ByteRange> two =
                List.of(new dev.larder.internal.http.ByteRange(0, 1), new dev.larder.internal.http.ByteRange(4, 5));
        StringBuilder every = new StringBuilder();
        // A body with all of the next thousand texts in a row of them: whichever is tried first, it is passed over.
        byte[] body = "abcdefgh".getBytes(StandardCharsets.UTF_8);
        String usual = boundary(PageParts.of(body, two, null));
        assertThat(usual).matches("larder-[0-9a-f]+");
        long number = Long.parseLong(usual.substring(7), 16);
        for (long n = number - 3; n <= number + 3; n++) {
            every.append("larder-").append(Long.toHexString(n)).append(' ');
        }
        byte[] clashing = forged(every.toString(), usual);
        String other = boundary(PageParts.of(clashing, two, null));
        assertThat(new String(clashing, StandardCharsets.ISO_8859_1)).doesNotContain(other);
    }

    /** The text, followed by what gives it a checksum whose text it already contains. */
    private static byte[] forged(String text, String wanted) {
        byte[] bytes = (text + "    ").getBytes(StandardCharsets.ISO_8859_1);
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        long target = Long.parseLong(wanted.substring(7), 16);
        int at = bytes.length - 4;
        // CRC is linear: bytes that lead to a given sum are found bit by bit, by elimination.
        long[] effect = new long[32];
        long base = sum(sum, bytes);
        for (int bit = 0; bit < 32; bit++) {
            bytes[at + bit / 8] ^= (byte) (1 << bit % 8);
            effect[bit] = sum(sum, bytes) ^ base;
            bytes[at + bit / 8] ^= (byte) (1 << bit % 8);
        }
        long flips = solve(effect, base ^ target);
        for (int bit = 0; bit < 32; bit++) {
            if ((flips >> bit & 1) == 1) {
                bytes[at + bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(sum(sum, bytes)).isEqualTo(target);
        return bytes;
    }

    private static long sum(java.util.zip.CRC32C sum, byte[] bytes) {
        sum.reset();
        sum.update(bytes);
        return sum.getValue();
    }

    /** Which of the effects add up (by exclusive or) to the wanted one. */
    private static long solve(long[] effects, long wanted) {
        long[] vectors = effects.clone();
        long[] made = new long[32];
        for (int i = 0; i < 32; i++) {
            made[i] = 1L << i;
        }
        long left = wanted;
        long flips = 0;
        for (int bit = 0; bit < 32; bit++) {
            int pivot = bit;
            while (pivot < 32 && (vectors[pivot] >> bit & 1) == 0) {
                pivot++;
            }
            long vector = vectors[pivot];
            long maker = made[pivot];
            vectors[pivot] = vectors[bit];
            made[pivot] = made[bit];
            vectors[bit] = vector;
            made[bit] = maker;
            for (int i = 0; i < 32; i++) {
                if (i != bit && (vectors[i] >> bit & 1) == 1) {
                    vectors[i] ^= vector;
                    made[i] ^= maker;
                }
            }
        }
        for (int bit = 0; bit < 32; bit++) {
            if ((left >> bit & 1) == 1) {
                flips ^= made[bit];
            }
        }
        return flips;
    }

    private static String boundary(PageParts parts) {
        String type = parts.in(dev.larder.internal.http.Fields.NONE).first("Content-Type");
        return String.valueOf(type).substring("multipart/byteranges; boundary=".length());
    }

    @Test
    void whatLiesBehindTheEndIsRefusedWithTheLength() {
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", "bytes=500-");
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.field("Content-Range")).isEqualTo("bytes */500");
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.field("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines=0-1",
                "bytes=2-1",
                "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20," + "22-22,24-24,26-26,28-28,30-30,32-32"
            })
    void whatCannotBeReadOrIsTooMuchGetsTheWholePage(String range) {
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", range);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.body()).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("RFC 9110 14.2: for a HEAD the field means nothing")
    void headIsAboutTheWholePage() {
        site.get("/page");
        PageSite.Answer answer = site.send("HEAD", "/page", "Range", "bytes=0-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.field("Content-Length")).isEqualTo("500");
    }

    @Test
    @DisplayName("RFC 9110 13.1.5: If-Range compares strongly; a page that has changed is sent whole")
    void aPartIsSentOnlyOfWhatTheClientKnows() {
        site.get("/page");
        String etag = site.get("/page").field("ETag");
        assertThat(ifRange("/page", etag)).isEqualTo(206);
        assertThat(ifRange("/page", "W/" + etag)).isEqualTo(200);
        assertThat(ifRange("/page", "\"other\"")).isEqualTo(200);
        assertThat(ifRange("/page", MODIFIED)).isEqualTo(206);
        assertThat(ifRange("/page", "Mon, 02 Jan 2017 00:00:00 GMT")).isEqualTo(200);
        assertThat(ifRange("/page", "yesterday")).isEqualTo(200);
    }

    private int ifRange(String path, String condition) {
        return site.get(path, "Range", "bytes=0-1", "If-Range", condition).status();
    }

    @Test
    @DisplayName("Parts of a page that is kept gzipped are parts of what the application wrote")
    void partsAreThoseOfThePlainForm() {
        site.get("/gzipped");
        PageSite.Answer small = site.get("/gzipped", "Accept-Encoding", "gzip");
        assertThat(small.field("Content-Encoding")).isEqualTo("gzip");
        PageSite.Answer part = site.get("/gzipped", "Accept-Encoding", "gzip", "Range", "bytes=10-12");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("012");
        assertThat(part.field("Content-Encoding")).isEmpty();
        assertThat(part.field("ETag")).isEqualTo(site.get("/gzipped").field("ETag"));
        assertThat(ifRange("/gzipped", part.field("ETag"))).isEqualTo(206);
        assertThat(ifRange("/gzipped", small.field("ETag"))).isEqualTo(200);
        assertThat(ifRange("/gzipped", MODIFIED)).as("a date both forms share").isEqualTo(200);
    }

    @Test
    @DisplayName("RFC 9110 13.2.2: what the client has already is not sent in part")
    void aConditionComesBeforeTheRange() {
        site.get("/page");
        String etag = site.get("/page").field("ETag");
        assertThat(site.get("/page", "Range", "bytes=0-1", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(site.get("/page", "Range", "bytes=0-1", "If-Match", etag).cacheStatus())
                .contains("detail=precondition");
    }

    @Test
    void anApplicationThatGivesNoPartsIsObeyed() {
        refuses = true;
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", "bytes=0-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.field("Accept-Ranges")).isEqualTo("none");
    }

    @Test
    @DisplayName("A part of a page that is not stored is the application's own, and leaves nothing behind")
    void aPartOfWhatIsNotStoredIsLeftToTheApplication() {
        PageSite.Answer part = site.get("/parts", "Range", "bytes=0-1");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("pa");
        assertThat(part.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=range");
        assertThat(site.get("/parts").body()).isEqualTo("page");
        assertThat(site.get("/parts", "Range", "bytes=0-1").isHit()).isTrue();
    }
}
