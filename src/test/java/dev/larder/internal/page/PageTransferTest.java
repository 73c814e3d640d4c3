package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.http.Fields;
import dev.larder.testing.StubRequest;
import dev.larder.testing.StubResponse;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages reach clients: streamed, conditional, stale, from JSP. */
class PageTransferTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    @Test
    @DisplayName("D253, otherwise: a streamed page reaches its first client at once and is stored when it has ended")
    void captureDelaysNothing() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        site.page("/page", (request, response) -> {
                    response.getOutputStream().print("first");
                    response.flushBuffer();
                    if (seen.await(10, TimeUnit.SECONDS)) {
                        response.getOutputStream().print("second");
                    }
                })
                .start();
        try (Socket socket = new Socket("127.0.0.1", site.server.port())) {
            String request =
                    "GET /page HTTP/1.1\r\nHost: localhost:" + site.server.port() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("first") < 0) {
                head.append((char) in.read());
            }
            seen.countDown();
            assertThat(head).contains("Cache-Status: larder; fwd=uri-miss; stored; ttl=600");
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("second");
        }
        assertThat(site.get("/page").body()).isEqualTo("firstsecond");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "windows-1252"})
    void aWriterIsCapturedInItsCharset(String charset) {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/plain;charset=" + charset);
                    response.getWriter().write("Käse é", 0, 6);
                    response.getWriter().printf(" %d", 7);
                })
                .start();
        PageSite.Answer first = site.get("/page");
        PageSite.Answer second = site.get("/page");
        assertThat(second.isHit()).isTrue();
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(new String(second.bytes(), java.nio.charset.Charset.forName(charset)))
                .isEqualTo("Käse é 7");
        assertThat(second.field("Content-Type")).isEqualTo(first.field("Content-Type"));
    }

    @Test
    void whatWasResetIsNotStored() {
        site.page("/page", (request, response) -> {
                    response.setHeader("X-Old", "1");
                    response.getWriter().print("old");
                    response.reset();
                    response.getOutputStream().print("new");
                })
                .start();
        site.get("/page");
        PageSite.Answer second = site.get("/page");
        assertThat(second.isHit()).isTrue();
        assertThat(second.body()).isEqualTo("new");
        assertThat(second.field("X-Old")).isEmpty();
    }

    @Test
    void aForwardAndAnIncludeAreOnePage() {
        site.page("/inner", (request, response) -> response.getWriter().print("inner"))
                .page("/include", (request, response) -> {
                    response.getWriter().print("<");
                    request.getRequestDispatcher("/inner").include(request, response);
                    response.getWriter().print(">");
                })
                .page(
                        "/forward",
                        (request, response) ->
                                request.getRequestDispatcher("/inner").forward(request, response))
                .start();
        for (String path : List.of("/include", "/forward")) {
            String first = site.get(path).body();
            assertThat(site.get(path).body()).isEqualTo(first);
            assertThat(site.get(path).isHit()).isTrue();
        }
        assertThat(site.get("/include").body()).isEqualTo("<inner>");
    }

    @Test
    @DisplayName("D284, D288: a client that has the page gets 304, from the store")
    void aKnownPageIsNotSentAgain() {
        site.page("/page", (request, response) -> response.getWriter().print("page"))
                .start();
        site.get("/page");
        String etag = site.get("/page").field("ETag");
        PageSite.Answer known = site.get("/page", "If-None-Match", "\"other\", W/" + etag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.field("ETag")).isEqualTo(etag);
        assertThat(known.isHit()).isTrue();
        assertThat(site.get("/page", "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A conditional request for a page that is not stored gets its 304 and leaves the whole page behind")
    void aConditionalMissLeavesAWholePage() {
        site.page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"v1\"");
                    if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                        response.setStatus(304);
                        return;
                    }
                    response.setContentLength(4);
                    response.getOutputStream().print("page");
                })
                .start();
        PageSite.Answer known = site.get("/page", "If-None-Match", "\"v1\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        PageSite.Answer whole = site.get("/page");
        assertThat(whole.body()).isEqualTo("page");
        assertThat(whole.isHit()).isTrue();
    }

    @Test
    @DisplayName("RFC 5861 3: one visitor gets the old page at once, and refreshes it")
    void aStalePageIsServedAndRefreshed() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
        site.page("/page", (request, response) -> {
                    response.setContentType("text/plain;charset=UTF-8");
                    response.setHeader("X-Number", "" + site.computed.get());
                    response.getWriter().print("pägé " + site.computed.get());
                })
                .start();
        site.get("/page");
        site.clock().advance(Duration.ofSeconds(11));
        PageSite.Answer stale = site.get("/page");
        assertThat(stale.cacheStatus()).isEqualTo("larder; hit; detail=stale-while-revalidate");
        assertThat(stale.body()).isEqualTo("pägé 1");
        org.assertj.core.api.Assertions.assertThat(RawHttp.eventually(() -> site.computed.get() == 2))
                .isTrue();
        assertThat(RawHttp.eventually(() -> site.get("/page").body().equals("pägé 2")))
                .isTrue();
        PageSite.Answer fresh = site.get("/page");
        assertThat(fresh.field("X-Number")).isEqualTo("2");
        assertThat(fresh.field("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(fresh.cacheStatus()).startsWith("larder; hit; ttl=");
    }

    @Test
    @DisplayName("RFC 5861 4: a page that fails is replaced by the old one")
    void aStalePageIsServedInsteadOfAFailure() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleIfError(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
        site.page("/page", (request, response) -> {
                    if (site.computed.get() == 2) {
                        throw new IllegalStateException("the database is away");
                    }
                    response.getWriter().print("page " + site.computed.get());
                })
                .start();
        site.get("/page");
        site.clock().advance(Duration.ofSeconds(11));
        PageSite.Answer stale = site.get("/page");
        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo("page 1");
        assertThat(stale.cacheStatus()).isEqualTo("larder; fwd=stale; detail=stale-if-error");
    }

    @Test
    @DisplayName(
            "A JSP with the usual page directive, which creates a session, is stored; its visitors keep their own cookies")
    void aDefaultJspIsStored() {
        site.server
                .pages()
                .file("page.jsp", "<%@ page contentType=\"text/html;charset=UTF-8\" %>ä ${param.q} <%= 1 + 1 %>");
        site.start();
        PageSite.Visitor visitor = site.visitor();
        PageSite.Answer first = visitor.get("/page.jsp?q=x");
        PageSite.Answer second = site.get("/page.jsp?q=x");
        assertThat(first.cacheStatus()).contains("stored");
        assertThat(first.field("Set-Cookie")).contains("JSESSIONID");
        assertThat(second.isHit()).isTrue();
        assertThat(second.field("Set-Cookie")).isEmpty();
        assertThat(second.body()).isEqualTo(first.body()).contains("ä x 2");
        assertThat(visitor.get("/page.jsp?q=y").cacheStatus()).contains("stored");
    }

    @Test
    void aJspThatReflectsAFieldIsNotStored() {
        site.server.pages().file("page.jsp", "<%@ page session=\"false\" %>${header['X-Forwarded-Host']}");
        site.start();
        assertThat(site.get("/page.jsp").cacheStatus()).contains("detail=undeclared-input; input=X-Forwarded-Host");
    }

    @Test
    void aJspThatReadsTheSessionIsNotStored() {
        site.server.pages().file("page.jsp", "${sessionScope.cart}");
        site.start();
        assertThat(site.get("/page.jsp").cacheStatus()).contains("detail=session");
    }

    @Test
    void aFileOfTheApplicationIsStoredAndAWelcomeFileUnderItsFolder() {
        site.server
                .pages()
                .file("style.css", "b { color: red }")
                .file("index.jsp", "<%@ page session=\"false\" %>hello");
        site.start();
        assertThat(site.get("/style.css").cacheStatus()).contains("stored");
        assertThat(site.get("/style.css").isHit()).isTrue();
        assertThat(site.get("/").cacheStatus()).contains("stored");
        assertThat(site.get("/").isHit()).isTrue();
        site.pages().invalidate("/");
        assertThat(site.get("/").isHit()).isFalse();
    }

    @Test
    @DisplayName(
            "RFC 9110 6.5: trailers reach the visitor they were made for; the stored page has none and announces none")
    void trailersAreNotStored() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setHeader("Trailer", "X-Rows");
                    response.setTrailerFields(() -> Map.of("X-Rows", "7"));
                    response.getOutputStream().print("page");
                    response.flushBuffer();
                })
                .start();
        String host = "Host: localhost:" + site.server.port();
        assertThat(RawHttp.get(site.server.port(), "/page", host)).contains("Trailer: X-Rows", "X-Rows: 7");
        String hit = RawHttp.get(site.server.port(), "/page", host);
        assertThat(hit).contains("larder; hit").endsWith("\r\n\r\npage").doesNotContain("X-Rows");
    }

    @Test
    @DisplayName("Date replaces the one that some servers set beforehand; the lines of one name stay in their order")
    void fieldsAreRepeatedAsTheyWere() throws Exception {
        StoredPage page = new StoredPage(
                200,
                Fields.of("Date", "then", "Link", "</a>", "X-Between", "1", "Link", "</b>", "Vary", "X-A"),
                PageBody.plain(new byte[] {1}, null),
                new StoredPage.Origin(Variance.NONE, "", 0, 0, StoredPage.NO_BROWSER));
        StubResponse response = new StubResponse();
        response.setHeader("Date", "now");
        new Replay(page, 0, null, site.clock()).write(new StubRequest(), response);
        assertThat(response.lines("Date")).containsExactly("then");
        assertThat(response.lines("Link")).containsExactly("</a>", "</b>");
        assertThat(response.lines("Vary")).containsExactly("X-A");
    }

    @Test
    @DisplayName(
            "A JSP that begins a session, as every one does by default, is refreshed behind a visitor who has none")
    void aDefaultJspIsRefreshedBehindItsVisitor() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.rule("/page.jsp", policy, Variance.NONE, List.of());
        site.server
                .pages()
                .attribute("counter", site.computed)
                .file(
                        "page.jsp",
                        "<%@ page contentType=\"text/plain\" %>page <%= ((java.util.concurrent.atomic.AtomicInteger)"
                                + " application.getAttribute(\"counter\")).incrementAndGet() %>");
        site.start();
        assertThat(site.get("/page.jsp").body()).isEqualTo("page 1");
        site.clock().advance(Duration.ofSeconds(11));
        assertThat(site.get("/page.jsp").body()).isEqualTo("page 1");
        PageSite.Answer refreshed = site.get("/page.jsp");
        assertThat(refreshed.body()).isEqualTo("page 2");
        assertThat(refreshed.isHit()).isTrue();
    }
}
