package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.Passage;
import dev.larder.testing.WebServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages with parts that are computed for each visitor, left to them as tags do. */
class PageLiveTest {

    private static final char[] NOTHING = {};

    private final PageSite site = new PageSite();
    private final AtomicInteger parts = new AtomicInteger();

    @AfterEach
    void closes() {
        site.close();
    }

    /** What a live part writes. */
    @FunctionalInterface
    private interface Writing {
        void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private void part(String path, Writing writing) {
        site.servlet(path, new Part(writing));
    }

    private static final class Part extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Writing writing;

        Part(Writing writing) {
            this.writing = writing;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            writing.write(request, response);
        }
    }

    /** As a tag does whose page holds nothing back. */
    private static boolean place(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        return place(request, response.getWriter(), path, 0);
    }

    private static boolean place(HttpServletRequest request, PrintWriter writer, String path, int held) {
        Object page = request.getAttribute(LivePage.ATTRIBUTE);
        Passage heldBack = () -> {
            writer.write(NOTHING, 0, 0);
            return held;
        };
        return page instanceof LivePage live && live.takes(new LivePart(LiveReference.resource(path)), heldBack);
    }

    /** A page with the number of the part in its middle, which says whether its place was kept. */
    private void numbered() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> write(request, response, "<", ">"));
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String before, String after)
            throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(before);
        if (!place(request, response, "/part")) {
            response.getWriter().print("refused");
        }
        response.getWriter().print(after);
    }

    @Test
    void everyVisitorGetsHisOwnFromOneStoredPage() {
        numbered();
        site.start();
        PageSite.Answer first = site.get("/page");
        assertThat(first.body()).isEqualTo("<1>");
        assertThat(first.cacheStatus()).contains("fwd=uri-miss", "stored");
        PageSite.Answer second = site.get("/page");
        assertThat(second.body()).isEqualTo("<2>");
        assertThat(second.isHit()).isTrue();
        assertThat(second.field("Content-Length")).isEqualTo("3");
        assertThat(site.get("/page").body()).isEqualTo("<3>");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void itsPlacesAreRightInLettersOfSeveralBytes() {
        part(
                "/part",
                (request, response) -> response.getWriter().print("[ö\ud83c\udf4e" + parts.incrementAndGet() + "]"));
        site.page("/page", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print("ä\ud83c\udf4e€");
            place(request, response, "/part");
            response.getWriter().print("ü");
            place(request, response, "/part");
            place(request, response, "/part");
            response.getWriter().print("ß".repeat(3000));
        });
        site.start();
        String end = "ß".repeat(3000);
        assertThat(site.get("/page").body())
                .isEqualTo("ä\ud83c\udf4e€[ö\ud83c\udf4e1]ü[ö\ud83c\udf4e2][ö\ud83c\udf4e3]" + end);
        PageSite.Answer hit = site.get("/page", "Accept-Encoding", "gzip");
        assertThat(hit.body()).isEqualTo("ä\ud83c\udf4e€[ö\ud83c\udf4e4]ü[ö\ud83c\udf4e5][ö\ud83c\udf4e6]" + end);
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.field("Content-Encoding")).isEmpty();
    }

    @Test
    void aPlaceBehindWhatTheTagHoldsBackIsThere() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            place(request, response.getWriter(), "/part", 4);
            response.getWriter().print("heldrest");
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("held1rest");
        assertThat(site.get("/page").body()).isEqualTo("held2rest");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void itSeesTheVisitorAndMayBeginASession() {
        part("/part", (request, response) -> {
            Object earlier = request.getSession().getAttribute("cart");
            int cart = earlier instanceof Integer some ? some + 1 : 1;
            request.getSession().setAttribute("cart", cart);
            response.getOutputStream().print(request.getHeader("X-Name") + cart + request.getParameter("utm_x"));
        });
        site.page("/page", (request, response) -> write(request, response, "<", ">"));
        site.start();
        PageSite.Visitor ann = site.visitor();
        PageSite.Visitor bob = site.visitor();
        assertThat(ann.get("/page?utm_x=a", "X-Name", "ann").body()).isEqualTo("<ann1a>");
        assertThat(bob.get("/page?utm_x=b", "X-Name", "bob").body()).isEqualTo("<bob1b>");
        assertThat(ann.get("/page", "X-Name", "ann").body()).isEqualTo("<ann2null>");
        assertThat(bob.get("/page", "X-Name", "bob").body()).isEqualTo("<bob2null>");
        assertThat(site.computed).as("one stored page").hasValue(1);
    }

    @Test
    void thoseWhoWaitGetTheirOwn() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            write(request, response, "<", ">");
            never.await(300, TimeUnit.MILLISECONDS);
        });
        site.start();
        List<String> bodies =
                site.together(8, "/page").stream().map(PageSite.Answer::body).collect(Collectors.toList());
        assertThat(bodies).doesNotHaveDuplicates().hasSize(8).allMatch(body -> body.matches("<\\d>"));
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void nobodyFurtherOutMayShowItToAnother() {
        numbered();
        site.page("/public", (request, response) -> {
            response.setHeader("Cache-Control", "public, max-age=600, s-maxage=600, no-transform");
            response.setHeader("CDN-Cache-Control", "max-age=600");
            response.setHeader("ETag", "\"app\"");
            response.setDateHeader("Last-Modified", 0);
            write(request, response, "<", ">");
        });
        site.start();
        assertThat(site.get("/page").field("Cache-Control")).isEqualTo("private, no-cache");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.field("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(hit.field("ETag") + hit.field("Accept-Ranges") + hit.field("Last-Modified"))
                .isEmpty();
        PageSite.Answer first = site.get("/public");
        assertThat(first.field("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.field("CDN-Cache-Control")).isEqualTo("no-store");
        PageSite.Answer second = site.get("/public");
        assertThat(second.isHit()).isTrue();
        assertThat(second.field("Cache-Control")).isEqualTo("private, no-cache, no-transform");
        assertThat(second.field("CDN-Cache-Control") + second.field("ETag") + second.field("Last-Modified"))
                .isEmpty();
    }

    @Test
    void nobodyIsToldThatHeHasItAlready() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            response.setHeader("ETag", "\"app\"");
            write(request, response, "<", ">");
        });
        site.start();
        PageSite.Answer first = site.get("/page", "If-None-Match", "\"app\"");
        assertThat(first.status()).as("computed").isEqualTo(200);
        assertThat(first.body()).isEqualTo("<1>");
        PageSite.Answer second = site.get("/page", "If-None-Match", "\"app\"");
        assertThat(second.status()).as("stored").isEqualTo(200);
        assertThat(second.body()).isEqualTo("<2>");
        assertThat(site.get("/page", "If-None-Match", "*").status()).isEqualTo(200);
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void whoAsksForAPartOfItGetsTheWhole() {
        numbered();
        site.start();
        site.get("/page");
        PageSite.Answer answer = site.get("/page", "Range", "bytes=0-0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<2>");
        assertThat(answer.field("Content-Range")).isEmpty();
    }

    @Test
    void aHeadComputesNoPartsAndStoresThePage() {
        numbered();
        site.start();
        assertThat(site.send("HEAD", "/page").cacheStatus()).contains("stored");
        int before = parts.get();
        PageSite.Answer head = site.send("HEAD", "/page");
        assertThat(head.isHit()).isTrue();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.field("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(parts).hasValue(before);
        assertThat(site.get("/page").body()).isEqualTo("<" + (before + 1) + ">");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void aStalePageHasLivePartsOfNow() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> write(request, response, "<" + site.computed + ":", ">"));
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(1)).staleWhileRevalidate(Duration.ofHours(1));
        site.rule("/page", policy, Variance.NONE, List.of()).start();
        assertThat(site.get("/page").body()).isEqualTo("<1:1>");
        site.clock().advance(Duration.ofMinutes(2));
        PageSite.Answer stale = site.get("/page");
        assertThat(stale.body()).isEqualTo("<1:2>");
        assertThat(stale.cacheStatus()).contains("stale-while-revalidate");
        PageSite.Answer fresh = site.get("/page");
        for (int i = 0; i < 100 && !fresh.body().startsWith("<2:"); i++) {
            fresh = site.get("/page");
        }
        assertThat(fresh.body()).startsWith("<2:").endsWith(parts + ">");
        assertThat(fresh.isHit()).isTrue();
    }

    @Test
    void anOldPageThatStandsInHasLivePartsOfNow() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            if (site.computed.get() > 1) {
                write(request, response, "half of it", "");
                throw new IllegalStateException("intended");
            }
            write(request, response, "<", ">");
        });
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(1)).staleIfError(Duration.ofHours(1));
        site.rule("/page", policy, Variance.NONE, List.of()).start();
        site.get("/page");
        site.clock().advance(Duration.ofMinutes(2));
        PageSite.Answer old = site.get("/page");
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.body()).isEqualTo("<2>");
        assertThat(old.cacheStatus()).contains("stale-if-error");
    }

    @Test
    void aFlushWaitsForTheParts() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            response.getWriter().print("a");
            response.getWriter().flush();
            write(request, response, "<", ">");
            response.getWriter().flush();
            response.flushBuffer();
            response.getWriter().print("b");
            response.getWriter().close();
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("a<1>b");
        PageSite.Answer hit = site.get("/page");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.body()).isEqualTo("a<2>b");
    }

    @Test
    void aHeadThatIsOutAndAllowsSharingKeepsItFromBeingStored() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            response.setHeader("Cache-Control", "public, max-age=600");
            response.flushBuffer();
            write(request, response, "<", ">");
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("<refused>");
    }

    @Test
    void aPageThatGrowsTooLargeArrivesWhole() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.bounds(10_000, 4).page("/page", (request, response) -> {
            write(request, response, "<", ">");
            for (int i = 0; i < 30; i++) {
                response.getWriter().print("x".repeat(1000));
            }
            response.getWriter().print(place(request, response, "/part") ? "" : "!");
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("<1>" + "x".repeat(30_000) + "!");
        assertThat(site.get("/page").body()).isEqualTo("<2>" + "x".repeat(30_000) + "!");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aPageThatGoesOnInAnotherThreadArrivesWholeAndIsNotStored() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/page", (request, response) -> {
            write(request, response, "<", ">");
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().getWriter().print("later");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                async.complete();
            });
        });
        site.page("/begun", (request, response) -> {
            AsyncContext async = request.startAsync();
            write(request, response, "<", ">");
            async.complete();
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("<1>later");
        assertThat(site.get("/page").cacheStatus()).doesNotContain("hit");
        assertThat(site.get("/begun").body()).isEqualTo("<refused>");
    }

    @Test
    void whatStandsBetweenPageAndWriterIsNoticed() {
        part("/part", (request, response) -> response.getWriter().print("live"));
        site.page("/page", (request, response) -> {
            StringWriter own = new StringWriter();
            PrintWriter writer = new PrintWriter(own);
            HttpServletResponse wrapped = new HttpServletResponseWrapper(response) {
                @Override
                public PrintWriter getWriter() {
                    return writer;
                }
            };
            response.getWriter().print(""); // writes nothing as well, at another time
            write(request, wrapped, "<", ">");
            response.getWriter().print(own);
        });
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("<refused>");
    }

    @Test
    void whatIsForgottenIsForgottenWithItsParts() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/reset", (request, response) -> {
            write(request, response, "<", ">");
            response.resetBuffer();
            response.getWriter().print("other");
        });
        site.page("/forward", (request, response) -> {
            write(request, response, "<", ">");
            request.getRequestDispatcher("/target").forward(request, response);
        });
        site.page("/target", (request, response) -> response.getWriter().print("target"));
        site.page("/error", (request, response) -> {
            write(request, response, "<", ">");
            response.sendError(404);
        });
        site.start();
        for (int i = 0; i < 2; i++) {
            assertThat(site.get("/reset").body()).isEqualTo("other");
            assertThat(site.get("/forward").body()).isEqualTo("target");
            assertThat(site.get("/error").status()).isEqualTo(404);
            assertThat(site.get("/error").body()).doesNotContain("<1>");
        }
        assertThat(parts).hasValue(0);
    }

    @Test
    void aPartThatFailsIsAFailureOfThePage() {
        part("/part", (request, response) -> {
            if (request.getHeader("X-Fails") != null) {
                throw new IllegalStateException("intended");
            }
            response.getWriter().print(parts.incrementAndGet());
        });
        site.page("/page", (request, response) -> write(request, response, "<", ">"));
        site.page("/missing", (request, response) -> response.getWriter().print(place(request, response, "/nothing")));
        site.start();
        assertThat(site.get("/page", "X-Fails", "1").status()).isEqualTo(500);
        site.get("/page");
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.get("/page", "X-Fails", "1").body())
                .as("the application answers")
                .isEqualTo("<refused>");
        assertThat(site.get("/page").body()).startsWith("<").endsWith(">");
        int includingNothing = WebServer.WANTED.startsWith("jetty") ? 200 : 500;
        assertThat(site.get("/missing").status()).isEqualTo(includingNothing);
    }

    @Test
    void itSeesTheRequestAsItCame() {
        site.server.filter("user", (request, response, chain) -> {
            request.setAttribute("user", "ann");
            chain.doFilter(request, response);
        });
        part("/part", (request, response) -> {
            response.getWriter()
                    .print(request.getAttribute("user") + " " + request.getAttribute("ofPage") + " "
                            + request.getAttribute("ofPart") + " "
                            + request.getAttribute("dev.larder.page.veto")
                            + java.util.Collections.list(request.getAttributeNames())
                                    .contains("ofPage"));
            request.setAttribute("ofPart", "set");
            response.setHeader("X-Part", "set");
            response.setStatus(404);
            response.setContentType("text/x-part");
        });
        site.page("/page", (request, response) -> {
            request.setAttribute("ofPage", "set");
            response.setContentType("text/plain;charset=UTF-8");
            place(request, response, "/part");
            response.getWriter().print("|");
            place(request, response, "/part");
            response.getWriter().print("|" + request.getAttribute("ofPart"));
        });
        site.start();
        for (int i = 0; i < 2; i++) {
            PageSite.Answer answer = site.get("/page");
            assertThat(answer.body()).isEqualTo("ann null null nullfalse|ann null set nullfalse|null");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("X-Part")).isEmpty();
            assertThat(answer.field("Content-Type")).startsWith("text/plain");
        }
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void aPathThatIsNoneAndAGatewayAreRefused() {
        site.page("/page", (request, response) -> response.getWriter().print(place(request, response, "part")));
        site.start();
        assertThat(site.get("/page").body()).isEqualTo("false");
        try (PageSite gateway = new PageSite().mode(dev.larder.internal.http.CacheMode.SHARED_CACHE)) {
            gateway.page("/page", (request, response) -> response.getWriter().print(place(request, response, "/part")));
            gateway.start();
            assertThat(gateway.get("/page").body()).isEqualTo("false");
        }
    }

    @Test
    void placesThatAreNotBeyondDoubtKeepItFromBeingStored() {
        part("/part", (request, response) -> response.getWriter().print(parts.incrementAndGet()));
        site.page("/beyond", (request, response) -> {
            place(request, response.getWriter(), "/part", 40);
            response.getWriter().print("short");
        });
        site.page("/wide", (request, response) -> {
            response.setContentType("text/plain;charset=UTF-16");
            place(request, response, "/part");
            response.getWriter().print("wide");
            place(request, response, "/part");
            response.getWriter().print("wide");
        });
        site.start();
        for (String path : List.of("/beyond", "/wide")) {
            site.get(path);
            assertThat(site.get(path).isHit()).as(path).isFalse();
        }
        assertThat(site.get("/beyond").body()).startsWith("short");
    }
}
