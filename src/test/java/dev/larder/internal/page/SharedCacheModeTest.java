package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.larder.internal.http.CacheMode;
import dev.larder.internal.http.HttpDate;
import dev.larder.testing.WebServer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mode {@code shared-cache} in front of an origin: RFC 9111 to the letter. */
class SharedCacheModeTest {

    private final PageSite site = new PageSite();
    private final ConcurrentLinkedQueue<String> conditions = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void mode() {
        site.mode(CacheMode.SHARED_CACHE).ttl(null);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void origin(PageSite.Body body) {
        site.page("/page", (request, response) -> {
                    conditions.add(String.valueOf(request.getHeader("If-None-Match")));
                    response.setContentType("text/plain");
                    body.write(request, response);
                })
                .start();
    }

    private static void page(HttpServletResponse response, String control, String body) throws Exception {
        response.setHeader("Cache-Control", control);
        response.getWriter().print(body);
    }

    private void later(Duration time) {
        site.clock().advance(time);
    }

    // ---- validation

    @Test
    @DisplayName("RFC 9111 4.3: a stale page is validated; the 304 renews what it carries and keeps the rest")
    void aStalePageIsValidated() {
        origin((request, response) -> {
            response.setHeader("ETag", "\"a\"");
            if (request.getHeader("If-None-Match") != null) {
                response.setStatus(304);
                response.setHeader("Cache-Control", "max-age=600");
                response.setHeader("X-New", "1");
                response.setHeader("Content-Length", "99");
            } else {
                response.setHeader("X-Old", "1");
                page(response, "max-age=60", "page");
            }
        });
        site.get("/page");
        later(Duration.ofSeconds(61));
        PageSite.Answer renewed = site.get("/page");
        assertThat(conditions).containsExactly("null", "\"a\"");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body()).isEqualTo("page");
        assertThat(renewed.field("X-New") + renewed.field("X-Old")).isEqualTo("11");
        assertThat(renewed.field("Age")).isEqualTo("0");
        assertThat(renewed.cacheStatus()).isEqualTo("larder; fwd=stale; fwd-status=304; stored");
        later(Duration.ofSeconds(500));
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; hit; ttl=100");
    }

    @Test
    @DisplayName("RFC 9111 4.3.2: the client's own condition is answered after the validation")
    void theClientsConditionIsAnsweredToo() {
        origin((request, response) -> {
            response.setHeader("ETag", "\"a\"");
            if (request.getHeader("If-None-Match") != null) {
                response.setStatus(304);
            } else {
                page(response, "max-age=60", "page");
            }
        });
        site.get("/page");
        later(Duration.ofSeconds(61));
        PageSite.Answer answer = site.get("/page", "If-None-Match", "\"b\", W/\"a\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.field("ETag")).isEqualTo("\"a\"");
        assertThat(conditions).containsExactly("null", "\"a\"");
    }

    @Test
    @DisplayName("RFC 9111 5.2.2.4: no-cache is stored, and validated at every use")
    void noCacheIsValidatedAtEveryUse() {
        origin((request, response) -> {
            response.setHeader("ETag", "\"a\"");
            response.setHeader("Cache-Control", "no-cache, max-age=60");
            if (request.getHeader("If-None-Match") != null) {
                response.setStatus(304);
            } else {
                response.getWriter().print("page");
            }
        });
        site.get("/page");
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(conditions).containsExactly("null", "\"a\"", "\"a\"");
    }

    @Test
    @DisplayName("Any number of clients who ask for a stale page cause one validation")
    void validationsAreCollapsed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        origin((request, response) -> {
            response.setHeader("ETag", "\"a\"");
            if (request.getHeader("If-None-Match") != null) {
                asked.countDown();
                go.await(20, TimeUnit.SECONDS);
                response.setHeader("Cache-Control", "max-age=60");
                response.setStatus(304);
            } else {
                page(response, "max-age=60", "page");
            }
        });
        site.get("/page");
        later(Duration.ofSeconds(61));
        ExecutorService clients = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> bodies = IntStream.range(0, 12)
                    .mapToObj(i -> clients.submit(() -> site.get("/page").body()))
                    .toList();
            asked.await(20, TimeUnit.SECONDS);
            go.countDown();
            for (Future<String> body : bodies) {
                assertThat(body.get(20, TimeUnit.SECONDS)).isEqualTo("page");
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(site.computed).hasValue(2);
    }

    // ---- failures

    @ParameterizedTest
    @ValueSource(strings = {"max-age=60, must-revalidate", "max-age=60, proxy-revalidate", "s-maxage=60"})
    @DisplayName("RFC 9111 5.2.2.2, 5.2.2.8, 5.2.2.10: what must be validated is not served when the origin is gone")
    void whatMustBeValidatedIsNotServedStale(String control) {
        origin((request, response) -> {
            if (site.computed.get() > 1) {
                throw new IllegalStateException("gone");
            }
            page(response, control, "page");
        });
        site.get("/page");
        later(Duration.ofSeconds(61));
        assertThat(site.get("/page").status()).isEqualTo(504);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("RFC 9111 4.2.4: a stale page stands in for a failing origin, and says how stale it is")
    void aStalePageStandsInForAFailure(boolean thrown) {
        origin((request, response) -> {
            if (site.computed.get() > 1 && thrown) {
                throw new IllegalStateException("gone");
            }
            if (site.computed.get() > 1) {
                response.setStatus(503);
            }
            page(response, "max-age=60", "page " + site.computed.get());
        });
        site.get("/page");
        later(Duration.ofSeconds(100));
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("page 1");
        assertThat(answer.field("Age")).isEqualTo("100");
        assertThat(answer.field("Warning")).isEmpty();
        assertThat(answer.cacheStatus()).contains("fwd=stale", "detail=stale-if-error");
    }

    // ---- stale-while-revalidate

    @Test
    @DisplayName("RFC 5861 3: within the window at once, behind it with the origin")
    void staleWhileRevalidate() {
        origin((request, response) ->
                page(response, "max-age=60, stale-while-revalidate=60", "page " + site.computed.get()));
        site.get("/page");
        later(Duration.ofSeconds(90));
        PageSite.Answer stale = site.get("/page");
        assertThat(stale.body()).isEqualTo("page 1");
        assertThat(stale.cacheStatus()).isEqualTo("larder; hit; ttl=-30; detail=stale-while-revalidate");
        assertThat(site.get("/page").body()).isEqualTo("page 2");
        later(Duration.ofSeconds(200));
        assertThat(site.get("/page").body()).isEqualTo("page 3");
    }

    // ---- what the client asks for

    @ParameterizedTest
    @CsvSource({"max-age=0", "max-age=5", "no-cache", "min-fresh=55"})
    @DisplayName("RFC 9111 5.2.1: a fresh page that is not fresh enough for the client is fetched anew")
    void theClientMayWantItFresher(String control) {
        origin((request, response) -> page(response, "max-age=60", "page " + site.computed.get()));
        site.get("/page");
        later(Duration.ofSeconds(10));
        PageSite.Answer answer = site.get("/page", "Cache-Control", control);
        assertThat(answer.body()).isEqualTo("page 2");
        assertThat(answer.cacheStatus()).startsWith("larder; fwd=request");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    @DisplayName("RFC 9111 5.2.1.2, 5.2.1.7: max-stale takes an old page, only-if-cached nothing that is not stored")
    void theClientMayTakeItStale() {
        origin((request, response) -> page(response, "max-age=60", "page"));
        assertThat(site.get("/page", "Cache-Control", "only-if-cached").status())
                .isEqualTo(504);
        assertThat(site.computed).hasValue(0);
        site.get("/page");
        assertThat(site.get("/page", "Cache-Control", "only-if-cached").isHit()).isTrue();
        later(Duration.ofSeconds(90));
        assertThat(site.get("/page", "Cache-Control", "max-stale=60").cacheStatus())
                .isEqualTo("larder; hit; ttl=-30; detail=max-stale");
        assertThat(site.get("/page", "Cache-Control", "max-stale=20").isHit()).isFalse();
    }

    @Test
    @DisplayName("RFC 9111 5.4: Pragma: no-cache counts without Cache-Control, and means nothing in a response")
    void pragma() {
        origin((request, response) -> {
            response.setHeader("Pragma", "no-cache");
            page(response, "max-age=60", "page");
        });
        site.get("/page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page", "Pragma", "no-cache", "Cache-Control", "max-stale")
                        .isHit())
                .isTrue();
    }

    // ---- other methods

    @Test
    @DisplayName("RFC 9111 4.3.5: what HEAD says of a stale page freshens it, or shows that it is outdated")
    void headFreshensOrOutdates() {
        assumeFalse(
                WebServer.WANTED.startsWith("jetty"),
                "Jetty dates each answer itself, by a clock that is not the test's");
        origin((request, response) -> {
            response.setHeader("ETag", site.computed.get() < 3 ? "\"a\"" : "\"b\"");
            response.setHeader("Cache-Control", "max-age=60");
            response.setHeader("Content-Length", "4");
            if ("GET".equals(request.getMethod())) {
                response.getWriter().print("page");
            }
        });
        site.get("/page");
        later(Duration.ofSeconds(61));
        site.send("HEAD", "/page");
        assertThat(site.get("/page").isHit()).as("freshened").isTrue();
        later(Duration.ofSeconds(61));
        site.send("HEAD", "/page");
        assertThat(site.get("/page", "Cache-Control", "max-stale").isHit())
                .as("outdated")
                .isFalse();
    }

    @Test
    @DisplayName("RFC 9110 9.3.3: a 200 to POST that names its own URI answers later GETs")
    void aPostMayAnswerLaterGets() {
        origin((request, response) -> {
            response.setHeader("Content-Location", "/page");
            page(response, "max-age=60", request.getMethod());
        });
        site.send("POST", "/page");
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.body()).isEqualTo("POST");
    }

    // ---- what is kept

    @Test
    @DisplayName("RFC 9111 3.1: every field is kept and replayed, Set-Cookie too, but for those of the connection")
    void fieldsAreKeptButForThoseOfTheConnection() {
        origin((request, response) -> {
            response.setHeader("Set-Cookie", "a=b");
            response.setHeader("X-Own", "own");
            response.setHeader("Connection", "X-Hop");
            response.setHeader("X-Hop", "hop");
            response.setHeader("Proxy-Authenticate", "Basic");
            response.setHeader("Keep-Alive", "timeout=7");
            page(response, "max-age=60", "page");
        });
        site.get("/page");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("Set-Cookie") + hit.field("X-Own")).isEqualTo("a=bown");
        assertThat(hit.field("X-Hop") + hit.field("Proxy-Authenticate")).isEmpty();
        assertThat(hit.field("Keep-Alive")).doesNotContain("timeout=7");
        assertThat(hit.field("ETag")).as("a gateway makes no tag of its own").isEmpty();
    }

    @Test
    @DisplayName("RFC 9111 4.2.2: without a lifetime a tenth of the time since the last change")
    void heuristicLifetime() {
        origin((request, response) -> {
            response.setHeader("Date", HttpDate.format(site.clock().instant()));
            response.setHeader(
                    "Last-Modified", HttpDate.format(site.clock().instant().minusSeconds(1000)));
            response.getWriter().print("page");
        });
        site.get("/page");
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; hit; ttl=100");
        later(Duration.ofSeconds(101));
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=100 | no-store | true",
                "no-store | max-age=100 | false",
                "&&&&& | max-age=100 | true",
                "max-age=\"100\" | no-store | false",
                "MaX-aGe=100 | no-store | false"
            })
    @DisplayName("RFC 9213: a valid CDN-Cache-Control replaces Cache-Control, an invalid one is ignored")
    void targetedControl(String targeted, String plain, boolean stored) {
        origin((request, response) -> {
            response.setHeader("CDN-Cache-Control", targeted);
            page(response, plain, "page");
        });
        site.get("/page");
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.isHit()).isEqualTo(stored);
        assertThat(answer.field("CDN-Cache-Control")).isEqualTo(targeted);
    }

    @Test
    @DisplayName("RFC 9211 2: what a cache further in said comes first, on a miss and on a hit")
    void membersOfCacheStatusStayInOrder() {
        origin((request, response) -> {
            response.setHeader("Cache-Status", "inner; hit, middle; fwd=stale");
            page(response, "max-age=60", "page");
        });
        assertThat(site.get("/page").cacheStatus())
                .isEqualTo("inner; hit, middle; fwd=stale, larder; fwd=uri-miss; stored; ttl=60");
        assertThat(site.get("/page").cacheStatus()).isEqualTo("inner; hit, middle; fwd=stale, larder; hit; ttl=60");
    }

    // ---- invalidation, in both modes

    @ParameterizedTest
    @CsvSource({
        "SITE,Location,/other,true",
        "SITE,Content-Location,other,true",
        "SITE,Location,//elsewhere.example/other,false",
        "SHARED_CACHE,Location,/other,true",
        "SHARED_CACHE,Content-Location,http://localhost:PORT/other,true",
        "SHARED_CACHE,Content-Location,https://localhost:PORT/other,false",
        "SHARED_CACHE,Location,http://localhost/other,false"
    })
    @DisplayName("RFC 9111 4.4: what an unsafe request names is outdated, on the same origin only")
    void anUnsafeRequestOutdatesWhatItNames(CacheMode mode, String field, String target, boolean outdated) {
        site.mode(mode);
        site.page("/other", (request, response) -> page(response, "max-age=60", "other"))
                .page(
                        "/change",
                        (request, response) ->
                                response.setHeader(field, target.replace("PORT", "" + site.server.port())))
                .start();
        site.get("/other");
        site.get("/other?page=2");
        site.send("M-SEARCH", "/change");
        assertThat(site.get("/other").isHit()).isEqualTo(!outdated);
        assertThat(site.get("/other?page=2").isHit()).as("another URL").isTrue();
    }

    @Test
    void aChangeThatFailsOutdatesNothing() {
        origin((request, response) -> {
            if ("GET".equals(request.getMethod())) {
                page(response, "max-age=60", "page");
            } else {
                response.setStatus(500);
            }
        });
        site.get("/page");
        site.send("DELETE", "/page");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    // ---- less than the letter, where told

    @Test
    @DisplayName("Without set-cookie, what sets one is not stored")
    void cookiesMayBeKeptOut() {
        site.gateway(new PageOptions.Gateway(true, false));
        origin((request, response) -> {
            if ("header".equals(request.getParameter("by"))) {
                response.addHeader("Set-Cookie", "a=1");
            } else {
                response.addCookie(new Cookie("a", "1"));
            }
            page(response, "max-age=60", "page");
        });
        assertThat(site.get("/page?by=header").cacheStatus()).contains("detail=set-cookie");
        assertThat(site.get("/page?by=cookie").cacheStatus()).contains("detail=set-cookie");
        assertThat(site.get("/page?by=header").isHit()).isFalse();
        assertThat(site.get("/page?by=cookie").isHit()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=0", "min-fresh=1000", "no-store"})
    @DisplayName("Without request-directives, clients make the origin do nothing")
    void clientsMayBeIgnored(String directive) {
        site.gateway(new PageOptions.Gateway(false, true));
        origin((request, response) -> page(response, "max-age=60", "page"));
        assertThat(site.get("/page", "Cache-Control", directive).cacheStatus()).contains("stored");
        assertThat(site.get("/page", "Cache-Control", directive).isHit()).isTrue();
    }
}
