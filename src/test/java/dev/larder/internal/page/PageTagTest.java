package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.page.ConditionalGet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags of pages while they are computed: of those that are stored, and of those that only answer conditions. */
class PageTagTest {

    private static final String DATE = "Tue, 01 Jul 2025 12:00:00 GMT";

    private final PageSite site = new PageSite();
    private final AtomicInteger computed = new AtomicInteger();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    @DisplayName("A small page has its tag in the answer that computes it, and that tag is the stored one's")
    void theFirstAnswerHasTheTag() {
        site.page("/page", (request, response) -> response.getWriter().print("page"))
                .start();
        String first = site.get("/page").field("ETag");
        assertThat(first).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(site.get("/page").field("ETag")).isEqualTo(first);
    }

    @Test
    @DisplayName("D279: a page that has begun to go out has no tag yet")
    void aStreamedPageHasNoTagYet() {
        site.page("/page", (request, response) -> {
                    response.getWriter().print("page");
                    response.flushBuffer();
                })
                .start();
        assertThat(site.get("/page").field("ETag")).isEmpty();
        assertThat(site.get("/page").field("ETag")).isNotEmpty();
    }

    @Test
    @DisplayName("A page that is computed anew and is the same is not sent again")
    void aPageComputedAnewIsNotSentAgain() {
        site.page("/page", (request, response) -> {
                    response.setHeader("X-Other", "1");
                    response.getWriter().print("page");
                })
                .start();
        String tag = site.get("/page").field("ETag");
        site.clock().advance(Duration.ofHours(1));
        PageSite.Answer known = site.get("/page", "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.field("ETag")).isEqualTo(tag);
        assertThat(known.field("X-Other")).isEmpty();
        assertThat(known.cacheStatus()).isEqualTo("larder; fwd=stale; stored; ttl=600");
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.computed).hasValue(2);
    }

    // ---- pages that are not stored

    @ConditionalGet
    private final class Tagged extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient PageSite.Body body;

        Tagged(PageSite.Body body) {
            this.body = body;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            computed.incrementAndGet();
            try {
                body.write(request, response);
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void page(PageSite.Body body) {
        site.ttl(null).servlet("/page", new Tagged(body)).start();
    }

    @Test
    @DisplayName("D284, D288: a page with @ConditionalGet gets a strong tag and is computed, not sent, for who has it")
    void whatIsKnownIsNotSent() {
        page((request, response) -> {
            response.setHeader("Cache-Control", "private");
            response.setHeader("X-Other", "1");
            response.addCookie(new Cookie("seen", "1"));
            response.getWriter().print("page");
        });
        PageSite.Answer first = site.get("/page");
        String tag = first.field("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(first.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=conditional");
        PageSite.Answer known = site.get("/page", "If-None-Match", "\"other\", W/" + tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.field("ETag")).isEqualTo(tag);
        assertThat(known.field("Cache-Control")).isEqualTo("private");
        assertThat(known.field("Set-Cookie")).startsWith("seen=1");
        assertThat(known.field("X-Other")).isEmpty();
        assertThat(known.field("Content-Type")).isEmpty();
        assertThat(site.get("/page", "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(site.get("/page", "If-None-Match", "\"other\"").body()).isEqualTo("page");
        assertThat(computed).hasValue(4);
    }

    @Test
    @DisplayName("A rule does what the annotation does, for pages without a class")
    void aRuleHasPagesAnswerConditions() {
        site.ttl(null)
                .conditional("/page")
                .page("/page", (request, response) -> response.getWriter().print("page"))
                .page("/other", (request, response) -> response.getWriter().print("page"))
                .start();
        String tag = site.get("/page").field("ETag");
        assertThat(site.get("/page", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(site.get("/other").field("ETag")).isEmpty();
        assertThat(site.computed).hasValue(3);
    }

    @Test
    @DisplayName("A HEAD gets the same tag and length, and 304")
    void aHeadGetsTheSame() {
        page((request, response) -> response.getWriter().print("page"));
        String tag = site.get("/page").field("ETag");
        PageSite.Answer head = site.send("HEAD", "/page");
        assertThat(head.field("ETag")).isEqualTo(tag);
        assertThat(head.bytes()).isEmpty();
        assertThat(site.send("HEAD", "/page", "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    @DisplayName("A signed-in visitor's page answers conditions too")
    void whoHasCredentialsGetsIt() {
        page((request, response) -> response.getWriter().print("page"));
        PageSite.Answer first = site.get("/page", "Authorization", "Basic eDp5");
        assertThat(first.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=authorization");
        String tag = first.field("ETag");
        assertThat(site.get("/page", "Authorization", "Basic eDp5", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("D286, D289, D290: If-Match compares strongly and decides over If-Unmodified-Since")
    void otherConditionsAreWeighed() {
        page((request, response) -> {
            response.setHeader("Last-Modified", DATE);
            response.getWriter().print("page");
        });
        String tag = site.get("/page").field("ETag");
        assertThat(site.get("/page", "If-Match", tag).status()).isEqualTo(200);
        assertThat(site.get("/page", "If-Match", "*").status()).isEqualTo(200);
        assertThat(site.get("/page", "If-Match", "W/" + tag).status()).isEqualTo(412);
        assertThat(site.get("/page", "If-Unmodified-Since", "Mon, 30 Jun 2025 12:00:00 GMT")
                        .status())
                .isEqualTo(412);
        assertThat(site.get("/page", "If-Unmodified-Since", "yesterday").status())
                .isEqualTo(200);
        assertThat(site.get("/page", "If-Match", tag, "If-Unmodified-Since", "Mon, 30 Jun 2025 12:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(site.get("/page", "If-Modified-Since", DATE).status()).isEqualTo(304);
        assertThat(site.get("/page", "If-Modified-Since", DATE, "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A tag of the application's own is the one that counts")
    void theApplicationsOwnTagCounts() {
        page((request, response) -> {
            response.setHeader("ETag", "\"mine\"");
            response.getWriter().print("page " + computed.get());
        });
        assertThat(site.get("/page").field("ETag")).isEqualTo("\"mine\"");
        assertThat(site.get("/page", "If-None-Match", "\"mine\"").status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "No-Store ", "private, no-store=\"x\""})
    @DisplayName("D279: no tag under no-store")
    void noTagUnderNoStore(String control) {
        page((request, response) -> {
            response.setHeader("Cache-Control", control);
            response.getWriter().print("page");
        });
        assertThat(site.get("/page").field("ETag")).isEmpty();
        assertThat(site.get("/page", "If-None-Match", "*").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("D280: a directive whose value merely contains no-store does not stop the tag")
    void aLookAlikeStopsNothing() {
        page((request, response) -> {
            response.setHeader("Cache-Control", "x=\"no-store\"");
            response.getWriter().print("page");
        });
        assertThat(site.get("/page").field("ETag")).isNotEmpty();
    }

    @Test
    @DisplayName("D279, D282: no tag for empty bodies, redirects and errors, and never 304")
    void onlyPagesHaveTags() {
        page((request, response) -> {
            String kind = String.valueOf(request.getParameter("kind"));
            switch (kind) {
                case "redirect" -> response.sendRedirect("/elsewhere");
                case "error" -> response.sendError(404);
                case "status" -> {
                    response.setStatus(410);
                    response.getWriter().print("gone");
                }
                default -> response.setContentType("text/plain");
            }
        });
        assertThat(site.get("/page?kind=redirect", "If-None-Match", "*").status())
                .isEqualTo(302);
        assertThat(site.get("/page?kind=error", "If-None-Match", "*").status()).isEqualTo(404);
        assertThat(site.get("/page?kind=status", "If-None-Match", "*").status()).isEqualTo(410);
        assertThat(site.get("/page?kind=empty", "If-None-Match", "*").status()).isEqualTo(200);
        assertThat(site.get("/page?kind=empty").field("ETag")).isEmpty();
    }

    @Test
    @DisplayName("D279: no tag for what is flushed, nor for what is larger than may wait; up to there the page waits")
    void whatStreamsHasNoTag() {
        page((request, response) -> {
            if (request.getParameter("flush") != null) {
                response.flushBuffer();
            }
            response.getOutputStream().write(new byte[Integer.parseInt(request.getParameter("size"))]);
        });
        assertThat(site.get("/page?size=10&flush=1").field("ETag")).isEmpty();
        assertThat(site.get("/page?size=100000").field("ETag")).isNotEmpty();
        PageSite.Answer large = site.get("/page?size=200000");
        assertThat(large.field("ETag")).isEmpty();
        assertThat(large.bytes()).hasSize(200_000);
    }

    @Test
    @DisplayName("D285: a request that changes something runs, whatever date it names")
    void aPutRuns() {
        page((request, response) -> response.getWriter().print("page"));
        assertThat(site.send("PUT", "/page", "If-Modified-Since", DATE).status())
                .isEqualTo(200);
        assertThat(computed).hasValue(1);
    }

    @Test
    void anAsynchronousPageIsWholeAndHasNoTag() {
        page((request, response) -> {
            var async = request.startAsync(request, response);
            async.start(() -> {
                try {
                    async.getResponse().getWriter().print("page");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                async.complete();
            });
        });
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").field("ETag")).isEmpty();
    }
}
