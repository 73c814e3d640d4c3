package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RawHttp;
import dev.larder.internal.page.Variance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents in which an error, half a page or nothing at all was kept, or one visitor held up the others. */
class BrokenPagesTest {

    private static final CachePolicy STALE =
            CachePolicy.ttl(Duration.ofMinutes(1)).staleIfError(Duration.ofMinutes(5));

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(site -> site.statuses(404, 410).rule("/p0/*", STALE, Variance.NONE, List.of()));
        stage.page((request, response) ->
                response.sendError(404)); // has the rule; each test that needs it makes its own site
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    @Test
    @DisplayName("CPDoS HHO 2019: a field too long for the application made an error page that was kept")
    void oversizedField() {
        String path = stage.page((request, response) -> {
            String field = request.getHeader("X-Oversized");
            if (field != null && field.length() > 2000) {
                response.setStatus(400);
            }
        });
        assertThat(stage.get(path, "X-Oversized", "x".repeat(4000)).status()).isEqualTo(400);
        assertThat(stage.get(path).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("CPDoS HMC 2019: a control character in a field made an error page that was kept")
    void metaCharacter() throws Exception {
        String path = stage.page((request, response) -> {
            String field = request.getHeader("X-Meta");
            if (field != null && field.chars().anyMatch(c -> c < ' ')) {
                response.setStatus(404);
            }
        });
        assertThat(stage.raw(path, stage.host(), "X-Meta: a\tb")).startsWith("HTTP/1.1 404");
        assertThat(stage.raw(path, stage.host(), "X-Meta: a\u0007b")).matches("(?s)HTTP/1.1 4.*");
        assertThat(stage.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    @DisplayName("CPDoS HMO 2019: a field that overrides the method made an error page, even one that may be kept")
    void methodOverride(String field) {
        String path = stage.page((request, response) -> {
            if (request.getHeader(field) != null) {
                response.setStatus(404);
            }
        });
        assertThat(stage.get(path, field, "DELETE").status()).isEqualTo(404);
        assertThat(stage.get(path).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Next.js CVE-2025-49826: an empty 204 took the page's place")
    void emptyAnswer() {
        AtomicBoolean empty = new AtomicBoolean(true);
        String path = stage.page((request, response) -> {
            if (empty.get()) {
                response.setStatus(204);
            } else {
                response.getWriter().print("page");
            }
        });
        assertThat(stage.get(path).cacheStatus()).contains("detail=status");
        empty.set(false);
        assertThat(stage.get(path).body()).isEqualTo("page");
    }

    @Test
    @DisplayName("Next.js CVE-2025-32421: the data of a page, asked for at the same moment, was served as the page")
    void raceOfDataAndPage() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        String path = stage.page((request, response) -> {
            if (request.getHeader("x-nextjs-data") == null) {
                response.getWriter().print("<html>");
                return;
            }
            begun.countDown();
            go.await(10, TimeUnit.SECONDS);
            response.setContentType("application/json");
            response.getWriter().print("{}");
        });
        CompletableFuture<String> data = CompletableFuture.supplyAsync(
                () -> stage.get(path, "x-nextjs-data", "1").body());
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> page =
                CompletableFuture.supplyAsync(() -> stage.get(path).body());
        go.countDown();
        assertThat(data.get(10, TimeUnit.SECONDS)).isEqualTo("{}");
        assertThat(page.get(10, TimeUnit.SECONDS)).isEqualTo("<html>");
        assertThat(stage.get(path).body()).isEqualTo("<html>");
    }

    @Test
    @DisplayName(
            "nitrojs/nitro#1992: an error or nothing at all, made anew, stays neither itself nor the old page for ever")
    void staleForEver() throws Exception {
        AtomicInteger status = new AtomicInteger(200);
        try (PageSite site = new PageSite()) {
            site.ttl(null)
                    .rule("/page", STALE, Variance.NONE, List.of())
                    .page("/page", (request, response) -> {
                        response.setStatus(status.get());
                        response.getWriter().print(status.get() == 200 ? "page " + site.computed.get() : "");
                    })
                    .start();
            assertThat(site.get("/page").body()).isEqualTo("page 1");
            status.set(503);
            site.clock().advance(Duration.ofMinutes(10));
            assertThat(site.get("/page").status()).isEqualTo(503);
            assertThat(site.get("/page").status()).isEqualTo(503);
            status.set(204);
            assertThat(site.get("/page").status()).isEqualTo(204);
            status.set(200);
            assertThat(site.get("/page").body()).startsWith("page ");
            assertThat(site.get("/page").isHit()).isTrue();
        }
    }

    @Test
    @DisplayName("nitrojs/nitro#1745: an endless stream holds nobody else up")
    void endlessStream() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        String path = stage.page((request, response) -> {
            response.setContentType("text/event-stream");
            response.getWriter().print("data: 1\n\n");
            response.flushBuffer();
            if (asked.incrementAndGet() == 1) {
                end.await(20, TimeUnit.SECONDS);
            }
        });
        CompletableFuture<String> first =
                CompletableFuture.supplyAsync(() -> stage.get(path).body());
        assertThat(RawHttp.eventually(() -> asked.get() == 1)).isTrue();
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> stage.get(path).body());
        assertThat(second.get(10, TimeUnit.SECONDS)).startsWith("data: 1");
        assertThat(first.isDone()).isFalse();
        end.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("data: 1");
    }

    @Test
    @DisplayName(
            "darkweak/souin#846: where the old page stands in for a new one that failed midway, it comes once and alone")
    void doubledBody() throws Exception {
        try (PageSite site = new PageSite()) {
            site.ttl(null)
                    .rule("/page", STALE, Variance.NONE, List.of())
                    .page("/page", (request, response) -> {
                        response.getWriter().print(site.computed.get() == 1 ? "whole page" : "half of");
                        if (site.computed.get() > 1) {
                            throw new IllegalStateException("the database is gone");
                        }
                    })
                    .start();
            site.get("/page");
            site.clock().advance(Duration.ofMinutes(2));
            PageSite.Answer instead = site.get("/page");
            assertThat(instead.body()).isEqualTo("whole page");
            assertThat(instead.cacheStatus()).contains("stale-if-error");
        }
    }
}
