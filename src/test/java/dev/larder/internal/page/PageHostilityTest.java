package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests, and pages with ways of their own: each must end with nothing stored that is not everybody's. */
@Tag("slow")
class PageHostilityTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private static boolean isAnyoneWaiting() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getMethodName().equals("waitFor")
                        && frame.getClassName().startsWith("dev.larder.internal.engine."));
    }

    @Test
    void aPageThatFindsASessionIsNotShownToVisitorsWithoutOne() throws Exception {
        site.page("/login", (request, response) -> request.getSession().setAttribute("user", "ann"))
                .page(
                        "/page",
                        (request, response) ->
                                response.getWriter().print(request.getSession(false) == null ? "guest" : "member"))
                .start();
        PageSite.Visitor ann = site.visitor();
        ann.get("/login");
        assertThat(ann.get("/page").body()).isEqualTo("member");
        assertThat(site.get("/page").body()).isEqualTo("guest");
    }

    @Test
    void whetherTheVisitorSentASessionCookieIsAnInput() {
        site.page("/page", (request, response) -> response.getWriter().print(request.isRequestedSessionIdFromCookie()))
                .start();
        assertThat(site.get("/page", "Cookie", "JSESSIONID=x").body()).isEqualTo("true");
        assertThat(site.get("/page").body()).isEqualTo("false");
    }

    @Test
    void aClientThatLeavesMidwayLeavesNoCutPage() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>("");
        site.bounds(100_000_000, 4);
        site.page("/page", (request, response) -> {
                    ServletOutputStream out = response.getOutputStream();
                    try {
                        for (int i = 0; i < 400; i++) {
                            out.write(new byte[100]);
                            out.flush();
                            if (i == 1 && end.get().isEmpty()) {
                                gone.await(10, TimeUnit.SECONDS);
                            }
                        }
                    } catch (IOException swallowed) {
                        // as many an application does
                    } finally {
                        end.set("done");
                    }
                })
                .start();
        try (Socket socket = new Socket("127.0.0.1", site.server.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("GET /page HTTP/1.1\r\nHost: localhost:" + site.server.port() + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            in.read();
        }
        gone.countDown();
        assertThat(RawHttp.eventually(() -> !end.get().isEmpty())).isTrue();
        assertThat(site.get("/page").bytes()).hasSize(40_000);
    }

    @Test
    void aFailureAfterAConditionMatchedIsNoPage() {
        site.page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    response.getWriter().print("half of");
                    if (site.computed.get() == 1) {
                        response.sendError(500);
                    }
                })
                .start();
        assertThat(site.get("/page", "If-None-Match", "*").status()).isEqualTo(500);
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void aStatusChangedAfterAConditionMatchedIsNoPage() {
        site.page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    response.getWriter().print("half of");
                    if (site.computed.get() == 1) {
                        response.setStatus(500);
                    }
                })
                .start();
        site.get("/page", "If-None-Match", "*");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void anotherPagesBodyIsNotPassedOffAsNotModified() {
        site.page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    response.getWriter().print("first");
                    response.reset();
                    response.setHeader("ETag", "\"b\"");
                    response.getWriter().print("second");
                })
                .start();
        PageSite.Answer answer = site.get("/page", "If-None-Match", "\"a\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("second");
    }

    @Test
    void anOuterFiltersAttributeIsAnInput() {
        Filter outer = (request, response, chain) -> {
            request.setAttribute("user", ((HttpServletRequest) request).getHeader("X-User"));
            chain.doFilter(request, response);
        };
        site.server.filter("outer", outer);
        site.page("/page", (request, response) -> response.getWriter().print(request.getAttribute("user")))
                .start();
        assertThat(site.get("/page", "X-User", "ann").body()).isEqualTo("ann");
        assertThat(site.get("/page", "X-User", "bob").body()).isEqualTo("bob");
    }

    @Test
    void anOuterFiltersAttributeIsAnInputWhereItIsMissing() {
        Filter outer = (request, response, chain) -> {
            request.setAttribute("started", 1L);
            request.setAttribute("user", ((HttpServletRequest) request).getHeader("X-User"));
            chain.doFilter(request, response);
        };
        site.server.filter("outer", outer);
        site.page("/page", (request, response) -> response.getWriter().print(request.getAttribute("user")))
                .start();
        assertThat(site.get("/page").body()).isEqualTo("null");
        assertThat(site.get("/page", "X-User", "ann").body()).isEqualTo("ann");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    void anOuterFiltersLanguageIsNotThatOfTheHeader() {
        site.server.filter("outer", wrapping(request -> new HttpServletRequestWrapper(request) {
            @Override
            public Locale getLocale() {
                String chosen = request.getHeader("X-Chosen");
                return chosen == null ? request.getLocale() : Locale.forLanguageTag(chosen);
            }
        }));
        site.page("/page", (request, response) -> response.getWriter().print(request.getLocale()))
                .start();
        assertThat(site.get("/page", "Accept-Language", "en").body()).isEqualTo("en");
        assertThat(site.get("/page", "Accept-Language", "en", "X-Chosen", "de").body())
                .isEqualTo("de");
        assertThat(site.get("/page", "Accept-Language", "en").isHit()).isTrue();
    }

    @Test
    void aPathThatAnOuterFilterLeadsToIsPartOfTheKey() {
        site.server.filter("outer", wrapping(request -> new HttpServletRequestWrapper(request) {
            @Override
            public String getServletPath() {
                return request.getHeader("X-Device") + request.getServletPath();
            }
        }));
        site.page("/page", (request, response) -> response.getWriter().print(request.getServletPath()))
                .start();
        assertThat(site.get("/page", "X-Device", "/phone").body()).isEqualTo("/phone/page");
        assertThat(site.get("/page", "X-Device", "/desk").body()).isEqualTo("/desk/page");
        assertThat(site.get("/page", "X-Device", "/phone").isHit()).isTrue();
        site.pages().invalidate("/page");
        assertThat(site.get("/page", "X-Device", "/phone").isHit()).isFalse();
    }

    private static Filter wrapping(UnaryOperator<HttpServletRequest> wrap) {
        return (request, response, chain) -> chain.doFilter(wrap.apply((HttpServletRequest) request), response);
    }

    @Test
    void aForwardedPageThatReflectsAnIgnoredParameterPoisonsNothing() {
        site.page(
                        "/page",
                        (request, response) ->
                                request.getRequestDispatcher("/inner").forward(request, response))
                .page("/inner", (request, response) -> response.getWriter().print(request.getQueryString()))
                .start();
        assertThat(site.get("/page?utm_source=evil").body()).isEqualTo("utm_source=evil");
        assertThat(site.get("/page").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "private", "max-age=0, private"})
    void whatAnOuterFilterForbidsIsNotStored(String control) {
        Filter outer = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Cache-Control", control);
            chain.doFilter(request, response);
        };
        site.server.filter("outer", outer);
        site.page("/page", (request, response) -> response.getWriter().print(site.computed.get()))
                .start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void anOuterFiltersVaryReachesTheClient() {
        Filter outer = (request, response, chain) -> {
            ((HttpServletResponse) response).addHeader("Vary", "Origin");
            chain.doFilter(request, response);
        };
        site.server.filter("outer", outer);
        site.page("/page", (request, response) -> response.getWriter().print(request.getLocale()))
                .start();
        assertThat(site.get("/page").field("Vary"))
                .containsIgnoringCase("Origin")
                .containsIgnoringCase("Accept-Lang");
        assertThat(site.get("/page").field("Vary"))
                .containsIgnoringCase("Origin")
                .containsIgnoringCase("Accept-Lang");
    }

    @Test
    void aPageWithANonceInItsPolicyIsNotStored() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Content-Security-Policy", "script-src 'nonce-" + site.computed.get() + "'");
                    response.getWriter().print("x");
                })
                .start();
        assertThat(site.get("/page").cacheStatus()).contains("detail=personal-content");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void anErrorPageIsNotRepeatedEmpty() {
        site.statuses(404)
                .page("/page", (request, response) -> response.sendError(404))
                .start();
        String first = site.get("/page").body();
        assertThat(first).isNotEmpty();
        assertThat(site.get("/page").body()).isEqualTo(first);
    }

    @Test
    void aHostFieldThatIsNotTheServersNameIsAnInput() {
        Filter outer = (request, response, chain) -> chain.doFilter(
                new jakarta.servlet.http.HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getServerName() {
                        return "shop.example";
                    }

                    @Override
                    public int getServerPort() {
                        return 80;
                    }
                },
                response);
        site.server.filter("outer", outer);
        site.page("/page", (request, response) -> response.getWriter().print(request.getHeader("Host")))
                .start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void declaredVariantsAreBounded() {
        site.bounds(100_000, 3);
        site.rule("/page", CachePolicy.ttl(Duration.ofMinutes(5)), Variance.of(List.of("X-V"), List.of()), List.of())
                .page("/page", (request, response) -> response.getWriter().print(request.getHeader("X-V")))
                .start();
        for (int i = 0; i < 20; i++) {
            assertThat(site.get("/page", "X-V", "v" + i).body()).isEqualTo("v" + i);
        }
        assertThat(site.get("/page", "X-V", "v19").cacheStatus()).contains("detail=variants");
        assertThat(site.get("/page", "X-V", "v2").isHit()).isTrue();
    }

    @Test
    void anAsynchronousChangeInvalidatesWhenItIsDone() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<String> data = new AtomicReference<>("old");
        site.page("/page", (request, response) -> {
                    if (request.getMethod().equals("GET")) {
                        response.getWriter().print(data.get());
                        return;
                    }
                    AsyncContext async = request.startAsync();
                    async.start(() -> {
                        try {
                            go.await(10, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        data.set("new");
                        async.complete();
                    });
                })
                .start();
        site.get("/page");
        Thread change = new Thread(() -> site.send("POST", "/page"));
        change.start();
        assertThat(RawHttp.eventually(() -> site.computed.get() == 2)).isTrue();
        // the change is under way: whoever looks now sees the old data
        for (int i = 0; i < 5; i++) {
            assertThat(site.get("/page").body()).isEqualTo("old");
        }
        go.countDown();
        change.join(10_000);
        assertThat(RawHttp.eventually(() -> site.get("/page").body().equals("new")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "login", "logout", "body", "reader"})
    void whatBelongsToOneVisitorOrRequestIsAnInput(String what) {
        site.page("/page", (request, response) -> {
                    switch (what) {
                        case "connection" -> request.getServletConnection().getConnectionId();
                        case "login" -> {
                            try {
                                request.login("ann", "secret");
                            } catch (jakarta.servlet.ServletException refused) {
                                response.setHeader("X-Refused", "yes");
                            }
                        }
                        case "logout" -> request.logout();
                        case "body" -> request.getInputStream().read();
                        default -> request.getReader().read();
                    }
                    response.getWriter().print("x");
                })
                .start();
        assertThat(site.get("/page").cacheStatus()).doesNotContain("stored");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void anAsynchronousPageThatEndsInItsOwnThreadIsStoredWhole() {
        site.page("/page", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.getResponse().getWriter().print("whole");
                    async.complete();
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("whole");
        assertThat(site.get("/page").body()).isEqualTo("whole");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void anAsynchronousPageThatIsDispatchedIsWhole() {
        site.page("/page", (request, response) -> request.startAsync().dispatch("/inner"))
                .page("/inner", (request, response) -> response.getWriter().print("whole"))
                .start();
        assertThat(site.get("/page").body()).isEqualTo("whole");
        assertThat(site.get("/page").body()).isEqualTo("whole");
    }

    @Test
    void aCookieThatIsMerelyThereIsAnInputBesideADeclaredOne() {
        site.rule("/page", CachePolicy.inherited(), Variance.of(List.of(), List.of("currency")), List.of());
        site.page("/page", (request, response) -> {
                    Cookie[] cookies = request.getCookies();
                    boolean admin = Stream.of(cookies == null ? new Cookie[0] : cookies)
                            .anyMatch(cookie -> cookie.getName().equals("admin"));
                    response.getWriter().print(admin ? "for the admin" : "for guests");
                })
                .start();
        assertThat(site.get("/page", "Cookie", "admin=1").body()).isEqualTo("for the admin");
        assertThat(site.get("/page").body()).isEqualTo("for guests");
    }

    @Test
    void aNullFieldBreaksNoPage() {
        site.page("/page", (request, response) -> {
                    response.setHeader(null, "x");
                    response.addHeader("", "x");
                    response.setHeader("Vary", ",,\"");
                    response.setDateHeader("Expires", Long.MAX_VALUE);
                    response.getWriter().print("fine");
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("fine");
    }

    @Test
    void semicolonsInTheQueryHideNoParameter() {
        assertThat(new QueryFilter(null, List.of("utm_*")).keyed("utm_x=1;page=2"))
                .isEqualTo("utm_x=1;page=2");
    }

    @Test
    void visitorsWhoWaitedForAClientThatLeftGetTheirPage() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        site.page("/page", (request, response) -> {
                    if (site.computed.get() == 1) {
                        begun.countDown();
                        go.await(10, TimeUnit.SECONDS);
                        throw new IOException("the client is gone");
                    }
                    response.getWriter().print("page");
                })
                .start();
        Thread leaver = new Thread(() -> site.get("/page"));
        leaver.start();
        begun.await(10, TimeUnit.SECONDS);
        AtomicReference<PageSite.Answer> waiters = new AtomicReference<>();
        Thread waiter = new Thread(() -> waiters.set(site.get("/page")));
        waiter.start();
        RawHttp.eventually(() -> isAnyoneWaiting());
        go.countDown();
        waiter.join(10_000);
        leaver.join(10_000);
        assertThat(waiters.get().body()).isEqualTo("page");
    }
}
