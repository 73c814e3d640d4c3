package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RawHttp;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.internal.page.Variance;
import dev.larder.page.CachePage;
import dev.larder.page.Share;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attacks by a reviewer who wishes the cache ill. */
class ReviewTest {

    private static final CachePolicy BEHIND =
            CachePolicy.ttl(Duration.ofMinutes(1)).staleWhileRevalidate(Duration.ofMinutes(50));
    private static final CachePolicy ON_ERROR =
            CachePolicy.ttl(Duration.ofMinutes(1)).staleIfError(Duration.ofMinutes(50));

    private final PageSite site = new PageSite();

    @AfterEach
    void close() {
        site.close();
    }

    private PageSite rule(CachePolicy policy) {
        return site.rule("/page", policy, Variance.NONE, List.of());
    }

    private void later(long seconds) {
        site.clock().advance(Duration.ofSeconds(seconds));
    }

    /** A filter in front of the cache. */
    private void inFront(Filter filter) {
        site.server.filter("in-front", filter);
    }

    private void refreshedBehind(int times) {
        later(61);
        site.get("/page");
        assertThat(RawHttp.eventually(() -> site.computed.get() == times)).isTrue();
        assertThat(RawHttp.eventually(() -> site.get("/page").cacheStatus().startsWith("larder; hit; ttl")))
                .isTrue();
    }

    // ---- corruption

    @Test
    void aPageRefreshedBehindKeepsTheEncodingThatAFilterInFrontHasSet() {
        inFront((request, response, chain) -> {
            response.setCharacterEncoding("UTF-8");
            chain.doFilter(request, response);
        });
        rule(BEHIND).page("/page", (request, response) -> {
            response.setContentType("text/html");
            response.getWriter().print("\u20ac");
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("\u20ac");
        refreshedBehind(2);
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.body()).isEqualTo("\u20ac");
        assertThat(hit.field("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void aPageMadeAnewInPlaceOfAStaleOneHasTheEncodingThatItsTypeNames() {
        inFront((request, response, chain) -> {
            response.setCharacterEncoding("UTF-8");
            chain.doFilter(request, response);
        });
        rule(ON_ERROR).page("/page", (request, response) -> {
            response.setContentType("text/html");
            response.getWriter().print("\u20ac");
        });
        site.start();
        site.get("/page");
        later(61);
        assertThat(site.get("/page").body()).isEqualTo("\u20ac");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(hit.body()).isEqualTo("\u20ac");
    }

    @Test
    void aPageRefreshedBehindKeepsTheTypeThatAFilterInFrontHasSet() {
        inFront((request, response, chain) -> {
            response.setContentType("application/json");
            chain.doFilter(request, response);
        });
        rule(BEHIND)
                .page("/page", (request, response) -> response.getOutputStream().print("{}"));
        site.start();
        assertThat(site.get("/page").field("Content-Type")).isEqualTo("application/json");
        refreshedBehind(2);
        assertThat(site.get("/page").field("Content-Type")).isEqualTo("application/json");
    }

    /** What a JSP that includes a static file does: the server's servlet for files tries the stream first. */
    private static void mixed(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print("1 ");
        try {
            response.getOutputStream().print("2 ");
        } catch (IllegalStateException writerInUse) {
            response.getWriter().print("2 ");
        }
        response.getWriter().print("3");
    }

    @Test
    void aPageRefreshedBehindHasItsPartsInTheirOrder() {
        rule(BEHIND).page("/page", (request, response) -> mixed(response)).start();
        assertThat(site.get("/page").body()).isEqualTo("1 2 3");
        refreshedBehind(2);
        assertThat(site.get("/page").body()).isEqualTo("1 2 3");
    }

    @Test
    void aPageMadeAnewInPlaceOfAStaleOneMayTryTheStreamFirst() {
        rule(ON_ERROR).page("/page", (request, response) -> mixed(response)).start();
        site.get("/page");
        later(61);
        PageSite.Answer anew = site.get("/page");
        assertThat(anew.body()).isEqualTo("1 2 3");
        assertThat(anew.cacheStatus()).contains("stored");
    }

    @Test
    void anErrorInADispatchAfterTheHeadWentOutLeavesNoCutPage() {
        AtomicBoolean broken = new AtomicBoolean(true);
        site.page("/page", (request, response) -> {
            if (request.getDispatcherType() != DispatcherType.ASYNC) {
                request.startAsync().dispatch();
                return;
            }
            response.setContentType("text/plain");
            response.getWriter().print("half ");
            response.flushBuffer();
            if (broken.get()) {
                throw new StackOverflowError("of the application");
            }
            response.getWriter().print("whole");
        });
        site.start();
        cut("/page");
        broken.set(false);
        assertThat(site.get("/page").body()).isEqualTo("half whole");
    }

    @Test
    void aStartedThreadThatCompletesAtItsEndAndFailsLeavesNoCutPage() {
        AtomicBoolean broken = new AtomicBoolean(true);
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().setContentType("text/plain");
                    async.getResponse().getWriter().print("half ");
                    if (broken.get()) {
                        throw new IllegalStateException("of the application");
                    }
                    async.getResponse().getWriter().print("whole");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    async.complete();
                }
            });
        });
        site.start();
        cut("/page");
        broken.set(false);
        // What fails after it has completed, Tomcat may tell to the next request of the same connection.
        String next = site.get("/page").body();
        assertThat(next).isNotEqualTo("half ");
        assertThat(next.equals("half whole") ? next : site.get("/page").body()).isEqualTo("half whole");
    }

    /** Asks for a page that breaks off. */
    private void cut(String path) {
        try {
            site.get(path);
        } catch (java.io.UncheckedIOException expected) {
            assertThat(expected).hasCauseInstanceOf(IOException.class);
        }
    }

    // ---- leaks and poison

    @Test
    void ofTwoCookiesOfOneNameNeitherPoisonsTheOther() {
        site.rule("/page", CachePolicy.ttl(Duration.ofMinutes(5)), Variance.of(List.of(), List.of("theme")), List.of())
                .page("/page", (request, response) -> {
                    String theme = "none";
                    for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
                        if (cookie.getName().equals("theme")) {
                            theme = cookie.getValue(); // as a map of all cookies has it
                        }
                    }
                    response.getWriter().print(theme);
                });
        site.start();
        assertThat(site.get("/page", "Cookie", "theme=light; theme=evil").body())
                .isEqualTo("evil");
        assertThat(site.get("/page", "Cookie", "theme=light").body()).isEqualTo("light");
    }

    @Test
    void reportLetsNoSessionThroughThatIsReadBehindTheObservedRequest() {
        site.undeclared(UndeclaredInputs.REPORT)
                .page(
                        "/login",
                        (request, response) -> request.getSession().setAttribute("name", request.getParameter("as")))
                .page("/page", (request, response) -> {
                    HttpServletRequest raw = request;
                    while (raw instanceof HttpServletRequestWrapper wrapper) {
                        raw = (HttpServletRequest) wrapper.getRequest();
                    }
                    HttpSession session = raw.getSession(false);
                    response.getWriter().print(session == null ? "nobody" : session.getAttribute("name"));
                });
        site.start();
        PageSite.Visitor ann = site.visitor();
        ann.get("/login?as=ann");
        assertThat(ann.get("/page").body()).isEqualTo("ann");
        assertThat(site.get("/page").body()).isEqualTo("nobody");
    }

    /** A visitor of one of the tenants of a house: names are unique within one. */
    record Tenant(String getName, String tenant) implements Principal {
        @Override
        public String getName() {
            return getName;
        }
    }

    private static void signedIn(
            jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response, FilterChain chain)
            throws IOException, jakarta.servlet.ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String tenant = http.getHeader("X-Test-Tenant");
        chain.doFilter(
                new HttpServletRequestWrapper(http) {
                    @Override
                    public Principal getUserPrincipal() {
                        return tenant == null ? null : new Tenant("admin", tenant);
                    }
                },
                response);
    }

    @CachePage(value = "10m", share = Share.USER)
    private static final class OfUser extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(((Tenant) request.getUserPrincipal()).tenant());
        }
    }

    @Test
    void usersOfOneNameWhosePrincipalsDifferDoNotShareAPage() {
        inFront(ReviewTest::signedIn);
        site.ttl(null).servlet("/page", new OfUser()).start();
        assertThat(site.get("/page", "X-Test-Tenant", "one").body()).isEqualTo("one");
        assertThat(site.get("/page", "X-Test-Tenant", "two").body()).isEqualTo("two");
    }

    @Test
    void aStalePageThatStandsInKeepsWhatAFilterInFrontHasSet() {
        AtomicBoolean broken = new AtomicBoolean();
        inFront((request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("X-Frame-Options", "DENY");
            chain.doFilter(request, response);
        });
        rule(ON_ERROR).page("/page", (request, response) -> {
            if (broken.get()) {
                throw new IllegalStateException("of the application");
            }
            response.getWriter().print("page");
        });
        site.start();
        assertThat(site.get("/page").field("X-Frame-Options")).isEqualTo("DENY");
        broken.set(true);
        later(61);
        PageSite.Answer stale = site.get("/page");
        assertThat(stale.body()).isEqualTo("page");
        assertThat(stale.field("X-Frame-Options")).isEqualTo("DENY");
    }

    @CachePage(value = "10m", roles = "editor")
    private static final class OfRole extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.isUserInRole("auditor") ? "for auditors" : "for editors");
        }
    }

    @Test
    void reportLetsNoRoleThroughThatIsNotNamed() {
        inFront((request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return new Tenant("somebody", "one");
                    }

                    @Override
                    public boolean isUserInRole(String role) {
                        return role.equals("editor") || role.equals(super.getHeader("X-Test-Role"));
                    }
                },
                response));
        site.ttl(null)
                .undeclared(UndeclaredInputs.REPORT)
                .servlet("/page", new OfRole())
                .start();
        assertThat(site.get("/page", "X-Test-Role", "auditor").body()).isEqualTo("for auditors");
        assertThat(site.get("/page").body()).isEqualTo("for editors");
    }

    @Test
    void aPageThatTheClientHasAlreadyKeepsWhatAFilterInFrontHasSet() {
        inFront((request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", "*");
            chain.doFilter(request, response);
        });
        site.page("/page", (request, response) -> response.getWriter().print("page"))
                .start();
        String tag = site.get("/page").field("ETag");
        site.clock().advance(Duration.ofHours(1));
        PageSite.Answer known = site.get("/page", "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.field("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    // ---- failures of the cache that become failures of the page

    @CachePage(value = "10m", share = Share.SESSION)
    private static final class OfSession extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("fill") != null) {
                List<Object> knot = new ArrayList<>(); // as two entities that name each other
                knot.add(knot);
                request.getSession().setAttribute("knot", knot);
            }
            response.getWriter().print("page");
        }
    }

    @Test
    void aSessionWhoseHashCodeNeverEndsIsNoReasonForAPageToFail() {
        site.ttl(null).servlet("/page", new OfSession()).start();
        PageSite.Visitor visitor = site.visitor();
        PageSite.Answer first = visitor.get("/page?fill=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("page");
        PageSite.Answer next = visitor.get("/page");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).isEqualTo("page");
    }

    /** What an application keeps in a session; counting it up fails for a moment. */
    private static final class Moody {
        private final AtomicBoolean fails;

        Moody(AtomicBoolean fails) {
            this.fails = fails;
        }

        @Override
        public int hashCode() {
            if (fails.get()) {
                throw new StackOverflowError("of the application");
            }
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    @CachePage(value = "10m", share = Share.SESSION)
    private static final class LaterOfSession extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicBoolean fails;
        private final AtomicBoolean returned;

        LaterOfSession(AtomicBoolean fails, AtomicBoolean returned) {
            this.fails = fails;
            this.returned = returned;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("fill") != null) {
                request.getSession().setAttribute("moody", new Moody(fails));
            } else if (asked.incrementAndGet() > 1) {
                response.getWriter().print("page");
            } else {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    RawHttp.eventually(returned::get);
                    fails.set(true);
                    async.complete();
                });
            }
        }
    }

    @Test
    void anErrorWhileAnAsynchronousPageIsJudgedLeavesNobodyWaiting() {
        AtomicBoolean fails = new AtomicBoolean();
        AtomicBoolean returned = new AtomicBoolean();
        inFront((request, response, chain) -> {
            chain.doFilter(request, response);
            returned.set(true);
        });
        site.ttl(null).servlet("/page", new LaterOfSession(fails, returned)).start();
        PageSite.Visitor visitor = site.visitor();
        visitor.get("/page?fill=1");
        returned.set(false);
        visitor.get("/page");
        fails.set(false);
        long begun = System.nanoTime();
        assertThat(visitor.get("/page").body()).isEqualTo("page");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(5);
    }

    // ---- resurrection, and a gateway's rules

    private PageSite gateway() {
        return site.mode(CacheMode.SHARED_CACHE).ttl(null);
    }

    @Test
    void aPartMadeBeforeItsPageWasInvalidatedIsNotKept() throws Exception {
        AtomicInteger version = new AtomicInteger(1);
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        gateway()
                .page("/page", (request, response) -> {
                    if ("POST".equals(request.getMethod())) {
                        version.incrementAndGet();
                        return;
                    }
                    String body = "v" + version.get() + "345678";
                    if (version.get() == 1) {
                        read.countDown();
                        go.await(10, TimeUnit.SECONDS);
                    }
                    response.setStatus(206);
                    response.setHeader("Cache-Control", "max-age=100");
                    response.setHeader("Content-Range", "bytes 0-7/10");
                    response.getOutputStream().print(body);
                })
                .start();
        CompletableFuture<PageSite.Answer> slow =
                CompletableFuture.supplyAsync(() -> site.get("/page", "Range", "bytes=0-7"));
        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        site.send("POST", "/page");
        go.countDown();
        assertThat(slow.get().body()).startsWith("v1");
        assertThat(site.get("/page", "Range", "bytes=0-7").body()).startsWith("v2");
    }

    @Test
    void anAnswerToAPostMadeBeforeItsPageWasInvalidatedIsNotKept() throws Exception {
        AtomicInteger version = new AtomicInteger(1);
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        gateway()
                .page("/page", (request, response) -> {
                    if ("PUT".equals(request.getMethod())) {
                        version.incrementAndGet();
                        return;
                    }
                    int now = version.get();
                    if ("POST".equals(request.getMethod())) {
                        read.countDown();
                        go.await(10, TimeUnit.SECONDS);
                        response.setHeader("Content-Location", "/page");
                    }
                    response.setHeader("Cache-Control", "max-age=100");
                    response.getOutputStream().print("v" + now);
                })
                .start();
        CompletableFuture<PageSite.Answer> slow = CompletableFuture.supplyAsync(() -> site.send("POST", "/page"));
        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        site.send("PUT", "/page");
        go.countDown();
        assertThat(slow.get().body()).isEqualTo("v1");
        assertThat(site.get("/page").body()).isEqualTo("v2");
    }

    @Test
    void theConditionOfAPostReachesTheApplication() {
        AtomicInteger overwritten = new AtomicInteger();
        site.mode(CacheMode.SHARED_CACHE)
                .page("/page", (request, response) -> {
                    if ("*".equals(request.getHeader("If-None-Match"))) {
                        response.setStatus(412);
                    } else {
                        overwritten.incrementAndGet();
                    }
                })
                .start();
        assertThat(site.send("POST", "/page", "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(overwritten).hasValue(0);
    }

    @Test
    void aPostIsNeverAnsweredWithNotModified() {
        site.mode(CacheMode.SHARED_CACHE)
                .page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    response.getWriter().print("made");
                })
                .start();
        assertThat(site.send("POST", "/page", "If-None-Match", "\"a\"").status())
                .isEqualTo(200);
    }

    @Test
    void aVaryThatComesWithA304IsHeeded() {
        gateway()
                .page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    response.setHeader("Cache-Control", "max-age=60");
                    if ("\"a\"".equals(request.getHeader("If-None-Match"))) {
                        response.setHeader("Vary", "X-Kind");
                        response.setStatus(304);
                    } else {
                        response.getWriter().print("for " + request.getHeader("X-Kind"));
                    }
                })
                .start();
        site.get("/page", "X-Kind", "one");
        later(61);
        assertThat(site.get("/page", "X-Kind", "one").body()).isEqualTo("for one");
        assertThat(site.get("/page", "X-Kind", "two").isHit()).isFalse();
    }

    @Test
    void aFieldThatA304MakesPrivateIsNoLongerShared() {
        gateway()
                .page("/page", (request, response) -> {
                    response.setHeader("ETag", "\"a\"");
                    if (request.getHeader("If-None-Match") != null) {
                        response.setHeader("Cache-Control", "max-age=60, private=\"X-Name\"");
                        response.setStatus(304);
                    } else {
                        response.setHeader("Cache-Control", "max-age=60");
                        response.setHeader("X-Name", "ann");
                        response.getWriter().print("page");
                    }
                })
                .start();
        site.get("/page");
        later(61);
        site.get("/page");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("X-Name")).isEmpty();
    }

    @Test
    void anAsynchronousHeadFreshensNothingBeforeItIsAnswered() {
        AtomicBoolean gone = new AtomicBoolean();
        AtomicBoolean answered = new AtomicBoolean();
        inFront((request, response, chain) -> {
            chain.doFilter(request, response);
            answered.set(gone.get());
        });
        gateway()
                .page("/page", (request, response) -> {
                    if (gone.get()) {
                        AsyncContext async = request.startAsync();
                        async.start(() -> {
                            RawHttp.eventually(answered::get);
                            ((HttpServletResponse) async.getResponse()).setStatus(404);
                            async.complete();
                        });
                        return;
                    }
                    response.setHeader("Cache-Control", "max-age=60");
                    response.setDateHeader("Last-Modified", 1_000_000L);
                    response.getWriter().print("page");
                })
                .start();
        site.get("/page");
        later(61);
        gone.set(true);
        assertThat(site.send("HEAD", "/page").status()).isEqualTo(404);
        assertThat(site.get("/page").isHit()).isFalse();
    }
}
