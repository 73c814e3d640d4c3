package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.Passage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards of pages with live parts; most have been seen to fail with their guard taken out. */
class LiveGuardsTest {

    private final PageSite site = new PageSite();
    private final AtomicInteger parts = new AtomicInteger();

    @AfterEach
    void closes() {
        site.close();
    }

    /** Writes how often it has been computed. */
    private final class Counting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("utm_begin") != null) {
                request.getSession();
            }
            response.getWriter().print(parts.incrementAndGet());
        }
    }

    /** A page of which the application says something before its live part. */
    private void page(String path, PageSite.Body before) {
        site.page(path, (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            before.write(request, response);
            live(request, response);
        });
    }

    private static void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.print("<");
        out.print(isTaken(request.getAttribute(LivePage.ATTRIBUTE), out) ? "" : "refused");
        out.print(">");
    }

    private static boolean isTaken(Object page, PrintWriter out) {
        Passage none = () -> {
            out.write(new char[0], 0, 0);
            return 0;
        };
        return page instanceof LivePage live && live.takes(new LivePart(LiveReference.resource("/part")), none);
    }

    private void start() {
        site.servlet("/part", new Counting()).start();
    }

    // ---- the head

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expires",
                "Pragma",
                "Surrogate-Control",
                "Content-MD5",
                "Content-Digest",
                "Repr-Digest",
                "Digest",
                "Signature",
                "Signature-Input",
                "Accept-Ranges",
                "Cloudflare-CDN-Cache-Control"
            })
    void nothingThatIsTrueOfOneAnswerOnlyIsSaidOfTheNext(String name) {
        page("/page", (request, response) -> {
            if (name.equals("Expires")) {
                response.setDateHeader(name, site.clock().millis() + 600_000);
            } else {
                response.setHeader(name, "max-age=600");
            }
        });
        start();
        site.get("/page");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.body()).isEqualTo("<2>");
        assertThat(hit.field(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Surrogate-Control, no-store", "CDN-Cache-Control, no-store"})
    void theFirstAnswerForbidsWhatItCannotTakeBack(String name, String said) {
        page("/page", (request, response) -> response.setHeader(name, "max-age=600"));
        start();
        assertThat(site.get("/page").field(name)).isEqualTo(said);
    }

    @Test
    void theFirstAnswerHasExpired() {
        page(
                "/page",
                (request, response) ->
                        response.setDateHeader("Expires", site.clock().millis() + 600_000));
        start();
        assertThat(site.get("/page").field("Expires")).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control|max-age=600",
                "Cache-Control|s-maxage=600",
                "Cache-Control|public",
                "CDN-Cache-Control|max-age=600",
                "Surrogate-Control|max-age=600",
                "Expires|Fri, 01 Jan 2100 00:00:00 GMT"
            })
    void aHeadThatIsOutAndTellsOthersToKeepWhatFollowsTakesNoParts(String name, String value) {
        page("/page", (request, response) -> {
            response.setHeader(name, value);
            response.flushBuffer();
        });
        start();
        assertThat(site.get("/page").body()).isEqualTo("<refused>");
    }

    @Test
    void aHeadThatIsOutAndTellsOthersNothingTakesParts() {
        page("/page", (request, response) -> response.flushBuffer());
        start();
        assertThat(site.get("/page").body()).isEqualTo("<1>");
        assertThat(site.get("/page").body()).isEqualTo("<2>");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void whoHasBeenToldThatHeHasThePageGetsNoParts() {
        page("/page", (request, response) -> {
            response.setHeader("ETag", "\"app\"");
            response.getWriter().print("before");
            response.flushBuffer();
        });
        start();
        assertThat(site.get("/page", "If-None-Match", "\"app\"").status()).isEqualTo(304);
        assertThat(parts).hasValue(0);
    }

    @Test
    void aPageInACodingOfItsOwnIsNotStored() {
        page("/page", (request, response) -> response.setHeader("Content-Encoding", "x-own"));
        start();
        for (int i = 1; i <= 2; i++) {
            PageSite.Answer answer = site.get("/page");
            assertThat(answer.body()).isEqualTo("<" + i + ">");
            assertThat(answer.isHit()).isFalse();
        }
    }

    // ---- the parts

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartMayBeginASessionAlsoWhereThePageHasSaidThatItGoesOut(boolean writer) {
        site.page("/page", (request, response) -> {
            live(request, response);
            if (writer) {
                response.getWriter().flush();
            } else {
                response.flushBuffer();
            }
            response.getWriter().print("more");
        });
        start();
        for (int i = 1; i <= 2; i++) {
            PageSite.Answer answer = site.get("/page?utm_begin=1");
            assertThat(answer.body()).isEqualTo("<" + i + ">more");
            assertThat(answer.field("Set-Cookie")).contains("SESSION");
        }
    }

    @Test
    void behindAPartOnlyWhatWasWrittenIsWritten() {
        site.page("/page", (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            live(request, response);
            response.getWriter().write("another's abc, another's".toCharArray(), 10, 3);
            response.getWriter().write("another's def, another's", 10, 3);
        });
        start();
        assertThat(site.get("/page").body()).isEqualTo("<1>abcdef");
        assertThat(site.get("/page").body()).isEqualTo("<2>abcdef");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void whatGrowsTooLargeToBeStoredIsNotHeldBackAnyLonger() {
        AtomicInteger meanwhile = new AtomicInteger();
        site.bounds(10_000, 4).page("/page", (request, response) -> {
            live(request, response);
            for (int i = 0; i < 30; i++) {
                response.getWriter().print("x".repeat(1000));
            }
            meanwhile.set(parts.get());
        });
        start();
        assertThat(site.get("/page").body()).isEqualTo("<1>" + "x".repeat(30_000));
        assertThat(meanwhile).hasValue(1);
    }

    @Test
    @SuppressWarnings("unchecked") // the attribute is described so
    void aPageThatIsNotToBeStoredComputesItsPartsInTheirPlaces() {
        page("/page", (request, response) -> ((Consumer<String>) request.getAttribute(PageLoad.VETO)).accept("own"));
        start();
        assertThat(site.get("/page").body()).isEqualTo("<refused>");
    }

    @Test
    void partsAreComputedOnlyForSomebodyWhoGetsThem() {
        page("/page", (request, response) -> {});
        site.rule(
                "/page",
                CachePolicy.ttl(Duration.ofMinutes(1)).staleWhileRevalidate(Duration.ofHours(1)),
                Variance.NONE,
                List.of());
        start();
        site.get("/page");
        site.clock().advance(Duration.ofMinutes(2));
        int answers = 2;
        assertThat(site.get("/page").body()).isEqualTo("<2>");
        for (int i = 0; i < 3000 && site.computed.get() < 2; i++) {
            answers++;
            assertThat(site.get("/page").body()).isEqualTo("<" + answers + ">");
        }
        assertThat(site.computed).hasValue(2);
        PageSite.Answer last = site.get("/page");
        for (int i = 0; i < 3000 && !last.cacheStatus().matches("larder; hit; ttl=\\d+.*"); i++) {
            last = site.get("/page");
            answers++;
        }
        assertThat(last.body()).isEqualTo("<" + (answers + 1) + ">");
    }

    @Test
    void aFailedPageWhoseOldFormStandsInComputesNoPartsOfItsOwn() {
        page("/page", (request, response) -> {
            if (site.computed.get() > 1) {
                response.setStatus(503);
            }
        });
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(1)).staleIfError(Duration.ofHours(1));
        site.rule("/page", policy, Variance.NONE, List.of());
        start();
        site.get("/page");
        site.clock().advance(Duration.ofMinutes(2));
        assertThat(site.get("/page").body()).isEqualTo("<2>");
        assertThat(site.get("/page").body()).isEqualTo("<3>");
        assertThat(site.computed).hasValueGreaterThan(1);
    }

    @Test
    void aPageThatGoesOnWithARequestOfItsOwnGetsItsPartsBefore() {
        page("/page", (request, response) -> {});
        site.page("/async", (request, response) -> {
            live(request, response);
            request.startAsync(request, response).complete();
        });
        start();
        assertThat(site.get("/async").body()).isEqualTo("<1>");
        assertThat(site.get("/async").body()).isEqualTo("<2>");
        assertThat(site.computed).as("and is not stored").hasValue(2);
    }

    @Test
    void anAnswerThatGoesElsewhereHasNoParts() {
        site.page("/moved", (request, response) -> {
            live(request, response);
            response.sendRedirect("/elsewhere");
        });
        start();
        for (int i = 0; i < 2; i++) {
            PageSite.Answer answer = site.get("/moved");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.body()).doesNotContain("<");
        }
        assertThat(parts).hasValue(0);
    }
}
