package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.page.CachePage;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lines of Django's groups L and M that no other test of pages is about; which ones are left out says PageLinesTest. */
class PageDjangoTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() {
        site.close();
    }

    private PageSite page(PageSite.Body body) {
        return site.page("/page", (request, response) -> {
            response.setContentType("text/plain");
            body.write(request, response);
            response.getWriter().print("page " + site.computed.get());
        });
    }

    // ---- keys

    @Test
    @DisplayName("D211: of a URL that was never asked for nothing is known, and nothing need be known to invalidate it")
    void anUnknownUrlCanBeInvalidated() {
        page((request, response) -> {}).start();
        site.get("/page");
        site.pages().invalidate("/never?asked=for");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    @DisplayName("D217: http and https are two pages")
    void theSchemeIsInTheKey() {
        site.server.filter("scheme", scheme());
        page((request, response) -> {}).start();
        site.get("/page");
        assertThat(site.get("/page", "X-Scheme", "https").isHit()).isFalse();
        assertThat(site.get("/page", "X-Scheme", "https").isHit()).isTrue();
        assertThat(site.get("/page").isHit()).isTrue();
    }

    private static Filter scheme() {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getScheme() {
                        String said = super.getHeader("X-Scheme");
                        return said == null ? super.getScheme() : said;
                    }
                },
                response);
    }

    @Test
    @DisplayName("D222: the order of names in Vary makes no other page")
    void theOrderOfVaryDoesNotCount() {
        page((request, response) -> {
                    boolean first = "1".equals(request.getHeader("X-A"));
                    response.setHeader("Vary", first ? "X-A, X-B" : "x-b,X-A");
                    request.getHeader("X-B");
                })
                .start();
        for (String value : new String[] {"1", "2"}) {
            assertThat(site.get("/page", "X-A", value, "X-B", "3").isHit()).isFalse();
        }
        for (String value : new String[] {"1", "2"}) {
            assertThat(site.get("/page", "X-A", value, "X-B", "3").isHit()).isTrue();
        }
        assertThat(site.computed).hasValue(2);
    }

    @Test
    @DisplayName("D218, D255, D257 hardened: a HEAD leaves the whole page, which answers HEAD and GET")
    void aHeadLeavesTheWholePage() {
        site.servlet("/page", new Greeting()).start();
        assertThat(site.send("HEAD", "/page").cacheStatus()).contains("stored");
        PageSite.Answer head = site.send("HEAD", "/page");
        assertThat(head.isHit()).isTrue();
        assertThat(head.body()).isEmpty();
        PageSite.Answer get = site.get("/page");
        assertThat(get.isHit()).isTrue();
        assertThat(get.body()).isEqualTo("hello");
    }

    // ---- settings

    @Test
    @DisplayName("D230: without a word at the page the site's lifetime and cache count")
    void theSitesSettingsCount() {
        site.ttl(Duration.ofSeconds(90));
        page((request, response) -> {}).start();
        assertThat(site.get("/page").cacheStatus()).endsWith("stored; ttl=90");
        site.caches.get("pages").clear();
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    @DisplayName("D237, D239: another cache is another entry, and naming the usual one changes nothing")
    void aPageIsInTheCacheThatItNames() {
        site.servlet("/other", new InOther()).servlet("/usual", new InUsual()).start();
        site.get("/other");
        site.get("/usual");
        site.get("/other");
        assertThat(site.caches.get("other").statistics().hits()).isEqualTo(1);
        assertThat(site.caches.get("pages").statistics().hits()).isZero();
        site.get("/usual");
        assertThat(site.caches.get("pages").statistics().hits()).isEqualTo(1);
    }

    private static class Greeting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }

    @CachePage(cache = "other")
    private static final class InOther extends Greeting {
        private static final long serialVersionUID = 1L;
    }

    @CachePage(cache = "pages")
    private static final class InUsual extends Greeting {
        private static final long serialVersionUID = 1L;
    }

    // ---- what the client sees

    @Test
    @DisplayName("D259 hardened: a page that has just been made has no Age, and no lifetime that nobody asked for")
    void aNewPageHasNoLifetimeForBrowsers() {
        page((request, response) -> {}).start();
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.cacheStatus()).contains("stored");
        assertThat(answer.field("Expires") + answer.field("Cache-Control") + answer.field("Age"))
                .isEmpty();
    }

    @Test
    @DisplayName("D252 hardened: a 304 of the application's is not stored, and gets no lifetime either")
    void anApplicationsOwn304IsNotStored() {
        site.page("/page", (request, response) -> response.setStatus(304)).start();
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.cacheStatus()).endsWith("detail=not-modified");
        assertThat(answer.field("Expires") + answer.field("Cache-Control")).isEmpty();
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    @DisplayName("D261: Age is never negative, even if the clock was turned back")
    void ageIsNeverNegative() {
        page((request, response) -> {}).start();
        site.get("/page");
        site.clock().advance(Duration.ofMinutes(-3));
        assertThat(site.get("/page").field("Age")).isIn("0", "");
    }
}
