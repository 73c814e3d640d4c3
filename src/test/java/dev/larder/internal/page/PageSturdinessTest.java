package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.internal.http.Fields;
import dev.larder.page.PageCacheFilter;
import dev.larder.testing.WebServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache is never why a page fails. */
class PageSturdinessTest {

    private static final AtomicInteger COMPUTED = new AtomicInteger();

    private static final class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello " + COMPUTED.incrementAndGet());
        }
    }

    /** Caches that fail whatever they are asked. */
    private static final class Broken implements Caches {
        @Override
        public Cache get(String name) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public void invalidateTags(String... tags) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static WebServer site(Filter... delegates) {
        WebServer server = WebServer.of("/shop");
        for (Filter delegate : delegates) {
            server.attribute(PageCacheFilter.DELEGATE, delegate);
        }
        return server.filter("larder", new PageCacheFilter())
                .filter("larder-by-hand", new PageCacheFilter())
                .servlet("/page", new Hello())
                .start();
    }

    private static PageFilter filter(Caches caches) {
        return new PageFilter(caches, new PageSite().options(), Clock.systemUTC());
    }

    @Test
    void aBrokenCacheLetsThePageThrough() throws Exception {
        try (WebServer server = site(filter(new Broken()))) {
            assertThat(server.get("/shop/page").statusCode()).isEqualTo(200);
            assertThat(server.get("/shop/page").body()).startsWith("hello ");
        }
    }

    @Test
    void withoutAStartedCacheTheFilterPassesOn() throws Exception {
        try (WebServer server = site(filter(new Broken()))) {
            server.removeAttribute(PageCacheFilter.DELEGATE);
            HttpResponse<String> answer = server.get("/shop/page");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Status")).isEmpty();
        }
    }

    @Test
    void installedTwiceItWorksOnceAndOverTheDefaultBackend() throws Exception {
        try (Caches caches = Caches.open(Map.of());
                WebServer server = site(filter(caches))) {
            String first = server.get("/shop/page").body();
            HttpResponse<String> second = server.get("/shop/page");
            assertThat(second.body()).isEqualTo(first);
            assertThat(second.headers().allValues("Cache-Status"))
                    .singleElement()
                    .asString()
                    .startsWith("larder; hit");
        }
    }

    @Test
    void thePageSurvivesItsBinaryForm() {
        StoredPage page = page();
        StoredPageCodec codec = new StoredPageCodec();
        assertThat(codec.decode(codec.encode(page))).isEqualTo(page);
        assertThat(codec.owns(StoredPage.class)).isTrue();
        assertThat(codec.owns(String.class)).isFalse();
    }

    @Test
    void damagedBytesAreNoPage() {
        StoredPageCodec codec = new StoredPageCodec();
        byte[] bytes = codec.encode(page());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> codec.decode(longer)).isInstanceOf(IllegalArgumentException.class);
        byte[] other = bytes.clone();
        other[0] = 1;
        assertThatThrownBy(() -> codec.decode(other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredPage page() {
        Variance variance = Variance.of(List.of("Accept"), List.of("currency"));
        return new StoredPage(
                200,
                Fields.of("Content-Type", "text/plain", "X-Ä", "ü"),
                PageBody.plain("body".getBytes(StandardCharsets.UTF_8), "digest"),
                new StoredPage.Origin(variance, "selection", 1, 2, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/, false",
        "/a/*, /a, true",
        "/a/*, /a/b/c, true",
        "/a/*, /ab, false",
        "*.jsp, /x/y.jsp, true",
        "*.jsp, /x/yjsp, false",
        "/*, /anything, true",
    })
    void rulesMatchLikeServletMappings(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "", "ftp:", "http:///x", "?a=1"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> PageUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Begin it with /");
    }

    @Test
    void noTwoAddressesShareAKey() {
        List<String> urls = List.of(
                "/a", "/a?", "/a?b", "/a/b", "http://h/a", "https://h/a", "http://h:81/a", "http://h/a?", "http://i/a");
        assertThat(urls.stream().map(url -> PageUrl.parse(url).key()).distinct())
                .hasSameSizeAs(urls);
        assertThat(urls.stream().map(url -> PageUrl.parse(url).tag()).distinct())
                .hasSameSizeAs(urls);
    }
}
