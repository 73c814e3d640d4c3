package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.faces.context.flash.StandIn;
import dev.larder.CachePolicy;
import dev.larder.internal.page.PageDeclaration;
import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RestInputs;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.internal.page.Variance;
import dev.larder.page.CachePage;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways past the observed request: each is noticed, or what it leads to is not stored. */
class BackDoorsTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private void expectRefused(String detail, String... headers) {
        assertThat(site.get("/page", headers).cacheStatus())
                .contains("detail=" + detail)
                .doesNotContain("stored");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    void whoUnwrapsTheRequestMayHaveReadAnything() {
        site.page("/page", (request, response) -> {
                    ServletRequest raw = request;
                    while (raw instanceof ServletRequestWrapper wrapper) {
                        raw = wrapper.getRequest();
                    }
                    response.getWriter().print(((HttpServletRequest) raw).getHeader("X-Evil"));
                })
                .start();
        expectRefused("undeclared-input; input=unwrapped-request", "X-Evil", "evil");
    }

    @Test
    void aServerThatUnwrapsTheRequestToDispatchReadsNothing() {
        site.page("/page", (request, response) -> new Forwarding(request).forward("/inner", response))
                .page("/inner", (request, response) -> response.getWriter().print("inner"))
                .start();
        site.get("/page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page").body()).isEqualTo("inner");
    }

    /** An application's own wrapper, which Tomcat looks behind. */
    private static final class Forwarding extends HttpServletRequestWrapper {
        Forwarding(HttpServletRequest request) {
            super(request);
        }

        void forward(String path, jakarta.servlet.http.HttpServletResponse response) throws Exception {
            getRequestDispatcher(path).forward(this, response);
        }
    }

    @Test
    void aFlashMessageIsNobodyElses() {
        site.page("/page", (request, response) -> {
                    response.getWriter().print(StandIn.message(request));
                    response.flushBuffer(); // from here on Mojarra cannot take its cookie back
                })
                .start();
        assertThat(site.get("/page", "Cookie", "csfcfc=ann").body()).isEqualTo("message of ann");
        assertThat(site.get("/page").body()).isEqualTo("no message");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    void theLanguageThatAFilterInFrontHasSetForTheStandardTagsIsAnInput() {
        String name = "jakarta.servlet.jsp.jstl.fmt.locale.request";
        Filter front = (request, response, chain) -> {
            request.setAttribute(name, ((HttpServletRequest) request).getHeader("X-Language"));
            chain.doFilter(request, response);
        };
        site.server.filter("front", front);
        site.page("/page", (request, response) -> response.getWriter().print(request.getAttribute(name)))
                .start();
        expectRefused("undeclared-input; input=\"attribute " + name + '"', "X-Language", "de");
    }

    @Test
    void whichAttributesAFilterInFrontHasSetIsAnInput() {
        Filter front = (request, response, chain) -> {
            request.setAttribute("member", true);
            chain.doFilter(request, response);
        };
        site.server.filter("front", front);
        site.page("/page", (request, response) -> request.getAttributeNames()).start();
        expectRefused("undeclared-input; input=\"attribute member\"");
    }

    @Test
    void aConnectionThatIsMoreSecureThanItsSchemeIsAnInput() {
        Filter front = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public boolean isSecure() {
                        return "on".equals(((HttpServletRequest) getRequest()).getHeader("X-Https"));
                    }
                },
                response);
        site.server.filter("front", front);
        site.page("/page", (request, response) -> response.getWriter().print(request.isSecure()))
                .start();
        assertThat(site.get("/page", "X-Https", "on").cacheStatus()).contains("input=secure");
        assertThat(site.get("/page").body()).isEqualTo("false");
    }

    @Test
    void theServersOwnAddressIsAnInput() {
        site.page("/page", (request, response) -> response.getWriter().print(request.getLocalPort()))
                .start();
        expectRefused("undeclared-input; input=local-address");
    }

    @CachePage(cache = "small")
    private static final class Elsewhere {}

    @Test
    void aResourceForAnotherCacheIsNotStoredInTheUsualOne() {
        site.page(
                        "/page",
                        (request, response) ->
                                request.setAttribute(RestInputs.DECLARATION, PageDeclaration.of(Elsewhere.class)))
                .start();
        expectRefused("other-cache");
        assertThat(site.caches.names()).doesNotContain("small");
    }

    private PageSite vouching(String... harmless) {
        return site.rule("/page", CachePolicy.inherited(), Variance.NONE, List.of(), harmless)
                .page("/page", (request, response) -> {
                    switch (String.valueOf(request.getParameter("read"))) {
                        case "agent" -> request.getHeader("User-Agent");
                        case "address" -> request.getRemoteAddr();
                        case "all" -> request.getHeaderNames();
                        case "principal" -> request.getUserPrincipal();
                        default -> values(request.getCookies());
                    }
                });
    }

    private static void values(Cookie... cookies) {
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            cookie.getValue();
        }
    }

    @ParameterizedTest
    @CsvSource({"agent, user-agent", "address, Remote-Address", "all, all-headers", "cookies, cookie theme"})
    void whatARuleVouchesForIsNoInput(String read, String harmless) {
        vouching(harmless).start();
        site.get("/page?read=" + read, "Cookie", "theme=dark");
        assertThat(site.get("/page?read=" + read).isHit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "agent, referer, User-Agent",
        "cookies, cookie theme, \"cookie user\"",
        "principal, principal, principal"
    })
    void whatItDoesNotVouchForStaysOne(String read, String harmless, String input) {
        vouching(harmless).start();
        assertThat(site.get("/page?read=" + read, "Cookie", "theme=dark; user=ann")
                        .cacheStatus())
                .contains("input=" + input);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal", "authorization"})
    void reportLetsNoIdentityThrough(String read) {
        site.undeclared(UndeclaredInputs.REPORT)
                .page("/page", (request, response) -> {
                    request.getHeader("X-Other");
                    String who =
                            read.equals("principal") ? request.getRemoteUser() : request.getHeader("Authorization");
                    response.getWriter().print(who);
                })
                .start();
        site.get("/page", "Authorization", ""); // an empty one is none, and is read all the same
        assertThat(site.get("/page", "Authorization", "").isHit()).isFalse();
    }

    @Test
    void varyCountsACookieThatWasMerelySeen() {
        site.undeclared(UndeclaredInputs.VARY)
                .page("/page", (request, response) -> {
                    boolean admin = false;
                    for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
                        admin |= cookie.getName().equals("admin");
                        if (cookie.getName().equals("theme")) {
                            cookie.getValue();
                        }
                    }
                    response.getWriter().print(admin ? "for the admin" : "for guests");
                })
                .start();
        assertThat(site.get("/page", "Cookie", "theme=dark; admin=1").body()).isEqualTo("for the admin");
        assertThat(site.get("/page", "Cookie", "theme=dark").body()).isEqualTo("for guests");
        assertThat(site.get("/page", "Cookie", "theme=dark").isHit()).isTrue();
    }
}
