package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Site mode never stores what might belong to one visitor; each test is an incident that happened somewhere. */
class PageSafetyTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private PageSite page(PageSite.Body body) {
        return site.page("/page", (request, response) -> {
            response.setContentType("text/plain");
            body.write(request, response);
            response.getWriter().print("page " + site.computed.get());
        });
    }

    /** Asks twice and expects that the application was asked twice, for that reason. */
    private void expectRefusal(String reason, String path, String... headers) {
        PageSite.Answer first = site.get(path, headers);
        PageSite.Answer second = site.get(path, headers);
        assertThat(first.cacheStatus()).contains("detail=" + reason).doesNotContain("stored");
        assertThat(second.isHit()).isFalse();
        assertThat(site.computed).hasValue(2);
    }

    // ---- visitors

    /** Stands for a security filter in front of the cache. */
    private record SignedIn(String name) implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest http = (HttpServletRequest) request;
            boolean known = name.equals(http.getHeader("X-Login"));
            chain.doFilter(known ? new Known(http, name) : request, response);
        }
    }

    private static final class Known extends HttpServletRequestWrapper {
        private final String name;

        Known(HttpServletRequest request, String name) {
            super(request);
            this.name = name;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }
    }

    @Test
    @DisplayName("Railway 2026: pages of signed-in visitors, without any Set-Cookie, are not stored")
    void aSignedInVisitorsPageIsNotStored() {
        site.server.filter("login", new SignedIn("ann"));
        page((request, response) -> {}).start();
        expectRefusal("authenticated", "/page", "X-Login", "ann");
    }

    @Test
    void aSignedInVisitorIsNotGivenTheStoredPage() {
        site.server.filter("login", new SignedIn("ann"));
        page((request, response) -> {}).start();
        site.get("/page");
        assertThat(site.get("/page", "X-Login", "ann").cacheStatus())
                .isEqualTo("larder; fwd=bypass; detail=authenticated");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    @DisplayName(
            "D246, Django CVE-2026-35193: a response to Authorization is not stored, nor is a stored one served to it")
    void aPageAskedWithCredentialsIsNotStored() {
        page((request, response) -> {}).start();
        expectRefusal("authorization", "/page", "Authorization", "Bearer x");
    }

    @Test
    @DisplayName("D247: an empty Authorization is none")
    void anEmptyAuthorizationIsNone() {
        page((request, response) -> {}).start();
        site.get("/page", "Authorization", "");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    void aFacesFormThatKeepsItsStateInThePageIsNotStored() {
        page((request, response) -> response.getWriter()
                        .print("<input type=\"hidden\" name=\"jakarta.faces.ViewState\" value=\"x\"/>"))
                .start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isFalse();
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aFormOfATransientViewHasNoStateAndIsStored() {
        String field =
                "<input type=\"hidden\" name=\"jakarta.faces.ViewState\" id=\"j:jakarta.faces.ViewState:0\" value=\"%s\"/>";
        page((request, response) -> response.getWriter().print(field.formatted(request.getParameter("state"))))
                .start();
        site.get("/page?state=stateless");
        assertThat(site.get("/page?state=stateless").isHit()).isTrue();
        site.get("/page?state=stateful");
        assertThat(site.get("/page?state=stateful").isHit()).isFalse();
    }

    @Test
    void aTransientFormBesideAnotherDoesNotSpeakForIt() {
        String none = "<input name=\"jakarta.faces.ViewState\" value=\"stateless\"/>";
        String some = "<input name=\"jakarta.faces.ViewState\" value=\"x\"/>";
        page((request, response) ->
                        response.getWriter().print(request.getParameter("last") == null ? none + some : some + none))
                .start();
        for (String path : new String[] {"/page", "/page?last=none"}) {
            site.get(path);
            assertThat(site.get(path).isHit()).as(path).isFalse();
        }
    }

    @Test
    @DisplayName("D269 hardened, Symfony CVE-2022-24894: a page that sets a cookie is not stored")
    void aPageThatSetsACookieIsNotStored() {
        page((request, response) -> response.addCookie(new Cookie("who", "ann")))
                .start();
        expectRefusal("set-cookie", "/page");
    }

    @Test
    void aPageThatSetsACookieByHeaderIsNotStored() {
        page((request, response) -> response.addHeader("set-COOKIE", "who=ann")).start();
        expectRefusal("set-cookie", "/page");
    }

    // ---- sessions

    @Test
    @DisplayName("Steam 2015: a page that reads from the session is not stored")
    void aPageThatReadsTheSessionIsNotStored() {
        page((request, response) -> request.getSession().getAttribute("cart")).start();
        expectRefusal("session", "/page");
    }

    @Test
    @DisplayName(
            "Django CVE-2026-35192: a page that writes to the session is not stored, though it sets no cookie itself")
    void aPageThatWritesToTheSessionIsNotStored() {
        page((request, response) -> request.getSession().setAttribute("seen", true))
                .start();
        expectRefusal("session", "/page");
    }

    @Test
    void aPageThatAsksForTheSessionsIdIsNotStored() {
        page((request, response) -> request.getSession().getId()).start();
        expectRefusal("session", "/page");
    }

    @Test
    void aPageThatAsksWhetherThereIsASessionIsNotStored() {
        page((request, response) -> request.getSession(false)).start();
        expectRefusal("session", "/page");
    }

    @Test
    void aPageWithARewrittenUrlIsNotStored() {
        page((request, response) -> {
                    request.getSession();
                    response.setHeader("X-Link", response.encodeURL("/next"));
                })
                .start();
        expectRefusal("session", "/page");
    }

    @Test
    @DisplayName("A session that was merely created keeps the page storable, without the container's cookie")
    void aMerelyCreatedSessionIsNoUse() {
        page((request, response) -> request.getSession()).start();
        PageSite.Answer first = site.get("/page");
        PageSite.Answer second = site.get("/page");
        assertThat(first.field("Set-Cookie")).contains("JSESSIONID");
        assertThat(first.cacheStatus()).contains("stored");
        assertThat(second.isHit()).isTrue();
        assertThat(second.field("Set-Cookie")).isEmpty();
    }

    /** Keeps the server's own request where a CDI container would find it. */
    private static final class Raw implements Filter {
        private static final ThreadLocal<HttpServletRequest> NOW = new ThreadLocal<>();

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            NOW.set((HttpServletRequest) request);
            try {
                chain.doFilter(request, response);
            } finally {
                NOW.remove();
            }
        }
    }

    @Test
    @DisplayName("A session-scoped CDI bean lives in the server's own session, behind the observed request")
    void aPageWithASessionScopedBeanIsNotStored() {
        site.server.filter("raw", new Raw());
        page((request, response) -> {
                    HttpSession session = Raw.NOW.get().getSession();
                    if (session.getAttribute("WELD_S#1") == null) {
                        session.setAttribute("WELD_S#1", "bean");
                    }
                })
                .start();
        PageSite.Visitor visitor = site.visitor();
        assertThat(visitor.get("/page").cacheStatus()).contains("detail=session");
        assertThat(visitor.get("/page").cacheStatus()).contains("detail=session");
    }

    // ---- requests

    @Test
    @DisplayName("Fat GET (Kettle 2020): a GET with a body passes by")
    void aGetWithABodyPassesBy() throws Exception {
        page((request, response) -> {}).start();
        String answer = RawHttp.send(
                site.server.port(),
                "GET /page HTTP/1.1",
                "Host: localhost",
                "Content-Length: 3",
                "Connection: close",
                "",
                "a=b");
        assertThat(answer).contains("detail=request-body");
        assertThat(site.get("/page").cacheStatus()).contains("uri-miss");
    }

    @ParameterizedTest
    @DisplayName("Deception (Gil 2017, 2024): path parameters and encoded delimiters pass by")
    @CsvSource({
        "/page;jsessionid=1A2B, path-parameter",
        "/page;.css, path-parameter",
        "/%70age, path-encoding",
        "/page%2e%2e, path-encoding",
        "/page%3B.css, path-encoding",
        "/page%3Fa=b, path-encoding",
        "//page, path-encoding",
        "/x/../page, path-encoding",
    })
    void aPathWithTwoReadingsPassesBy(String path, String reason) throws Exception {
        site.page("/*", (request, response) -> response.getWriter().print("page"))
                .start();
        String answer = RawHttp.get(site.server.port(), path, "Host: localhost");
        assertThat(answer).contains("larder; fwd=bypass; detail=" + reason);
    }

    @Test
    @DisplayName("Deception: a static-looking ending makes nothing storable")
    void anEndingDecidesNothing() {
        site.page("/account/*", (request, response) -> {
                    request.getSession().getAttribute("user");
                    response.getWriter().print("private");
                })
                .start();
        expectRefusal("session", "/account/nonexistent.css");
    }

    @Test
    void onlyListedHostsArePutIntoTheCache() throws Exception {
        site.hosts("localhost");
        page((request, response) -> {}).start();
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: evil.example"))
                .contains("detail=host");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: LocalHost")).contains("stored");
    }

    @Test
    @DisplayName("D216: two hosts, or two ports, are two pages")
    void hostAndPortAreInTheKey() throws Exception {
        page((request, response) -> {}).start();
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: a.example")).contains("page 1");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: b.example")).contains("page 2");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: a.example:81"))
                .contains("page 3");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: A.example")).contains("page 1");
    }

    // ---- responses

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 404, 410, 500, 503})
    @DisplayName("D263, CPDoS 2019, Next.js CVE-2025-49826: no status but 200 is stored")
    void otherStatusesAreNotStored(int status) {
        site.page("/page", (request, response) -> response.setStatus(status)).start();
        expectRefusal("status", "/page");
    }

    @Test
    void anErrorSentIsNotStored() {
        page((request, response) -> response.sendError(404)).start();
        expectRefusal("status", "/page");
    }

    @Test
    void aRedirectSentIsNotStored() {
        site.page("/page", (request, response) -> response.sendRedirect("/other"))
                .start();
        expectRefusal("status", "/page");
    }

    @Test
    void aListedStatusIsStored() {
        site.statuses(404)
                .page("/page", (request, response) -> response.setStatus(404))
                .start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("D242, D244, Django CVE-2026-8404: directives forbid in any case and with arguments")
    @CsvSource(
            delimiter = '|',
            value = {
                "PRIVATE|private",
                "max-age=60 , Private|private",
                "private=\"Set-Cookie\"|private",
                "no-STORE|no-store",
                "No-Cache|no-cache",
            })
    void forbiddenPagesAreNotStored(String control, String reason) {
        page((request, response) -> response.setHeader("Cache-Control", control))
                .start();
        expectRefusal(reason, "/page");
    }

    @Test
    @DisplayName("D248: names compare by token: what merely contains private forbids nothing")
    void lookAlikesForbidNothing() {
        page((request, response) -> response.setHeader("Cache-Control", "x-private, not-no-store=1"))
                .start();
        assertThat(site.get("/page").cacheStatus()).contains("stored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "Accept, *", "*, Accept", ", *"})
    @DisplayName("D200, Django CVE-2026-6907 and CVE-2026-48587: Vary: * in any spelling")
    void aPageThatVariesOnAnythingIsNotStored(String vary) {
        page((request, response) -> response.setHeader("Vary", vary)).start();
        expectRefusal("vary-star", "/page");
    }

    @Test
    void aBodyOverTheLimitReachesTheClientWholeAndIsNotStored() {
        site.bounds(10_000, 4)
                .page("/page", (request, response) -> response.getOutputStream().write(new byte[50_000]))
                .start();
        assertThat(site.get("/page").bytes()).hasSize(50_000);
        assertThat(site.get("/page").isHit()).isFalse();
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aBodyShorterThanAnnouncedIsNotStored() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setContentLength(100);
                    response.getOutputStream().print("short");
                })
                .start();
        RawHttp.get(site.server.port(), "/page", "Host: localhost");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: localhost")).doesNotContain("larder; hit");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aPageThatFailsMidwayIsNotStored() throws Exception {
        site.page("/page", (request, response) -> {
                    response.getOutputStream().write(new byte[20_000]);
                    throw new IllegalStateException("midway");
                })
                .start();
        RawHttp.get(site.server.port(), "/page", "Host: localhost");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: localhost")).doesNotContain("larder; hit");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void anEventStreamIsNotStored() {
        site.page("/page", (request, response) -> {
                    response.setContentType("text/event-stream");
                    response.getWriter().print("data: 1\n\n");
                })
                .start();
        expectRefusal("endless", "/page");
    }

    @Test
    @DisplayName("CSRF tokens, nonces: who makes one vetoes the page")
    @SuppressWarnings("unchecked")
    void aVetoedPageIsNotStored() {
        page((request, response) ->
                        ((Consumer<String>) request.getAttribute("dev.larder.page.veto")).accept("live-part"))
                .start();
        expectRefusal("live-part", "/page");
    }

    @Test
    void aPageWithoutAnyLifetimeIsNotStored() {
        site.ttl(null);
        page((request, response) -> {}).start();
        expectRefusal("no-lifetime", "/page");
    }

    @Test
    void aPageIsStoredByItsOwnLifetime() {
        site.ttl(null);
        page((request, response) -> response.setHeader("Cache-Control", "max-age=60"))
                .start();
        assertThat(site.get("/page").cacheStatus()).contains("stored; ttl=60");
        site.clock().advance(Duration.ofSeconds(61));
        assertThat(site.get("/page").isHit()).isFalse();
    }
}
