package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose computation goes on after the chain has returned. */
@Tag("slow")
class PageAsyncTest {

    @TempDir
    private Path folder;

    private final PageSite site = new PageSite();
    private final ExecutorService workers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        site.close();
        workers.shutdownNow();
    }

    /** What goes on in another thread. */
    @FunctionalInterface
    interface Work {
        void run(AsyncContext async, HttpServletResponse response) throws Exception;
    }

    /** A page that another thread of the application's own makes. */
    private PageSite.Body elsewhere(Work work) {
        return (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(10_000);
            workers.execute(() -> run(work, async));
        };
    }

    private static void run(Work work, AsyncContext async) {
        try {
            work.run(async, (HttpServletResponse) async.getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(AsyncContext async, String text) throws IOException {
        async.getResponse().getWriter().print(text);
        async.complete();
    }

    private void expectStored(String path, String body) {
        assertThat(site.get(path).body()).isEqualTo(body);
        assertThat(RawHttp.eventually(() -> site.get(path).isHit())).isTrue();
        PageSite.Answer second = site.get(path);
        assertThat(second.body()).isEqualTo(body);
        assertThat(second.field("ETag")).isNotEmpty();
        assertThat(site.computed).hasValue(1);
    }

    private void expectRefused(String path, String reason) {
        site.get(path);
        PageSite.Answer second = site.get(path);
        assertThat(site.computed).hasValue(2);
        assertThat(second.cacheStatus()).contains("detail=" + reason);
    }

    // ---- what is stored

    @Test
    @DisplayName("A page that another thread writes and completes is stored")
    void aPageOfAnotherThreadIsStored() {
        site.page("/page", elsewhere((async, response) -> write(async, "page"))).start();
        PageSite.Answer first = site.get("/page");
        assertThat(first.cacheStatus()).isEqualTo("larder; fwd=uri-miss; stored; ttl=600");
        expectStored("/page", "page");
    }

    @Test
    void aPageCompletedBeforeTheChainReturnsIsStored() {
        site.page("/page", (request, response) -> {
                    AsyncContext async = request.startAsync(request, response);
                    CompletableFuture.runAsync(() -> run((a, r) -> write(a, "page"), async), workers)
                            .join();
                })
                .start();
        expectStored("/page", "page");
    }

    @Test
    void anEmptyAsynchronousPageGetsItsHead() {
        site.page("/page", elsewhere((async, response) -> async.complete())).start();
        assertThat(site.get("/page").cacheStatus()).isEqualTo("larder; fwd=uri-miss; stored; ttl=600");
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    void whatIsFetchedInAStartedThreadGivesThePageItsTags() {
        site.caches
                .get("values")
                .set("used", "value", CachePolicy.ttl(Duration.ofHours(1)).tags("used"));
        site.page("/page", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.start(() ->
                            run((a, r) -> write(a, site.caches.get("values").get("used")), async));
                })
                .start();
        expectStored("/page", "value");
        site.caches.get("values").invalidateTags("used");
        assertThat(site.get("/page").isHit()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDispatchIsPartOfThePage(boolean requestsOnly) {
        site.requestsOnly(requestsOnly)
                .page("/page", elsewhere((async, response) -> {
                    response.setHeader("X-First", "1");
                    async.dispatch("/inner?x=1");
                }))
                .servlet("/inner", inner())
                .start();
        expectStored("/page", "ASYNC 1 value");
        assertThat(site.get("/page").field("X-First")).isEqualTo("1");
        site.caches.get("values").invalidateTags("used");
        assertThat(site.get("/page").isHit())
                .as("tags rise where the dispatch is followed")
                .isEqualTo(requestsOnly);
    }

    private jakarta.servlet.http.HttpServlet inner() {
        site.caches
                .get("values")
                .set("used", "value", CachePolicy.ttl(Duration.ofHours(1)).tags("used"));
        return new jakarta.servlet.http.HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                String value = site.caches.get("values").get("used", "none");
                response.getWriter().print(request.getDispatcherType() + " " + request.getParameter("x") + " " + value);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDispatchMayGoAsynchronousAgain(boolean requestsOnly) {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        site.requestsOnly(requestsOnly)
                .page("/page", (request, response) -> {
                    if (request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
                        AsyncContext async = request.startAsync();
                        async.addListener(new Heard(heard));
                        response.getWriter().print("<");
                        workers.execute(async::dispatch);
                    } else {
                        site.computed.decrementAndGet();
                        AsyncContext again = request.startAsync();
                        workers.execute(() -> run((a, r) -> write(a, ">"), again));
                    }
                })
                .start();
        expectStored("/page", "<>");
        assertThat(heard).containsExactly("start");
    }

    /** Notes what it is told. */
    private record Heard(ConcurrentLinkedQueue<String> notes) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            notes.add("complete");
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            notes.add("timeout");
        }

        @Override
        public void onError(AsyncEvent event) {
            notes.add("error");
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            notes.add("start");
        }
    }

    @Test
    void listenersAreToldOfTheContextThatTheApplicationKnows() {
        ConcurrentLinkedQueue<Object> told = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        site.page("/page", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.addListener(new Heard(heard));
                    async.addListener(
                            new AsyncListenerStub(event -> {
                                told.add(event.getAsyncContext() == async);
                                told.add(event.getSuppliedRequest() == request);
                            }),
                            request,
                            response);
                    told.add(async.hasOriginalRequestAndResponse());
                    told.add(request.getAsyncContext() == async);
                    told.add(async.getRequest() == request && async.getResponse() == response);
                    async.setTimeout(5_000);
                    told.add(async.getTimeout() == 5_000);
                    workers.execute(() -> run((a, r) -> write(a, "page"), async));
                })
                .start();
        expectStored("/page", "page");
        assertThat(RawHttp.eventually(() -> told.size() == 6)).isTrue();
        assertThat(told).containsOnly(true);
        assertThat(heard).containsExactly("complete");
    }

    /** Does something at the end. */
    private record AsyncListenerStub(Consumer<AsyncEvent> end) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            end.accept(event);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end.accept(event);
        }

        @Override
        public void onError(AsyncEvent event) {
            end.accept(event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // begins
        }
    }

    // ---- what is not

    @Test
    void aCookieIsNotStored() {
        site.page("/page", elsewhere((async, response) -> {
                    response.addCookie(new Cookie("who", "me"));
                    write(async, "page");
                }))
                .start();
        expectRefused("/page", "set-cookie");
    }

    @Test
    void aSessionIsNotStored() {
        site.page("/page", elsewhere((async, response) -> {
                    ((HttpServletRequest) async.getRequest()).getSession().setAttribute("who", "me");
                    write(async, "page");
                }))
                .start();
        expectRefused("/page", "session");
    }

    @Test
    void anUndeclaredInputIsNotStored() {
        site.page(
                        "/page",
                        elsewhere((async, response) ->
                                write(async, "" + ((HttpServletRequest) async.getRequest()).getHeader("User-Agent"))))
                .start();
        expectRefused("/page", "undeclared-input");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aVetoIsHeededToTheEnd() {
        site.page("/page", elsewhere((async, response) -> {
                    ((Consumer<String>) async.getRequest().getAttribute(PageLoad.VETO)).accept("live-part");
                    assertThat(async.getRequest().getAttribute(PageLoad.OBSERVED))
                            .isSameAs(async.getRequest());
                    write(async, "page");
                }))
                .start();
        expectRefused("/page", "live-part");
    }

    @Test
    void aShortBodyIsNotStored() throws Exception {
        site.page("/page", elsewhere((async, response) -> {
                    response.setContentLength(10);
                    write(async, "page");
                }))
                .start();
        RawHttp.get(site.server.port(), "/page", "Host: localhost");
        RawHttp.get(site.server.port(), "/page", "Host: localhost");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aBodyOverTheLimitIsWholeAndNotStored() {
        site.page("/page", elsewhere((async, response) -> write(async, "x".repeat(200_000))))
                .start();
        assertThat(site.get("/page").bytes()).hasSize(200_000);
        assertThat(site.get("/page").bytes()).hasSize(200_000);
        assertThat(site.computed).hasValue(2);
    }

    @Test
    @DisplayName("What goes asynchronous past the observed request is past the capture")
    void theServersOwnRequestIsPastTheCapture() {
        site.page("/page", (request, response) -> {
                    ServletRequest own = request;
                    while (own instanceof ServletRequestWrapper wrapper) {
                        own = wrapper.getRequest();
                    }
                    AsyncContext async = own.startAsync();
                    workers.execute(() -> run((a, r) -> write(a, "page"), async));
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void aResponseOfItsOwnIsPastTheCapture() {
        site.page("/page", (request, response) -> {
                    ServletResponse own = response;
                    while (own instanceof ServletResponseWrapper wrapper) {
                        own = wrapper.getResponse();
                    }
                    AsyncContext async = request.startAsync(request, own);
                    workers.execute(() -> run((a, r) -> write(a, "page"), async));
                })
                .start();
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.get("/page").body()).isEqualTo("page");
        assertThat(site.computed).hasValue(2);
    }

    @Test
    void anEventStreamIsNeitherStoredNorWaitedFor() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        site.page("/events", elsewhere((async, response) -> {
                    response.setContentType("text/event-stream");
                    begun.countDown();
                    done.await(10, TimeUnit.SECONDS);
                    write(async, "data: 1\n\n");
                }))
                .start();
        CompletableFuture<PageSite.Answer> one = CompletableFuture.supplyAsync(() -> site.get("/events"), workers);
        CompletableFuture<PageSite.Answer> two = CompletableFuture.supplyAsync(() -> site.get("/events"), workers);
        assertThat(begun.await(5, TimeUnit.SECONDS))
                .as("neither waits for the other")
                .isTrue();
        done.countDown();
        assertThat(one.get(5, TimeUnit.SECONDS).cacheStatus()).contains("detail=endless");
        assertThat(two.get(5, TimeUnit.SECONDS).body()).isEqualTo("data: 1\n\n");
    }

    @Test
    @DisplayName("A file that the container is told to send goes past the capture")
    void aFileSentByTheContainerIsNotStored() throws Exception {
        boolean tomcat = dev.larder.testing.WebServer.WANTED.startsWith("Apache");
        Path file = Files.writeString(folder.resolve("file"), "file");
        site.page("/page", (request, response) -> {
                    response.setHeader("X-Support", "" + request.getAttribute("org.apache.tomcat.sendfile.support"));
                    request.setAttribute("org.apache.tomcat.sendfile.filename", file.toString());
                    request.setAttribute("org.apache.tomcat.sendfile.start", 0L);
                    request.setAttribute("org.apache.tomcat.sendfile.end", 4L);
                    if (tomcat) {
                        response.setContentLengthLong(4);
                    }
                })
                .start();
        for (int i = 0; i < 2; i++) {
            PageSite.Answer answer = site.get("/page");
            assertThat(answer.field("X-Support")).isEqualTo("null");
            assertThat(answer.body()).isEqualTo(tomcat ? "file" : "");
        }
        assertThat(site.computed).hasValue(2);
    }

    // ---- failures

    private void stale() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleIfError(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
    }

    private PageSite.Answer second() {
        site.start();
        site.get("/page");
        assertThat(RawHttp.eventually(() -> site.get("/page").isHit())).isTrue();
        site.clock().advance(Duration.ofSeconds(11));
        return site.get("/page");
    }

    private void expectStandIn(PageSite.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("page 1");
        assertThat(answer.cacheStatus()).contains("detail=stale-if-error");
    }

    @Test
    @DisplayName(
            "A page that times out is not stored, nor what a listener answers then, and nobody waits for it any longer")
    void aTimeOutIsNotStored() throws Exception {
        site.page("/silent", (request, response) -> request.startAsync().setTimeout(30))
                .page("/spoken", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.addListener(new AtTimeOut(event -> run((a, r) -> write(a, "late"), event.getAsyncContext())));
                    async.setTimeout(30);
                })
                .start();
        CompletableFuture<PageSite.Answer> silent = CompletableFuture.supplyAsync(() -> site.get("/silent"), workers);
        assertThat(site.get("/spoken").body()).isEqualTo("late");
        assertThat(silent.get(10, TimeUnit.SECONDS).status()).isEqualTo(500);
        assertThat(site.caches.store().keys()).isEmpty();
        silent = CompletableFuture.supplyAsync(() -> site.get("/silent"), workers);
        assertThat(site.get("/spoken").cacheStatus()).contains("detail=incomplete");
        assertThat(silent.get(10, TimeUnit.SECONDS).status()).isEqualTo(500);
        assertThat(site.computed).hasValue(4);
    }

    /** Does something when the time is over. */
    private record AtTimeOut(Consumer<AsyncEvent> work) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            // it has answered
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            work.accept(event);
        }

        @Override
        public void onError(AsyncEvent event) {
            // no test makes one
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // begins
        }
    }

    @Test
    @DisplayName("RFC 5861 4: the old page stands in for one that times out")
    void theOldPageStandsInForATimeOut() {
        stale();
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(30);
            if (site.computed.get() == 1) {
                write(async, "page 1");
            }
        });
        expectStandIn(second());
    }

    @Test
    @DisplayName("RFC 5861 4: the old page stands in for a failure")
    void theOldPageStandsInForAFailure() {
        stale();
        site.page("/page", elsewhere((async, response) -> {
            response.setStatus(site.computed.get() == 1 ? 200 : 503);
            write(async, "page " + site.computed.get());
        }));
        expectStandIn(second());
    }

    @Test
    @DisplayName("RFC 5861 4: the old page stands in for a dispatch that throws")
    void theOldPageStandsInForADispatchThatThrows() {
        stale();
        site.page("/page", elsewhere((async, response) -> async.dispatch("/inner")));
        site.servlet("/inner", new jakarta.servlet.http.HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (site.computed.get() > 1) {
                    throw new IllegalStateException("the database is away");
                }
                response.getWriter().print("page 1");
            }
        });
        expectStandIn(second());
    }

    @Test
    @DisplayName("RFC 5861 4: the old page stands in for a chain that throws after it went asynchronous")
    void theOldPageStandsInForAChainThatThrows() {
        stale();
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            if (site.computed.get() > 1) {
                throw new IllegalStateException("the database is away");
            }
            write(async, "page 1");
        });
        expectStandIn(second());
    }

    @Test
    @DisplayName("RFC 5861 3: the refresh behind a visitor who was served may be asynchronous")
    void aRefreshMayBeAsynchronous() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
        site.page("/page", elsewhere((async, response) -> write(async, "page " + site.computed.get())));
        assertThat(second().cacheStatus()).isEqualTo("larder; hit; detail=stale-while-revalidate");
        assertThat(RawHttp.eventually(() -> site.get("/page").body().equals("page 2")))
                .isTrue();
        assertThat(site.computed).hasValue(2);
    }

    // ---- writing without blocking

    /** Writes as much as it may, then completes. */
    private record Pump(AsyncContext async, ServletOutputStream out, byte[] body, int[] at) implements WriteListener {
        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (at[0] == body.length) {
                    async.complete();
                    return;
                }
                int length = Math.min(1000, body.length - at[0]);
                out.write(body, at[0], length);
                at[0] += length;
            }
        }

        @Override
        public void onError(Throwable failure) {
            async.complete();
        }
    }

    private void pump(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = ("page " + site.computed.get() + " " + "x".repeat(50_000)).getBytes(StandardCharsets.ISO_8859_1);
        AsyncContext async = request.startAsync();
        response.setContentType("text/plain");
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new Pump(async, out, body, new int[1]));
    }

    @Test
    void whatIsWrittenWithoutBlockingIsStored() {
        site.page("/page", this::pump).start();
        expectStored("/page", "page 1 " + "x".repeat(50_000));
    }

    @Test
    void whatIsWrittenWithoutBlockingInPlaceOfAStalePageIsStored() {
        stale();
        site.page("/page", this::pump);
        assertThat(second().body()).startsWith("page 2 x");
        assertThat(RawHttp.eventually(() -> site.get("/page").isHit())).isTrue();
    }

    @Test
    void whatIsWrittenWithoutBlockingToNobodyIsStored() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofSeconds(10)).staleWhileRevalidate(Duration.ofSeconds(60));
        site.rule("/page", policy, Variance.NONE, List.of());
        site.page("/page", this::pump);
        assertThat(second().cacheStatus()).isEqualTo("larder; hit; detail=stale-while-revalidate");
        assertThat(RawHttp.eventually(() -> site.get("/page").body().startsWith("page 2 x")))
                .isTrue();
        assertThat(site.computed).hasValue(2);
    }
}
