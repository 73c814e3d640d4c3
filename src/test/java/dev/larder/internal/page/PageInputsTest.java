package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application reads of a request is in the key, or the page is not stored (Kettle 2018 and 2020). */
class PageInputsTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private PageSite reading(Consumer<HttpServletRequest> read) {
        return site.page("/page", (request, response) -> {
            response.setContentType("text/plain");
            read.accept(request);
            response.getWriter().print("page " + site.computed.get());
        });
    }

    static Stream<Arguments> undeclared() {
        return Stream.of(
                input("X-Forwarded-Host", request -> request.getHeader("X-Forwarded-Host")),
                input("User-Agent", request -> request.getHeaders("User-Agent")),
                input("X-Number", request -> request.getIntHeader("X-Number")),
                input("all-headers", request -> request.getHeaderNames()),
                input("Cookie", request -> request.getCookies()),
                input("principal", request -> request.getUserPrincipal()),
                input("principal", request -> request.getRemoteUser()),
                input("\"role admin\"", request -> request.isUserInRole("admin")),
                input("remote-address", request -> request.getRemoteAddr()),
                input("remote-address", request -> request.getRemoteHost()),
                input("request-id", request -> request.getRequestId()),
                input("query", request -> request.getQueryString()),
                input("\"parameter utm_source\"", request -> request.getParameter("utm_source")),
                input("\"parameter utm_source\"", request -> request.getParameterMap()));
    }

    private static Arguments input(String name, Consumer<HttpServletRequest> read) {
        return Arguments.of(name, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undeclared")
    void aPageOfUndeclaredInputsIsNotStored(String name, Consumer<HttpServletRequest> read) {
        reading(read).start();
        String url = "/page?a=1&utm_source=x";
        assertThat(site.get(url).cacheStatus())
                .isEqualTo("larder; fwd=uri-miss; detail=undeclared-input; input=" + name);
        assertThat(site.get(url).isHit()).isFalse();
    }

    static Stream<Consumer<HttpServletRequest>> keyed() {
        return Stream.of(
                request -> request.getHeader("Host"),
                request -> request.getServerName(),
                request -> request.getRequestURL(),
                request -> request.getParameter("a"),
                request -> request.getParameter("unknown"),
                request -> request.getHeader("Sec-WebSocket-Key"), // Payara's filter asks every request for it
                request -> request.getHeader("If-None-Match"),
                request -> request.getHeader("Content-Type"),
                request -> request.getMethod());
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aPageOfItsUrlIsStored(Consumer<HttpServletRequest> read) {
        reading(read).start();
        site.get("/page?a=1");
        assertThat(site.get("/page?a=1").isHit()).isTrue();
    }

    @Test
    @DisplayName("D228: a page that asks for the language is stored once for each, and says so")
    void negotiatedFieldsBecomePartOfTheKey() {
        site.page(
                        "/page",
                        (request, response) ->
                                response.getWriter().print(request.getLocale().getLanguage()))
                .start();
        assertThat(site.get("/page", "Accept-Language", "en").field("Vary")).isEqualTo("accept-language");
        assertThat(site.get("/page", "Accept-Language", "de").body()).isEqualTo("de");
        PageSite.Answer english = site.get("/page", "Accept-Language", "en");
        PageSite.Answer german = site.get("/page", "Accept-Language", "de");
        assertThat(english.body()).isEqualTo("en");
        assertThat(german.body()).isEqualTo("de");
        assertThat(english.isHit()).isTrue();
        assertThat(german.isHit()).isTrue();
        assertThat(german.field("Vary")).isEqualTo("accept-language");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    @DisplayName("D267: a page that reads a field and names it in Vary is stored for each of its values")
    void varyDeclaresAnInput() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Vary", "User-Agent");
                    response.getWriter().print(request.getHeader("User-Agent"));
                })
                .start();
        site.get("/page", "User-Agent", "one");
        site.get("/page", "User-Agent", "two");
        assertThat(site.get("/page", "User-Agent", "one").body()).isEqualTo("one");
        assertThat(site.get("/page", "User-Agent", "two").body()).isEqualTo("two");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    @DisplayName("Django CVE-2026-113593: absent and empty are two values")
    void absentDiffersFromEmpty() throws Exception {
        site.page("/page", (request, response) -> {
                    response.setHeader("Vary", "X-Tenant");
                    response.getWriter().print("tenant " + request.getHeader("X-Tenant"));
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("tenant null");
        assertThat(RawHttp.get(site.server.port(), "/page", "Host: localhost:" + site.server.port(), "X-Tenant:"))
                .endsWith("tenant ");
        assertThat(site.get("/page").body()).isEqualTo("tenant null");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    @DisplayName("D220: X in the first field and nothing in the second differs from the reverse")
    void valuesAreDelimited() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Vary", "X-B, X-A");
                    response.getWriter().print("page " + site.computed.get());
                })
                .start();
        assertThat(site.get("/page", "X-A", "v").body()).isEqualTo("page 1");
        assertThat(site.get("/page", "X-B", "v").body()).isEqualTo("page 2");
        assertThat(site.get("/page", "X-A", "v").body()).isEqualTo("page 1");
    }

    @Test
    @DisplayName("D250: cookies of usage statistics make no difference to a page that declares one")
    void aDeclaredCookieIsInTheKey() {
        site.rule("/page", CachePolicy.inherited(), Variance.of(List.of(), List.of("currency")), List.of());
        site.page("/page", (request, response) -> {
                    String currency = "none";
                    Cookie[] cookies = request.getCookies();
                    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
                        if (cookie.getName().equals("currency")) {
                            currency = cookie.getValue();
                        }
                    }
                    response.getWriter().print(currency);
                })
                .start();
        assertThat(site.get("/page", "Cookie", "currency=eur; _ga=1").body()).isEqualTo("eur");
        assertThat(site.get("/page", "Cookie", "currency=usd").body()).isEqualTo("usd");
        PageSite.Answer euro = site.get("/page", "Cookie", "_ga=2; currency=eur");
        assertThat(euro.body()).isEqualTo("eur");
        assertThat(euro.isHit()).isTrue();
        assertThat(euro.field("Vary")).isEqualTo("Cookie");
    }

    @Test
    void anUndeclaredCookieBesideADeclaredOneIsNoticed() {
        site.rule("/page", CachePolicy.inherited(), Variance.of(List.of(), List.of("currency")), List.of());
        reading(request -> {
                    for (Cookie cookie : request.getCookies()) {
                        cookie.getValue();
                    }
                })
                .start();
        assertThat(site.get("/page", "Cookie", "currency=eur; user=ann").cacheStatus())
                .contains("input=\"cookie user\"");
    }

    @Test
    void varyModePutsWhatWasReadIntoTheKey() {
        site.undeclared(UndeclaredInputs.VARY);
        site.page("/page", (request, response) -> response.getWriter().print(request.getHeader("X-Theme")))
                .start();
        site.get("/page", "X-Theme", "dark");
        site.get("/page", "X-Theme", "light");
        assertThat(site.get("/page", "X-Theme", "dark").body()).isEqualTo("dark");
        assertThat(site.get("/page", "X-Theme", "light").isHit()).isTrue();
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void varyModeStillRefusesWhatNoKeyHolds() {
        site.undeclared(UndeclaredInputs.VARY);
        reading(HttpServletRequest::getRemoteAddr).start();
        assertThat(site.get("/page").cacheStatus()).contains("input=remote-address");
    }

    @Test
    void reportModeStores() {
        site.undeclared(UndeclaredInputs.REPORT);
        reading(request -> request.getHeader("X-Theme")).start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    @DisplayName("Poisoning: a page that reflects any field the attacker sends is never served to the next visitor")
    void reflectedFieldsPoisonNothing() {
        site.page("/page", (request, response) -> {
                    String name = request.getParameter("f");
                    response.getWriter().print(Collections.list(request.getHeaders(name)));
                })
                .start();
        for (String field :
                List.of("X-Forwarded-Host", "X-Original-URL", "Referer", "Range", "If-Range", "Cookie", "TE")) {
            String url = "/page?f=" + field;
            site.get(url, field, "evil");
            assertThat(site.get(url).body()).doesNotContain("evil");
        }
    }

    @Test
    @DisplayName("Cardinality: no more variants are stored than allowed, and all are answered rightly")
    void variantsAreBounded() {
        site.bounds(100_000, 3);
        site.page("/page", (request, response) -> {
                    response.setHeader("Vary", "X-V");
                    response.getWriter().print(request.getHeader("X-V"));
                })
                .start();
        for (int i = 0; i < 20; i++) {
            assertThat(site.get("/page", "X-V", "v" + i).body()).isEqualTo("v" + i);
        }
        assertThat(site.get("/page", "X-V", "v19").cacheStatus()).isEqualTo("larder; fwd=vary-miss; detail=variants");
        assertThat(site.get("/page", "X-V", "v2").isHit()).isTrue();
    }

    @Test
    void trackingParametersAreNoPartOfTheKey() {
        reading(request -> request.getParameter("id")).start();
        assertThat(site.get("/page?id=1&utm_source=mail").body()).isEqualTo("page 1");
        assertThat(site.get("/page?id=1").body()).isEqualTo("page 1");
        assertThat(site.get("/page?gclid=7&id=1&utm%5Fmedium=x").body()).isEqualTo("page 1");
        assertThat(site.get("/page?id=2").body()).isEqualTo("page 2");
    }

    @Test
    @DisplayName("D215: the same parameters in another order are another page; so are no query and an empty one")
    void theQueryCountsAsItIs() throws Exception {
        reading(request -> {}).start();
        assertThat(site.get("/page?a=1&b=2").body()).isEqualTo("page 1");
        assertThat(site.get("/page?b=2&a=1").body()).isEqualTo("page 2");
        assertThat(site.get("/page").body()).isEqualTo("page 3");
        assertThat(RawHttp.get(site.server.port(), "/page?", "Host: localhost:" + site.server.port()))
                .endsWith("page 4");
        assertThat(site.get("/page?a=1&b=2").body()).isEqualTo("page 1");
    }
}
