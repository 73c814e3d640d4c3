package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents in which visitors were shown what belonged to others. */
class LeakedPagesTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("nobody");
    }

    private static void greet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("account of " + cookie(request, "login"));
    }

    @Test
    @DisplayName("Steam 2015: account pages, computed from the session, were served to 34,000 others")
    void steam() {
        String path = stage.page((request, response) -> {
            if (request.getParameter("login") != null) {
                request.getSession().setAttribute("user", request.getParameter("login"));
            }
            response.getWriter().print("account of " + request.getSession().getAttribute("user"));
        });
        PageSite.Visitor ann = stage.site().visitor();
        assertThat(ann.get(path + "?login=ann").body()).isEqualTo("account of ann");
        assertThat(ann.get(path).body()).isEqualTo("account of ann");
        assertThat(stage.get(path).body()).isEqualTo("account of null");
        assertThat(ann.get(path).cacheStatus()).contains("detail=session");
    }

    @Test
    @DisplayName(
            "Railway 2026: pages of signed-in visitors, recognised by a cookie of the application's own, set no cookie")
    void railway() {
        String path = stage.page(LeakedPagesTest::greet);
        stage.expectNotShared(path, "undeclared-input; input=Cookie", "Cookie", "login=ann");
        assertThat(stage.get(path).body()).isEqualTo("account of nobody");
    }

    @Test
    @DisplayName("Symfony CVE-2022-24894: a session cookie was stored with the page and handed to others")
    void symfonySetCookie() {
        String path = stage.page((request, response) -> {
            response.addHeader("Set-Cookie", "sid=ann");
            response.setHeader("Cache-Control", "public, s-maxage=60");
        });
        stage.expectNotShared(path, "set-cookie");
    }

    @Test
    @DisplayName("Django CVE-2026-6907: Vary: * was no obstacle")
    void djangoVaryStar() {
        stage.expectNotShared(stage.page((request, response) -> response.setHeader("Vary", "*")), "vary-star");
    }

    @ParameterizedTest
    @ValueSource(strings = {" *", "* ", "Accept-Language , * ", "Accept,\t*", "*,*"})
    @DisplayName("Django CVE-2026-48587: a space in Vary hid the asterisk")
    void djangoVarySpace(String vary) {
        stage.expectNotShared(stage.page((request, response) -> response.setHeader("Vary", vary)), "vary-star");
    }

    @Test
    @DisplayName("Django CVE-2026-48587: a space in Vary hid a field's name")
    void djangoVarySpaceInAName() {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", " Accept-Language ,  X-Tenant ");
            response.getWriter().print(request.getHeader("X-Tenant"));
        });
        assertThat(stage.get(path, "X-Tenant", "a").cacheStatus()).contains("stored");
        assertThat(stage.get(path, "X-Tenant", "b").body()).isEqualTo("b");
    }

    @Test
    @DisplayName("Django CVE-2026-35192: a session cookie without Vary: Cookie")
    void djangoSessionWithoutVary() {
        String path = stage.page((request, response) -> request.getSession().setAttribute("cart", "1"));
        stage.expectNotShared(path, "session");
    }

    @Test
    @DisplayName("Django CVE-2026-35193: answers to Authorization without Cache-Control: public")
    void djangoAuthorization() {
        String path = stage.page(
                (request, response) -> response.getWriter().print("for " + request.getHeader("Authorization")));
        stage.expectNotShared(path, "authorization", "Authorization", "Bearer ann");
        assertThat(stage.get(path).body()).isEqualTo("for null");
        assertThat(stage.get(path, "Authorization", "Bearer bob").body()).isEqualTo("for Bearer bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Private", "PRIVATE, max-age=60", "max-age=60,  pRiVaTe", "No-Store", "nO-cAcHe"})
    @DisplayName("Django CVE-2026-8404: directives in another case were not recognised")
    void djangoDirectiveCase(String control) {
        String path = stage.page((request, response) -> response.setHeader("Cache-Control", control));
        stage.get(path);
        assertThat(stage.get(path).isHit()).isFalse();
        assertThat(stage.computed(path)).isEqualTo(2);
    }

    @Test
    @DisplayName("Django GHSA-3h9f-r86x-qvjx: unrelated cookies in the request let a Set-Cookie be stored")
    void djangoUnrelatedCookies() {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", "Cookie");
            response.addCookie(new Cookie("sessionid", "of-ann"));
        });
        stage.expectNotShared(path, "set-cookie", "Cookie", "_ga=1; banner=seen");
    }

    @Test
    @DisplayName("Django CVE-2026-113593: an absent and an empty field shared a key")
    void djangoAbsentAndEmpty() throws Exception {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", "X-Tenant");
            response.getWriter().print("tenant [" + request.getHeader("X-Tenant") + "]");
        });
        assertThat(stage.get(path).body()).isEqualTo("tenant [null]");
        assertThat(stage.raw(path, stage.host(), "X-Tenant:")).contains("tenant []");
        assertThat(stage.get(path).body()).isEqualTo("tenant [null]");
        assertThat(stage.computed(path)).isEqualTo(2);
    }

    @Test
    @DisplayName("django CMS PYSEC-2026-3824: what an editor sees of a page is not what guests are shown")
    void djangoCms() {
        String path = stage.page((request, response) -> {
            boolean editor = cookie(request, "cms_edit").equals("yes");
            response.getWriter().print(editor ? "draft" : "published");
        });
        assertThat(stage.get(path, "Cookie", "cms_edit=yes").body()).isEqualTo("draft");
        assertThat(stage.get(path).body()).isEqualTo("published");
    }

    @Test
    @DisplayName("Next.js CVE-2025-57752: images that depend on cookies were kept under their URL alone")
    void nextImages() {
        String path = stage.page((request, response) -> {
            response.setContentType("image/png");
            response.getOutputStream().write(cookie(request, "login").getBytes(StandardCharsets.UTF_8));
        });
        assertThat(stage.get(path + "/photo.png", "Cookie", "login=ann").body()).isEqualTo("ann");
        assertThat(stage.get(path + "/photo.png", "Cookie", "login=bob").body()).isEqualTo("bob");
        assertThat(stage.get(path + "/photo.png").body()).isEqualTo("nobody");
    }

    @Test
    @DisplayName("nuxt/nuxt#28527: a lifetime for a whole area shared what its pages had made of a visitor's cookie")
    void nuxtArea() {
        String path = stage.page(LeakedPagesTest::greet);
        assertThat(stage.get(path + "/orders", "Cookie", "login=ann").body()).isEqualTo("account of ann");
        assertThat(stage.get(path + "/orders", "Cookie", "login=bob").body()).isEqualTo("account of bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-CSRF-TOKEN",
                "x-xsrf-token",
                "X-Auth-Token",
                "X-User",
                "Authentication-Info",
                "Clear-Site-Data"
            })
    @DisplayName("spatie/laravel-responsecache#104: a visitor's token, or word to him, in a response field")
    void tokensInFields(String name) {
        stage.expectNotShared(
                stage.page((request, response) -> response.setHeader(name, "\"ann\"")), "personal-content");
    }

    @Test
    @DisplayName("spatie/laravel-responsecache#69, dradis/dradis-ce#408: the CSRF token of a session in a form")
    void tokensInForms() {
        String path = stage.page((request, response) -> response.getWriter()
                .print("<input name=_token value=" + request.getSession().getId() + ">"));
        stage.expectNotShared(path, "session");
    }

    @Test
    @DisplayName("locomotivecms/engine#907: a CSRF token that lives in a cookie")
    void tokensInCookies() {
        String path = stage.page((request, response) -> response.getWriter().print(cookie(request, "XSRF-TOKEN")));
        stage.expectNotShared(path, "undeclared-input; input=Cookie", "Cookie", "XSRF-TOKEN=of-ann");
    }

    @Test
    @DisplayName("spatie/laravel-responsecache#125: a flash message was shown to everybody")
    void flashMessages() {
        String path = stage.page((request, response) -> {
            Object message = request.getSession().getAttribute("flash");
            request.getSession().removeAttribute("flash");
            response.getWriter().print(message == null ? "-" : message);
        });
        stage.expectNotShared(path, "session");
    }

    @Test
    @DisplayName("spatie/laravel-responsecache#219: a nonce that everybody knows protects nobody")
    void nonces() {
        String path = stage.page(
                (request, response) -> response.setHeader("Content-Security-Policy", "script-src 'nonce-r4nd0m'"));
        stage.expectNotShared(path, "personal-content");
    }

    private static byte[] packed(String coding, String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = coding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity"})
    @DisplayName("View state: a Faces form's state in a page that the application compressed itself")
    void viewStates(String coding) {
        String form = "x".repeat(30_000) + "<input name='jakarta.faces.ViewState' value='of ann'/>";
        String path = stage.page((request, response) -> {
            response.setHeader("Content-Encoding", coding);
            boolean readable = List.of("gzip", "deflate").contains(coding);
            response.getOutputStream().write(readable ? packed(coding, form) : form.getBytes(StandardCharsets.UTF_8));
        });
        stage.get(path);
        assertThat(stage.get(path).isHit()).isFalse();
    }

    @Test
    @DisplayName("View state: compressed pages without one are stored")
    void compressedPages() {
        String path = stage.page((request, response) -> {
            response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(packed("gzip", "x".repeat(100_000)));
        });
        stage.get(path);
        assertThat(stage.get(path).isHit()).isTrue();
    }
}
