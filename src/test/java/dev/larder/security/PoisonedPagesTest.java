package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RawHttp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents in which an attacker made the cache keep what harms others, or keep his victim's page where he could fetch it. */
class PoisonedPagesTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    /** A page that builds a link out of a header field. */
    private static String linking(String field) {
        return stage.page(
                (request, response) -> response.getWriter().print("<a href='" + request.getHeader(field) + "'>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host", "X-Forwarded-Scheme", "X-Forwarded-Proto", "X-Host", "X-Original-URL",
                        "X-Rewrite-URL",
                "Forwarded", "Referer", "User-Agent", "Via", "X-Wap-Profile", "TE"
            })
    @DisplayName("Kettle 2018: a page that reflects a field that is in no key")
    void unkeyedFields(String field) {
        String path = linking(field);
        stage.expectNotShared(path, "undeclared-input; input=" + field, field, "evil");
        assertThat(stage.get(path).body()).doesNotContain("evil");
    }

    @Test
    @DisplayName("Kettle 2020: fat GET, a body that overrides the query")
    void fatGet() throws Exception {
        String path = stage.page((request, response) -> response.getWriter()
                .print(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
        String answer = RawHttp.send(
                stage.site().server.port(),
                "GET " + path + "?q=good HTTP/1.1",
                stage.host(),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 6",
                "Connection: close",
                "",
                "q=evil");
        assertThat(answer).contains("evil").contains("detail=request-body");
        assertThat(stage.get(path + "?q=good").body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?cb=good&utm_content=x;cb=evil",
                "?cb=good&utm_content=x%26cb=evil",
                "?utm_content=1&cb=good&cb=evil",
                "?cb=good&utm%5fcontent=;cb=evil"
            })
    @DisplayName("Kettle 2020: parameter cloaking, a parameter hidden in one that is in no key")
    void cloakedParameters(String query) {
        String path = stage.page((request, response) -> {
            String last = "";
            for (String pair : request.getQueryString().split("[&;]|%26")) {
                last = pair.startsWith("cb=") ? pair : last;
            }
            response.getWriter().print(last);
        });
        assertThat(stage.get(path + query).body()).isEqualTo("cb=evil");
        assertThat(stage.get(path + "?cb=good").body()).isEqualTo("cb=good");
    }

    @Test
    @DisplayName("Symfony CVE-2021-41267: the prefix that a proxy names came from anybody")
    void symfonyPrefix() {
        String path = linking("X-Forwarded-Prefix");
        stage.expectNotShared(path, "undeclared-input; input=X-Forwarded-Prefix", "X-Forwarded-Prefix", "/evil");
    }

    @Test
    @DisplayName("Next.js CVE-2024-46982: a field of the framework's own made a live page one that may be stored")
    void nextInternalField() {
        String path = stage.page((request, response) -> {
            boolean fooled = request.getHeader("x-now-route-matches") != null;
            response.setHeader("Cache-Control", fooled ? "s-maxage=1, stale-while-revalidate" : "private, no-store");
            response.getWriter().print(fooled ? "evil" : "fine");
        });
        stage.expectNotShared(path, "undeclared-input", "x-now-route-matches", "1");
        assertThat(stage.get(path).body()).isEqualTo("fine");
    }

    @Test
    @DisplayName("Nuxt CVE-2025-27415: a query that looks like the path of data replaced the page")
    void nuxtPayload() {
        for (String query : new String[] {"?/_payload.json", "?utm_source=/_payload.json"}) {
            String path = stage.page((request, response) -> {
                String asked = String.valueOf(request.getQueryString());
                response.getWriter().print(asked.contains("_payload.json") ? "[data]" : "<html>");
            });
            assertThat(stage.get(path + query).body()).isEqualTo("[data]");
            assertThat(stage.get(path).body()).isEqualTo("<html>");
        }
    }

    @Test
    @DisplayName("Spring CVE-2026-22741: an encoded file was kept for those who cannot read it")
    void springEncodedResource() {
        String path = stage.page((request, response) -> {
            boolean gzip = String.valueOf(request.getHeader("Accept-Encoding")).contains("gzip");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var out = gzip ? new GZIPOutputStream(bytes) : bytes) {
                out.write("plain".getBytes(StandardCharsets.UTF_8));
            }
            if (gzip) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.getOutputStream().write(bytes.toByteArray());
        });
        assertThat(stage.get(path, "Accept-Encoding", "gzip").field("Content-Encoding"))
                .isEqualTo("gzip");
        PageSite.Answer plain = stage.get(path, "Accept-Encoding", "identity");
        assertThat(plain.field("Content-Encoding")).isEmpty();
        assertThat(plain.body()).isEqualTo("plain");
        assertThat(stage.get(path).body()).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonexistent.css", "/a.js", "/photo.png", "/robots.txt", "/index.html"})
    @DisplayName("Gil 2017: a private page under a path that looks like a file's")
    void deception(String ending) {
        String path = stage.page((request, response) ->
                response.getWriter().print("account of " + request.getSession().getAttribute("user")));
        stage.expectNotShared(path + ending, "session");
    }

    @ParameterizedTest
    @DisplayName("PortSwigger 2024: delimiters and normalisation that two parties read differently")
    @CsvSource({
        "';a.css', path-parameter",
        "';jsessionid=1', path-parameter",
        "'%3Ba.css', path-encoding",
        "'%3fa.css', path-encoding",
        "'%23a.css', path-encoding",
        "'/..%2fa.css', path-encoding",
        "'/%2e%2e/a.css', path-encoding",
        "'%00a.css', path-encoding",
        "'%0aa.css', path-encoding",
        "'%ff', path-encoding",
        "'//a.css', path-encoding",
    })
    void delimiters(String ending, String reason) throws Exception {
        String path = stage.page((request, response) -> response.getWriter().print("page of ann"));
        String answer = stage.raw(path + ending, stage.host());
        // the server itself refuses some of them, and nothing of that is stored either
        assertThat(answer).matches("(?s)(HTTP/1.1 400 .*|.*fwd=bypass; detail=" + reason + ".*)");
        assertThat(stage.get(path).isHit()).isFalse();
    }

    @Test
    @DisplayName("Fragment XSS persistence: a reflected flaw becomes no stored one")
    void storedXss() {
        String path = linking("User-Agent");
        assertThat(stage.get(path, "User-Agent", "<script>evil()</script>").body())
                .contains("evil");
        assertThat(stage.get(path).body()).doesNotContain("evil");
        String search = stage.page((request, response) -> response.getWriter().print(request.getParameter("q")));
        assertThat(stage.get(search + "?q=%3Cscript%3E").body()).contains("<script>");
        assertThat(stage.get(search).body()).doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PURGE", "BAN", "REFRESH"})
    @DisplayName("Open PURGE: nobody empties the cache by a method that the application does not serve")
    void purge(String method) {
        String path = stage.page((request, response) -> {
            if (!request.getMethod().equals("GET")) {
                response.sendError(405);
            }
        });
        stage.get(path);
        assertThat(stage.site().send(method, path).status()).isEqualTo(405);
        assertThat(stage.get(path).isHit()).isTrue();
    }
}
