package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.http.CacheMode;
import dev.larder.page.CachePage;
import dev.larder.page.NeverCache;
import dev.larder.page.PageStatistics;
import dev.larder.page.Share;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every decision has one reason: the same word in Cache-Status, in the log and in the statistics, and explained in the manual. */
class ExplainTest {

    private static final Logger LOGGER = Logger.getLogger("dev.larder.page");

    /** Where the reason shows only after the head has gone, or the container answers in the application's place. */
    private static final Set<String> LATE = Set.of("too-large", "incomplete", "failure", "async", "audience");

    /** Reasons that other tests reach: they need more than one request to a plain servlet. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("sendfile", "needs a container that sends files by itself");

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Recorder();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setLevel(Level.FINE);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
    }

    private final class Recorder extends Handler {
        @Override
        public void publish(LogRecord record) {
            String text = java.text.MessageFormat.format(record.getMessage(), record.getParameters());
            if (record.getLoggerName().equals(LOGGER.getName())) {
                logged.add(text.replaceFirst(": .*", ""));
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** How a reason comes about: what the site is like, and what is asked of it; the last answer tells the reason. */
    private interface Way {
        PageSite.Answer reach(PageSite site) throws Exception;
    }

    private static Way page(PageSite.Body body, String... headers) {
        return site -> site.page("/page", body).start().get("/page", headers);
    }

    private static Way says(String name, String value) {
        return page((request, response) -> response.setHeader(name, value));
    }

    private static Way shared(
            Consumer<HttpServletResponse> first, Consumer<HttpServletResponse> then, String... headers) {
        return site -> {
            site.mode(CacheMode.SHARED_CACHE)
                    .page("/page", (request, response) -> (site.computed.get() == 1 ? first : then).accept(response))
                    .start()
                    .get("/page");
            site.clock().advance(Duration.ofMinutes(2));
            return site.get("/page", headers);
        };
    }

    private static Consumer<HttpServletResponse> control(String value) {
        return response -> response.setHeader("Cache-Control", value);
    }

    private static void fail(HttpServletResponse response) {
        response.setStatus(503);
    }

    private static final Map<String, Way> WAYS = new LinkedHashMap<>();

    private static void reason(String code, Way way) {
        WAYS.put(code, way);
    }

    static {
        passedBy();
        refused();
        refusedByHttp();
        servedOrNot();
    }

    private static void passedBy() {
        PageSite.Body nothing = (request, response) -> {};
        reason("switched-off", site -> page(nothing).reach(site.switchedOff()));
        reason("no-backend", site -> page(nothing).reach(site.idle("pages")));
        reason("never-cache", site -> site.servlet("/page", new Never()).start().get("/page"));
        reason("host", site -> page(nothing).reach(site.hosts("shop.example")));
        reason("path-parameter", site -> site.page("/*", nothing).start().get("/page;a=b"));
        reason("path-encoding", site -> site.page("/*", nothing).start().get("/page%252fx"));
        reason("request-body", site -> site.page("/page", nothing).start().getWithBody("/page"));
        reason("authorization", page(nothing, "Authorization", "Bearer x"));
        reason("authenticated", site -> {
            site.server.filter("login", signedIn());
            return page(nothing).reach(site);
        });
        reason("range", page(nothing, "Range", "bytes=0-1"));
        reason("precondition", page(nothing, "If-Match", "\"x\""));
        reason("method", site -> site.ttl(null).page("/page", nothing).start().send("HEAD", "/page"));
    }

    private static Filter signedIn() {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public java.security.Principal getUserPrincipal() {
                        Object other = getAttribute("user");
                        return () -> other == null ? "ann" : other.toString();
                    }
                },
                response);
    }

    /** A container that fails once the application has answered. */
    private static Filter failing() {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public java.security.Principal getUserPrincipal() {
                        if (getAttribute("fail") != null) {
                            throw new IllegalStateException("a container that fails");
                        }
                        return null;
                    }
                },
                response);
    }

    /** Stands for a REST resource. */
    @CachePage(cache = "other")
    private static final class InOther {}

    @NeverCache
    private static final class Never extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("never");
        }
    }

    private static void refused() {
        reason("session", page((request, response) -> request.getSession().setAttribute("a", "b")));
        reason("undeclared-input", page((request, response) -> request.getHeader("X-Tenant")));
        reason("set-cookie", says("Set-Cookie", "a=b"));
        reason("personal-content", says("Content-Security-Policy", "script-src 'nonce-x1'"));
        reason("live-part", page((request, response) -> veto(request, "live-part")));
        reason("veto", page((request, response) -> veto(request, "the application's own")));
        reason(
                "too-large",
                site -> page((request, response) -> response.getWriter().print("x".repeat(500)))
                        .reach(site.bounds(100, 4)));
        reason("incomplete", page((request, response) -> response.sendError(200)));
        reason("async", page((request, response) -> {
            ServletResponse past = response;
            while (past instanceof ServletResponseWrapper wrapper) {
                past = wrapper.getResponse();
            }
            request.startAsync(request, past).complete();
        }));
        reason(
                "conditional",
                site -> site.ttl(null)
                        .conditional("/page")
                        .page(
                                "/page",
                                (request, response) -> response.getWriter().print("x"))
                        .start()
                        .get("/page"));
        reason("audience", site -> {
            site.server.filter("login", signedIn());
            return site.shared("/page", new Sharing(Share.USER, List.of()))
                    .page("/page", (request, response) -> request.setAttribute("user", "bob"))
                    .start()
                    .get("/page");
        });
        reason("other-cache", page((request, response) -> {
            request.setAttribute(RestInputs.DECLARATION, PageDeclaration.of(InOther.class));
        }));
        reason("variants", site -> {
            site.bounds(100_000, 1).page("/page", (request, response) -> response.setHeader("Vary", "X-A"));
            site.start().get("/page", "X-A", "1");
            site.get("/page", "X-A", "2");
            return site.get("/page", "X-A", "3");
        });
        reason("failure", site -> {
            site.server.filter("login", failing());
            return page((request, response) -> request.setAttribute("fail", true))
                    .reach(site);
        });
    }

    @SuppressWarnings("unchecked") // the attribute's type is part of its contract
    private static void veto(HttpServletRequest request, String word) {
        ((Consumer<String>) request.getAttribute(PageLoad.VETO)).accept(word);
    }

    private static void refusedByHttp() {
        reason("no-lifetime", site -> page((request, response) -> {}).reach(site.ttl(null)));
        reason("stale", page((request, response) -> {
            response.setHeader("Cache-Control", "max-age=10");
            response.setHeader("Age", "20");
        }));
        reason("private", says("Cache-Control", "private"));
        reason("no-store", says("Cache-Control", "no-store"));
        reason("no-cache", says("Cache-Control", "no-cache"));
        reason("vary-star", says("Vary", "*"));
        reason("endless", page((request, response) -> response.setContentType("text/event-stream")));
        reason("content-range", says("Content-Range", "bytes 0-1/2"));
        reason("status", page((request, response) -> response.setStatus(201)));
        reason("partial", page((request, response) -> response.setStatus(206)));
        reason("not-modified", page((request, response) -> response.setStatus(304)));
        reason(
                "must-understand",
                site -> page((request, response) -> {
                            response.setStatus(599);
                            response.setHeader("Cache-Control", "max-age=60, no-store, must-understand");
                        })
                        .reach(site.mode(CacheMode.SHARED_CACHE)));
        reason(
                "request-no-store",
                site -> page((request, response) -> {}, "Cache-Control", "no-store")
                        .reach(site.mode(CacheMode.SHARED_CACHE)));
    }

    private static void servedOrNot() {
        reason("stale-while-revalidate", site -> {
            CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(1)).staleWhileRevalidate(Duration.ofHours(1));
            site.rule("/page", policy, Variance.NONE, List.of());
            page((request, response) -> response.getWriter().print("old")).reach(site);
            site.clock().advance(Duration.ofMinutes(2));
            return site.get("/page");
        });
        reason("stale-if-error", shared(control("max-age=60"), ExplainTest::fail));
        reason("must-revalidate", shared(control("max-age=60, must-revalidate"), response -> {
            throw new IllegalStateException("unreachable");
        }));
        reason("max-stale", shared(control("max-age=60"), control("max-age=60"), "Cache-Control", "max-stale=600"));
        reason(
                "only-if-cached",
                site -> page((request, response) -> {}, "Cache-Control", "only-if-cached")
                        .reach(site.mode(CacheMode.SHARED_CACHE)));
        reason(
                "origin-failure",
                site -> page((request, response) -> {
                            throw new IOException("unreachable");
                        })
                        .reach(site.mode(CacheMode.SHARED_CACHE)));
    }

    @TestFactory
    List<DynamicTest> everyReasonIsTheSameWordEverywhere() {
        List<DynamicTest> tests = new ArrayList<>();
        WAYS.forEach((code, way) -> tests.add(DynamicTest.dynamicTest(code, () -> expect(code, way))));
        return tests;
    }

    private void expect(String code, Way way) throws Exception {
        logged.clear();
        try (PageSite site = new PageSite()) {
            PageSite.Answer answer = way.reach(site);
            if (!LATE.contains(code)) {
                assertThat(answer.cacheStatus()).matches(".*; detail=" + code + "(;.*)?");
            }
            PageStatistics told = site.pages().statistics();
            assertThat(told.reasons()).containsEntry(code, 1L);
            assertThat(logged).contains(code);
        }
    }

    @Test
    void everyReasonIsReached() {
        Set<String> reached = new TreeSet<>(WAYS.keySet());
        reached.addAll(ELSEWHERE.keySet());
        assertThat(reached).isEqualTo(Reasons.ALL);
    }

    @Test
    void theManualListsExactlyTheseReasonsWithWhatToDo() throws IOException {
        String manual = Files.readString(Path.of("docs/pages.md")).replaceAll("(?s)## Signed-in visitors.*", "");
        Pattern row = Pattern.compile("(?m)^\\| ((?:`[a-z-]+`(?:, )?)+) \\|([^|]+)\\|([^|]+)\\|$");
        Set<String> listed = new TreeSet<>();
        for (MatchResult found : row.matcher(manual).results().toList()) {
            assertThat(found.group(2)).as(found.group(1)).isNotBlank();
            assertThat(found.group(3)).as(found.group(1)).isNotBlank();
            listed.addAll(Pattern.compile("[a-z-]+")
                    .matcher(found.group(1))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet()));
        }
        listed.remove("detail"); // the head of the column
        assertThat(listed).isEqualTo(Reasons.ALL);
    }

    // ---- figures

    @Test
    void eachRequestCountsOnce() {
        try (PageSite site = new PageSite()) {
            site.page("/page", (request, response) -> response.getWriter().print("page"))
                    .start();
            site.get("/page");
            site.get("/page");
            site.get("/page");
            site.get("/page", "Authorization", "Bearer x");
            site.send("POST", "/page");
            assertThat(site.pages().statistics())
                    .isEqualTo(new PageStatistics(2, 0, 0, 1, 1, 1, 1, Map.of("authorization", 1L)));
        }
    }

    @Test
    void anApplicationsOwnWordIsNamed() throws Exception {
        try (PageSite site = new PageSite()) {
            PageSite.Answer answer =
                    page((request, response) -> veto(request, "basket")).reach(site);
            assertThat(answer.cacheStatus()).isEqualTo("larder; fwd=uri-miss; detail=veto; input=basket");
        }
    }

    @Test
    void nothingIsSaidToBeStoredWhereNothingIs() {
        try (PageSite site = new PageSite()) {
            site.idle("pages").page("/page", (request, response) -> {}).start();
            site.get("/page");
            assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; fwd=bypass; detail=no-backend");
            assertThat(site.pages().statistics().stored()).isZero();
        }
    }
}
