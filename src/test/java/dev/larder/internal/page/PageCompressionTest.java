package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.http.Fields;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are gzipped once, when they are stored (RFC 9110 §8.4, §12.5.3). */
class PageCompressionTest {

    private static final String BROWSER = "gzip, deflate, br, zstd";
    private static final String TEXT = "<li>a page that many will read</li>\n".repeat(100);

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private void page(String... fields) {
        pageOf(TEXT, fields);
    }

    private void pageOf(String text, String... fields) {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    for (int i = 0; i < fields.length; i += 2) {
                        response.setHeader(fields[i], fields[i + 1]);
                    }
                    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                })
                .start();
    }

    private PageSite.Answer gzip() {
        return site.get("/page", "Accept-Encoding", BROWSER);
    }

    private static String inflated(PageSite.Answer answer) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("D293: one computation serves those who take gzip and those who do not")
    void eachGetsTheFormItTakes() throws Exception {
        page();
        PageSite.Answer first = gzip();
        assertThat(first.field("Content-Encoding")).isEmpty();
        assertThat(first.field("Vary")).isEqualTo("Accept-Encoding");
        assertThat(first.body()).isEqualTo(TEXT);
        PageSite.Answer small = gzip();
        assertThat(small.isHit()).isTrue();
        assertThat(small.field("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.field("Content-Length")).isEqualTo("" + small.bytes().length);
        assertThat(small.field("Vary")).isEqualTo("Accept-Encoding");
        assertThat(small.field("Content-Type")).isEqualTo(first.field("Content-Type"));
        assertThat(small.bytes()).hasSizeLessThan(TEXT.length() / 5);
        assertThat(inflated(small)).isEqualTo(TEXT);
        for (int i = 0; i < 2; i++) {
            PageSite.Answer plain = site.get("/page", "Accept-Encoding", "br, identity;q=0.5");
            assertThat(plain.isHit()).isTrue();
            assertThat(plain.field("Content-Encoding")).isEmpty();
            assertThat(plain.field("Content-Length")).isEqualTo("" + TEXT.length());
            assertThat(plain.field("Vary")).isEqualTo("Accept-Encoding");
            assertThat(plain.body()).isEqualTo(TEXT);
            assertThat(plain.field("ETag")).startsWith("\"").isNotEqualTo(small.field("ETag"));
        }
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void headSpeaksOfTheFormThatGetSends() {
        page();
        gzip();
        PageSite.Answer get = gzip();
        PageSite.Answer head = site.send("HEAD", "/page", "Accept-Encoding", BROWSER);
        for (String field : List.of("Content-Length", "Content-Encoding", "ETag", "Vary", "Accept-Ranges")) {
            assertThat(head.field(field)).as(field).isEqualTo(get.field(field)).isNotEmpty();
        }
        assertThat(head.bytes()).isEmpty();
        assertThat(site.send("HEAD", "/page").field("Content-Length")).isEqualTo("" + TEXT.length());
    }

    @Test
    @DisplayName("RFC 9110 8.8.3.3: the two forms have strong tags of their own, and either is recognised")
    void eitherTagIsRecognised() {
        page();
        gzip();
        String small = gzip().field("ETag");
        String plain = site.get("/page").field("ETag");
        assertThat(small).isEqualTo(plain.replaceAll("\"$", "-gzip\""));
        assertNotModified(small, site.get("/page", "Accept-Encoding", BROWSER, "If-None-Match", small));
        assertNotModified(plain, site.get("/page", "Accept-Encoding", BROWSER, "If-None-Match", "W/" + plain));
        assertNotModified(plain, site.get("/page", "If-None-Match", plain));
        assertNotModified(small, site.get("/page", "If-None-Match", "\"x\", " + small));
        assertNotModified(small, site.get("/page", "Accept-Encoding", BROWSER, "If-None-Match", "*"));
        assertThat(site.get("/page", "Accept-Encoding", BROWSER, "If-None-Match", "\"x\"")
                        .status())
                .isEqualTo(200);
    }

    private static void assertNotModified(String etag, PageSite.Answer answer) {
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.field("ETag")).isEqualTo(etag);
        assertThat(answer.field("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.field("Content-Encoding")).isEmpty();
        assertThat(answer.isHit()).isTrue();
    }

    @Test
    @DisplayName("A cache in front that holds the gzip form is not told to use it for a client that refuses gzip")
    void aFormThatIsRefusedIsNotConfirmed() {
        page();
        gzip();
        String small = gzip().field("ETag");
        PageSite.Answer plain = site.get("/page", "Accept-Encoding", "identity", "If-None-Match", small);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.body()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @DisplayName("D293: a strong tag of the application's is weak on the gzip form, where it still recognises it")
    @CsvSource({"'\"v1\"', 'W/\"v1\"'", "'W/\"v1\"', 'W/\"v1\"'", "unquoted, ''"})
    void theApplicationsTagStaysItsOwn(String etag, String gzipped) {
        page("ETag", etag);
        gzip();
        assertThat(gzip().field("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip().field("ETag")).isEqualTo(gzipped);
        assertThat(site.get("/page").field("ETag")).isEqualTo(etag);
        if (!gzipped.isEmpty()) {
            assertThat(site.get("/page", "If-None-Match", gzipped).status()).isEqualTo(304);
            assertThat(site.get("/page", "Accept-Encoding", BROWSER, "If-None-Match", etag)
                            .status())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "TEXT/HTML; charset=utf-8",
                "application/json",
                "application/problem+json",
                "application/javascript;charset=UTF-8",
                "image/svg+xml",
                "application/wasm",
                "font/ttf"
            })
    void whatGetsShorterIsCompressed(String type) {
        page("Content-Type", type);
        gzip();
        assertThat(gzip().field("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 8.4, RFC 9111 5.2.2.6: what is encoded, vouched for or not to be touched is left as it is")
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | image/png",
                "Content-Type | application/zip",
                "Content-Type | application/octet-stream",
                "Content-Type | font/woff2",
                "Content-Type | video/mp4",
                "Cache-Control | max-age=60, No-Transform",
                "Content-MD5 | x",
                "Content-Digest | sha-256=:x:",
                "Repr-Digest | sha-256=:x:",
                "Digest | SHA-256=x",
                "Signature | a=:x:",
            })
    void theRestIsLeftAsItIs(String name, String value) {
        page(name, value);
        PageSite.Answer first = gzip();
        PageSite.Answer second = gzip();
        assertThat(second.isHit()).isTrue();
        assertThat(second.body()).isEqualTo(TEXT);
        assertThat(second.field("Content-Encoding")).isEqualTo(first.field("Content-Encoding"));
        assertThat(first.field("Vary") + second.field("Vary")).isEmpty();
    }

    @Test
    @DisplayName(
            "RFC 9110 8.4: what the application encoded in another way is left as it is, unless it may hide a view state")
    void otherCodingsAreLeftAsTheyAre() {
        site.page("/page", (request, response) -> {
                    response.setContentType(request.getParameter("type"));
                    response.setHeader("Content-Encoding", "br");
                    response.getWriter().print(TEXT);
                })
                .start();
        site.get("/page?type=text/css", "Accept-Encoding", "gzip");
        PageSite.Answer style = site.get("/page?type=text/css", "Accept-Encoding", "gzip");
        assertThat(style.isHit()).isTrue();
        assertThat(style.body()).isEqualTo(TEXT);
        assertThat(style.field("Content-Encoding")).isEqualTo("br");
        site.get("/page?type=text/html");
        assertThat(site.get("/page?type=text/html").isHit()).isFalse();
    }

    @Test
    @DisplayName("D293: bodies under 200 bytes are left alone, and so are those that gzip makes no shorter")
    void shortAndStubbornBodiesAreLeftAsTheyAre() {
        pageOf("a".repeat(199), "Content-Length", "199");
        assertThat(gzip().field("Vary")).isEmpty();
        assertThat(gzip().isHit()).isTrue();
        assertThat(gzip().field("Content-Encoding") + gzip().field("Vary")).isEmpty();
        assertThat(PageBody.compressed("short".getBytes(StandardCharsets.UTF_8), null)
                        .isGzipped())
                .isFalse();
    }

    @Test
    void withoutCompressionNothingIsSaidOfIt() {
        site.compressFrom(Compression.NEVER);
        page();
        assertThat(gzip().field("Vary")).isEmpty();
        assertThat(gzip().isHit()).isTrue();
        assertThat(gzip().field("Content-Encoding") + gzip().field("Vary")).isEmpty();
    }

    @Test
    void whatThePageVariesOnStays() {
        page("Vary", "X-Tenant");
        assertThat(gzip().field("Vary")).isEqualTo("X-Tenant, Accept-Encoding");
        assertThat(gzip().field("Vary")).isEqualTo("X-Tenant, Accept-Encoding");
        assertThat(site.get("/page", "X-Tenant", "b").isHit()).isFalse();
    }

    @Test
    @DisplayName("A page that chooses its coding itself is kept once for each Accept-Encoding, as it made it")
    void theApplicationsOwnCodingIsKeptApart() {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/html");
                    String accepted = request.getHeader("Accept-Encoding");
                    if (accepted != null && accepted.contains("gzip")) {
                        response.setHeader("Content-Encoding", "gzip");
                        response.getOutputStream().write(Gzip.compress(TEXT.getBytes(StandardCharsets.UTF_8)));
                    } else {
                        response.getOutputStream().print(TEXT);
                    }
                })
                .start();
        for (int i = 0; i < 2; i++) {
            PageSite.Answer small = gzip();
            PageSite.Answer plain = site.get("/page", "Accept-Encoding", "deflate");
            assertThat(small.isHit()).isEqualTo(plain.isHit()).isEqualTo(i > 0);
            assertThat(small.field("Content-Encoding")).isEqualTo("gzip");
            assertThat(small.bytes()).isEqualTo(Gzip.compress(TEXT.getBytes(StandardCharsets.UTF_8)));
            assertThat(plain.field("Content-Encoding")).isEmpty();
            assertThat(plain.body()).isEqualTo(TEXT);
            assertThat(plain.field("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        }
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aPageThatWasAskedForGzipAndGaveNoneIsLeftAsItIs() {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/html");
                    response.setHeader(
                            "X-Asked", "" + request.getHeader("Accept-Encoding").length());
                    response.getOutputStream().print(TEXT);
                })
                .start();
        gzip();
        PageSite.Answer hit = gzip();
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("Content-Encoding")).isEmpty();
        assertThat(hit.body()).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("A filter in front that has announced its own coding is not handed an encoded page")
    void nothingIsEncodedTwice() {
        Filter careless = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Encoding", "rot13");
            chain.doFilter(request, response);
        };
        site.server.filter("careless", careless);
        page();
        gzip();
        PageSite.Answer hit = gzip();
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("Content-Encoding")).isEqualTo("rot13");
        assertThat(hit.body()).isEqualTo(TEXT);
    }

    @Test
    void aPageIsServedHoweverTheSettingHasChangedSinceItWasStored() throws Exception {
        site.compressFrom(Compression.NEVER);
        page();
        store(PageBody.compressed(TEXT.getBytes(StandardCharsets.UTF_8), "d"));
        assertThat(inflated(gzip())).isEqualTo(TEXT);
        assertThat(site.get("/page").body()).isEqualTo(TEXT);
        assertThat(site.computed).hasValue(0);
    }

    @Test
    @DisplayName("Bytes that cannot be inflated cost a computation and are never sent in part")
    void aDamagedPageIsComputed() {
        page();
        byte[] whole = Gzip.compress(TEXT.getBytes(StandardCharsets.UTF_8));
        byte[] changed = whole.clone();
        changed[whole.length - 8]++; // the checksum
        for (byte[] bytes : List.of(Arrays.copyOf(whole, whole.length - 9), changed, new byte[200])) {
            store(PageBody.gzip(bytes, TEXT.length(), "d"));
            PageSite.Answer answer = site.get("/page");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(TEXT);
            assertThat(answer.isHit()).isFalse();
        }
        assertThat(site.computed).hasValue(3);
    }

    @Test
    void onlyTheSaidLengthIsInflated() {
        byte[] bomb = Gzip.compress(new byte[1 << 20]);
        assertThatThrownBy(() -> PageBody.gzip(bomb, 1000, null).plain()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PageBody.gzip(bomb, (1 << 20) + 1, null).plain())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PageBody.gzip(bomb, Integer.MAX_VALUE, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PageBody.gzip(bomb, 1 << 20, null).plain()).hasSize(1 << 20);
    }

    @Test
    void aRenewedPageThatForbidsItIsNoLongerSentGzipped() {
        PageBody body = PageBody.compressed(TEXT.getBytes(StandardCharsets.UTF_8), "d");
        StoredPage.Origin origin = new StoredPage.Origin(Variance.NONE, "", 0, 0, -1);
        Fields fields = Fields.of("Content-Type", "text/html");
        assertThat(new StoredPage(200, fields, body, origin).gzip()).isNotNull();
        assertThat(new StoredPage(200, fields.plus("Cache-Control", "no-transform"), body, origin).gzip())
                .isNull();
    }

    private void store(PageBody body) {
        Fields fields = Fields.of("Content-Type", "text/html");
        StoredPage.Origin origin = new StoredPage.Origin(
                Variance.NONE, "", site.clock().instant().toEpochMilli(), 0, StoredPage.NO_BROWSER);
        site.caches.get("pages").set(PageUrl.parse(site.url("/page")).key(), new StoredPage(200, fields, body, origin));
    }
}
