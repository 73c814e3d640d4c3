package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.CachePolicy;
import dev.larder.internal.http.CacheMode;
import dev.larder.testing.WebServer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where servlet containers differ: each has its own way, and the page is the same. */
class PageDifferencesTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void closes() {
        site.close();
    }

    private String raw(String path) throws Exception {
        return RawHttp.get(site.server.port(), path, "Host: localhost:" + site.server.port());
    }

    // ---- what a server does of its own accord

    @Test
    @DisplayName("Jetty adds a second Date to one that is added; Tomcat adds one where none is")
    void aPageWithADateHasOneDate() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setHeader("Date", "Mon, 02 Nov 2026 10:00:00 GMT");
                    response.getWriter().print("page");
                })
                .start();
        assertThat(raw("/page")).containsOnlyOnce("Date: ").contains("stored");
        assertThat(raw("/page")).containsOnlyOnce("Date: ").contains("larder; hit");
    }

    @Test
    @DisplayName(
            "Jetty adds an Expires of 1970 to its session's cookie: the first visitor's only, and no word of the page")
    void whatComesWithASessionsCookieIsNotStored() {
        site.page("/page", (request, response) -> {
                    request.getSession();
                    response.getWriter().print("page");
                })
                .start();
        assertThat(site.get("/page").field("Set-Cookie")).contains("JSESSIONID");
        PageSite.Answer second = site.get("/page");
        assertThat(second.isHit()).isTrue();
        assertThat(second.field("Set-Cookie")).isEmpty();
        assertThat(second.field("Expires")).isEmpty();
    }

    @Test
    @DisplayName("RFC 9110 8.6: a 304 has the page's length or none; Jetty says 0 of its own accord")
    void anAnswerThatNothingHasChangedHasNoWrongLength() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"v1\"");
                    response.getWriter().print("page");
                })
                .start();
        for (String how : new String[] {"stored", "larder; hit"}) {
            String host = "Host: localhost:" + site.server.port();
            assertThat(RawHttp.get(site.server.port(), "/page", host, "If-None-Match: \"v1\""))
                    .startsWith("HTTP/1.1 304 ")
                    .contains(how)
                    .doesNotContain("Content-Length: 0");
        }
    }

    @Test
    @DisplayName("%2F: Tomcat refuses it; Jetty hands it on and throws at whoever asks for the path")
    void anEncodedSlashIsNoFailureOfTheCache() throws Exception {
        site.page("/*", (request, response) -> response.getWriter().print("page"))
                .start();
        assertThat(raw("/page%2Fx")).containsPattern("HTTP/1.1 400 |larder; fwd=bypass; detail=path-encoding");
    }

    @Test
    @DisplayName("Jetty's servlet for files copies all header fields")
    void aFileIsStoredWhateverFieldsARequestHas() {
        site.server.pages().file("style.css", "b { color: red }".repeat(20));
        site.start();
        assertThat(site.get("/style.css?utm_source=x", "X-Any", "1").cacheStatus())
                .contains("stored");
        assertThat(site.get("/style.css", "X-Any", "2").isHit()).isTrue();
    }

    @Test
    @DisplayName("Tomcat would have the kernel send a large file, Jetty write it asynchronously")
    void aLargeFileIsStored() {
        assumeFalse(WebServer.WANTED.startsWith("jetty"), "what is written asynchronously is not stored");
        site.server.pages().file("large.css", "b { color: red }".repeat(5_000));
        site.start();
        PageSite.Answer first = site.get("/large.css");
        assertThat(first.cacheStatus()).contains("stored");
        assertThat(site.get("/large.css").isHit()).isTrue();
        assertThat(site.get("/large.css").body()).isEqualTo(first.body()).hasSize(80_000);
    }

    @Test
    void aPageThatIsForwardedToIsStoredWhateverIsLeftOutOfItsKey() {
        site.server.pages().file("inner.jsp", "<%@ page session=\"false\" %>inner");
        site.page(
                        "/page",
                        (request, response) ->
                                request.getRequestDispatcher("/inner.jsp").forward(request, response))
                .start();
        assertThat(site.get("/page?utm_source=x").cacheStatus()).contains("stored");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page").body()).isEqualTo("inner");
    }

    @Test
    @DisplayName(
            "null as a field's value: removes it, but on Tomcat 10.1 leaves it, and what the client is told counts")
    void aFieldSetToNullCountsUnlessItIsGone() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Cache-Control", "private");
                    response.setHeader("Cache-Control", null);
                    response.getWriter().print("page");
                })
                .start();
        PageSite.Answer answer = site.get("/page");
        boolean gone = answer.field("Cache-Control").isEmpty();
        assertThat(answer.cacheStatus()).contains(gone ? "stored" : "detail=private");
        assertThat(gone).isEqualTo(!WebServer.WANTED.equals("Apache Tomcat/10.1"));
    }

    // ---- interim responses

    @Test
    @DisplayName("RFC 8297: early hints reach the client, and are not stored")
    void earlyHintsPassAndThePageIsStored() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setHeader("Link", "</style.css>; rel=preload");
                    sendEarlyHints(response);
                    response.setHeader("Link", "</other.css>; rel=preload");
                    response.getWriter().print("page");
                })
                .start();
        assertThat(raw("/page"))
                .startsWith("HTTP/1.1 103 ")
                .containsPattern("(?s)Link: </style.css>.*HTTP/1.1 200 .*stored")
                .containsOnlyOnce("/style.css");
        assertThat(raw("/page"))
                .startsWith("HTTP/1.1 200 ")
                .contains("larder; hit", "Link: </other.css>")
                .doesNotContain("/style.css");
    }

    /** Until the API has a way, each server has its own. */
    private static void sendEarlyHints(HttpServletResponse response) throws Exception {
        if (WebServer.WANTED.startsWith("jetty")) {
            response.sendError(103);
        } else {
            ServletResponse own = response;
            while (own instanceof ServletResponseWrapper wrapper) {
                own = wrapper.getResponse();
            }
            own.getClass().getMethod("sendEarlyHints").invoke(own);
        }
    }

    // ---- what Servlet 6.1 has added

    private static Method since61(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            assumeTrue(false, "the container has Servlet 6.0");
            throw new AssertionError(e);
        }
    }

    private static Method redirect(Class<?>... more) {
        Class<?>[] types = new Class<?>[1 + more.length];
        types[0] = String.class;
        System.arraycopy(more, 0, types, 1, more.length);
        return since61(HttpServletResponse.class, "sendRedirect", types);
    }

    private void expectCaptured(int status, String body, PageSite.Body redirect) {
        site.mode(CacheMode.SHARED_CACHE)
                .page("/page", (request, response) -> {
                    response.setHeader("Cache-Control", "max-age=60");
                    response.getWriter().print("moved");
                    redirect.write(request, response);
                })
                .start();
        PageSite.Answer first = site.get("/page");
        assertThat(first.cacheStatus()).contains("stored");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.status()).isEqualTo(first.status()).isEqualTo(status);
        assertThat(hit.field("Location")).isEqualTo(first.field("Location")).endsWith("/other");
        assertThat(hit.body()).isEqualTo(first.body()).isEqualTo(body);
    }

    @Test
    @DisplayName("Tomcat records nothing after a redirect, its Location neither")
    void aPlainRedirectIsCaptured() {
        expectCaptured(302, "", (request, response) -> response.sendRedirect("/other"));
    }

    @Test
    void aRedirectWithItsStatusIsCaptured() {
        Method redirect = redirect(int.class);
        expectCaptured(301, "", (request, response) -> redirect.invoke(response, "/other", 301));
    }

    @Test
    void aRedirectThatKeepsItsBodyIsCaptured() {
        Method redirect = redirect(boolean.class);
        expectCaptured(302, "moved", (request, response) -> redirect.invoke(response, "/other", false));
    }

    @Test
    void aRedirectWithStatusAndBodyIsCaptured() {
        Method redirect = redirect(int.class, boolean.class);
        expectCaptured(303, "moved", (request, response) -> redirect.invoke(response, "/other", 303, false));
    }

    @Test
    void aRedirectIsNoPage() {
        Method redirect = redirect(int.class);
        site.page("/page", (request, response) -> redirect.invoke(response, "/other", 303))
                .start();
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.cacheStatus()).contains("detail=status");
    }

    @Test
    void aRefreshThatRedirectsIsCaptured() {
        Method redirect = redirect(int.class);
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.statuses(301)
                .rule("/page", policy, Variance.NONE, List.of())
                .page("/page", (request, response) -> {
                    response.getWriter().print("page");
                    if (site.computed.get() > 1) {
                        redirect.invoke(response, "/other", 301);
                    }
                })
                .start();
        site.get("/page");
        site.clock().advance(Duration.ofSeconds(11));
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(RawHttp.eventually(() -> site.get("/page").status() == 301)).isTrue();
        assertThat(site.get("/page").field("Location")).isEqualTo("/other");
        assertThat(site.get("/page").body()).isEmpty();
    }

    @Test
    void aBufferIsCaptured() {
        Method write = since61(ServletOutputStream.class, "write", ByteBuffer.class);
        site.page(
                        "/page",
                        (request, response) ->
                                write.invoke(response.getOutputStream(), StandardCharsets.UTF_8.encode("page")))
                .start();
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page").body()).isEqualTo("page");
    }

    @Test
    void aCharsetIsCaptured() {
        Method charset = since61(ServletResponse.class, "setCharacterEncoding", Charset.class);
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
        site.page("/page", (request, response) -> {
                    response.setContentType("text/plain");
                    charset.invoke(response, StandardCharsets.UTF_8);
                    response.getWriter().print("pägé " + site.computed.get());
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("pägé 1");
        assertThat(site.get("/page").body()).isEqualTo("pägé 1");
        site.clock().advance(Duration.ofSeconds(11));
        assertThat(RawHttp.eventually(() -> site.get("/page").body().equals("pägé 2")))
                .isTrue();
    }

    @Test
    void aSessionCanBeHandedToAnotherThread() {
        Method accessor = since61(HttpSession.class, "getAccessor");
        site.page(
                        "/page",
                        (request, response) ->
                                response.getWriter().print(accessor.invoke(request.getSession()) != null))
                .start();
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.body()).isEqualTo("true");
        assertThat(answer.cacheStatus()).contains("detail=session");
    }
}
