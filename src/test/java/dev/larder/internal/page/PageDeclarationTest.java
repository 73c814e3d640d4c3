package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.page.CachePage;
import dev.larder.page.NeverCache;
import dev.larder.page.Vary;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides how long a page lives. */
class PageDeclarationTest {

    private final PageSite site = new PageSite().ttl(null);

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    /** A servlet that says what its query asks for. */
    private static class Speaking extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final AtomicInteger computed = new AtomicInteger();

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String control = request.getParameter("control");
            if (control != null) {
                response.setHeader("Cache-Control", control);
            }
            if (request.getParameter("cdn") != null) {
                response.setHeader("CDN-Cache-Control", request.getParameter("cdn"));
            }
            if (request.getParameter("tag") != null) {
                response.setHeader("Cache-Tag", request.getParameter("tag"));
            }
            response.getWriter().print("page " + computed.incrementAndGet());
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(request.getParameter("fail") == null ? 204 : 500);
        }
    }

    @CachePage(value = "15m", tags = "menu", browser = "1m")
    private static final class ForFifteenMinutes extends Speaking {
        private static final long serialVersionUID = 1L;
    }

    @CachePage("15m")
    private static final class Plain extends Speaking {
        private static final long serialVersionUID = 1L;
    }

    @CachePage
    private static final class AsTheCacheSays extends Speaking {
        private static final long serialVersionUID = 1L;
    }

    @NeverCache
    @CachePage("15m")
    private static final class Never extends Speaking {
        private static final long serialVersionUID = 1L;
    }

    @CachePage("15m")
    @Vary(headers = "X-Tenant", cookies = "currency")
    private static final class Varying extends Speaking {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName("D232: what is said at the page counts")
    void anAnnotationGivesTheLifetime() {
        site.servlet("/page", new Plain()).start();
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; fwd=uri-miss; stored; ttl=900");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @ParameterizedTest
    @DisplayName(
            "D241, D264: CDN-Cache-Control beats the annotation, the annotation beats max-age, larger or smaller or 0")
    @CsvSource({
        "control=max-age%3D0,900",
        "control=max-age%3D7200,900",
        "cdn=max-age%3D60,60",
        "control=s-maxage%3D5,900"
    })
    void theOrderOfLifetimesIsKept(String query, long seconds) {
        site.servlet("/page", new Plain()).start();
        assertThat(site.get("/page?" + query).cacheStatus()).endsWith("stored; ttl=" + seconds);
    }

    @Test
    @DisplayName("D242: private wins over the annotation")
    void theResponseMayForbid() {
        site.servlet("/page", new Plain()).start();
        assertThat(site.get("/page?control=private").cacheStatus()).endsWith("detail=private");
    }

    @Test
    @DisplayName("D231: what is not said is as the cache is configured")
    void anAnnotationWithoutALifetimeTakesTheCaches() {
        site.servlet("/page", new AsTheCacheSays()).start();
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; fwd=uri-miss; stored");
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; hit; ttl=300");
    }

    @Test
    @DisplayName("D273, D277: never_cache wins: nothing is stored, here or elsewhere")
    void neverCacheKeepsThePageOutOfEveryCache() {
        site.servlet("/page", new Never()).start();
        PageSite.Answer answer = site.get("/page");
        assertThat(answer.field("Cache-Control")).isEqualTo("no-store, private");
        assertThat(answer.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=never-cache");
        assertThat(site.get("/page").body()).isEqualTo("page 2");
    }

    @Test
    void declaredVariationIsKnownBeforeTheFirstPage() {
        site.servlet("/page", new Varying()).start();
        assertThat(site.get("/page", "X-Tenant", "a").body()).isEqualTo("page 1");
        assertThat(site.get("/page", "X-Tenant", "b").body()).isEqualTo("page 2");
        assertThat(site.get("/page", "X-Tenant", "a", "Cookie", "currency=eur").body())
                .isEqualTo("page 3");
        PageSite.Answer again = site.get("/page", "X-Tenant", "a", "Cookie", "other=1");
        assertThat(again.body()).isEqualTo("page 1");
        assertThat(again.field("Vary")).isEqualTo("x-tenant, Cookie");
    }

    @Test
    @DisplayName(
            "Browsers get a lifetime only when the application asks for one, and it counts from when they get the page")
    void browsersAreToldTheirOwnLifetime() {
        site.servlet("/told", new ForFifteenMinutes())
                .servlet("/silent", new Plain())
                .start();
        assertThat(site.get("/told").field("Cache-Control")).isEqualTo("max-age=60");
        assertThat(site.get("/silent").field("Cache-Control")).isEmpty();
        site.clock().advance(Duration.ofSeconds(100));
        PageSite.Answer told = site.get("/told");
        assertThat(told.field("Cache-Control")).isEqualTo("max-age=160");
        assertThat(told.field("Age")).isEqualTo("100");
        assertThat(site.get("/silent").field("Cache-Control")).isEmpty();
    }

    @Test
    void aRuleGivesPagesWithoutAClassTheirLifetime() {
        site.rule("/r/*", CachePolicy.ttl(Duration.ofSeconds(30)), Variance.NONE, List.of("x"))
                .servlet("/r/*", new Speaking())
                .servlet("/other", new Speaking())
                .start();
        assertThat(site.get("/r/one").cacheStatus()).endsWith("stored; ttl=30");
        assertThat(site.get("/r/one?x=1").isHit()).isTrue();
        assertThat(site.get("/other").cacheStatus()).endsWith("detail=no-lifetime");
    }

    @Test
    void tagsInvalidateWhereverTheyComeFrom() {
        site.servlet("/page", new ForFifteenMinutes()).start();
        Pages pages = new Pages(site);
        site.get("/page?tag=red,%20blue");
        pages.tags("menu");
        assertThat(site.get("/page?tag=red,%20blue").body()).isEqualTo("page 2");
        pages.tags("blue");
        assertThat(site.get("/page?tag=red,%20blue").body()).isEqualTo("page 3");
        pages.tags("green");
        assertThat(site.get("/page?tag=red,%20blue").body()).isEqualTo("page 3");
    }

    /** The invalidation that beans are given. */
    private record Pages(PageSite site) {
        void tags(String tag) {
            site.pages().invalidateTags(tag);
        }

        void url(String url) {
            site.pages().invalidate(url);
        }
    }

    @Test
    void aUrlIsInvalidatedWithAllItsVariants() {
        site.servlet("/page", new Varying()).start();
        site.get("/page", "X-Tenant", "a");
        site.get("/page", "X-Tenant", "b");
        site.get("/page?q=1", "X-Tenant", "a");
        new Pages(site).url("/page?utm_source=mail");
        assertThat(site.get("/page", "X-Tenant", "a").body()).isEqualTo("page 4");
        assertThat(site.get("/page", "X-Tenant", "b").body()).isEqualTo("page 5");
        assertThat(site.get("/page?q=1", "X-Tenant", "a").body()).isEqualTo("page 3");
    }

    @Test
    void anAbsoluteUrlIsInvalidatedForItsHostAlone() {
        site.servlet("/page", new Plain()).start();
        site.get("/page");
        new Pages(site).url("http://elsewhere.example/page");
        assertThat(site.get("/page").isHit()).isTrue();
        new Pages(site).url(site.url("/page"));
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @Test
    @DisplayName("RFC 9111 4.4: what a request has changed is outdated; what it failed to change is not")
    void anUnsafeRequestInvalidatesItsUrl() {
        site.servlet("/page", new Plain()).start();
        site.get("/page");
        assertThat(site.send("POST", "/page?fail=1").status()).isEqualTo(500);
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.send("POST", "/page").cacheStatus()).isEqualTo("larder; fwd=method");
        assertThat(site.get("/page").body()).isEqualTo("page 2");
    }
}
