package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many visitors who want the same page at the same moment. */
@Tag("slow")
class PageCollapsingTest {

    private static final int MANY = 200;

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    /** More than any kernel takes from a server in advance. */
    private static final byte[] LARGE = "0123456789abcdef".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1);

    private final PageSite site = new PageSite();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        site.close();
        workers.shutdownNow();
    }

    private void takeTime() {
        try {
            never.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void slowly(AsyncContext async) {
        takeTime();
        write(async, "page");
    }

    /** Whoever waits for the page does so far longer than any of this takes on a slow machine. */
    private void waitsLong() {
        site.rule("/page", CachePolicy.inherited().lockWait(Duration.ofSeconds(40)), Variance.NONE, List.of());
    }

    private List<PageSite.Answer> all(int clients) throws Exception {
        waitsLong();
        site.start();
        long begun = System.nanoTime();
        List<PageSite.Answer> answers = site.together(clients, "/page");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_MOST);
        assertThat(answers).hasSize(clients).allMatch(answer -> answer.body().equals("page"));
        return answers;
    }

    @Test
    @DisplayName("200 visitors of a cold page: it is computed once, in a servlet's thread")
    void aServletComputesOnce() throws Exception {
        site.page("/page", (request, response) -> {
            takeTime();
            response.getWriter().print("page");
        });
        all(MANY);
        assertThat(site.computed).hasValue(1);
    }

    @Test
    @DisplayName("200 visitors of a cold page: it is computed once, in a thread of the application's own")
    void anAsynchronousServletComputesOnce() throws Exception {
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            workers.execute(() -> slowly(async));
        });
        all(MANY);
        assertThat(site.computed).hasValue(1);
    }

    @Test
    @DisplayName("200 visitors and 10 threads: it is computed once, in a thread of the application's own")
    void itsWaitersDoNotStarveAThreadOfTheApplication() throws Exception {
        site.server.threads(10);
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            workers.execute(() -> slowly(async));
        });
        all(MANY);
        assertThat(site.computed).hasValue(1);
    }

    /** Which threads of the container are with visitors who wait. */
    private static final class Waiting extends HttpFilter {
        private static final long serialVersionUID = 1L;
        private final transient Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            threads.add(Thread.currentThread());
            try {
                chain.doFilter(request, response);
            } finally {
                leave();
            }
        }

        /** This thread does not wait. */
        void leave() {
            threads.remove(Thread.currentThread());
        }
    }

    /**
     * The first to ask goes on only when those who wait for it hold every thread that it could get. It gets one long before they give
     * up.
     */
    private void expectThreadFor(Consumer<AsyncContext> wish) throws Exception {
        Waiting waiting = new Waiting();
        AtomicBoolean begun = new AtomicBoolean();
        CompletableFuture<Long> wished = new CompletableFuture<>();
        site.server.threads(10).filter("waiting", waiting);
        waitsLong();
        site.page("/page", (request, response) -> {
            waiting.leave();
            AsyncContext async = request.startAsync();
            async.setTimeout(60_000);
            Runnable first = () -> {
                if (RawHttp.eventually(() -> site.server.isHeldBy(waiting.threads.size()))) {
                    wished.complete(System.nanoTime());
                }
                wish.accept(async);
            };
            workers.execute(begun.compareAndSet(false, true) ? first : () -> wish.accept(async));
        });
        site.page("/warm", (request, response) -> request.startAsync().dispatch("/inner"))
                .servlet("/inner", new Inner())
                .start();
        site.get("/warm"); // from now on dispatches are known to come by
        assertThat(site.together(MANY, "/page"))
                .hasSize(MANY)
                .allMatch(answer -> answer.body().equals("page"));
        assertThat(wished).as("every thread was held").isDone();
        assertThat(Duration.ofNanos(System.nanoTime() - wished.join())).isLessThan(AT_MOST);
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @Test
    @DisplayName("200 visitors and 10 threads: who waits does not starve a computation that waits for a thread")
    void itsWaitersDoNotStarveAThreadOfTheContainer() throws Exception {
        expectThreadFor(async -> async.start(() -> write(async, "page")));
    }

    @Test
    @DisplayName("200 visitors and 10 threads: who waits does not starve a dispatch")
    void itsWaitersDoNotStarveADispatch() throws Exception {
        expectThreadFor(async -> async.dispatch("/inner"));
    }

    private static void write(AsyncContext async, String text) {
        try {
            async.getResponse().getWriter().print(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        async.complete();
    }

    private static final class Inner extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("page");
        }
    }

    @Test
    @DisplayName("What turns out not to be storable does not queue, though it is asynchronous")
    void whatIsNotStorableDoesNotQueue() throws Exception {
        CountDownLatch met = new CountDownLatch(19); // all but the first, after whom it is known
        site.page("/page", (request, response) -> {
            AsyncContext async = request.startAsync();
            response.addCookie(new Cookie("who", "me"));
            if (site.computed.get() == 1) {
                workers.execute(() -> write(async, "page"));
                return;
            }
            workers.execute(() -> {
                met.countDown();
                write(async, isOver(met) ? "page" : "alone");
            });
        });
        all(20);
        assertThat(site.computed).hasValue(20);
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            return latch.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] large(CountDownLatch begun, CountDownLatch failed) {
        return large((request, response) -> {
            begun.countDown();
            try {
                for (int at = 0; at < LARGE.length; at += 16_000) {
                    response.getOutputStream().write(LARGE, at, 16_000);
                }
            } catch (IOException gone) {
                failed.countDown();
            }
        });
    }

    private byte[] largeWithoutBlocking(CountDownLatch begun) {
        return large((request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(60_000);
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new WriteListener() {
                private int at;

                @Override
                public void onWritePossible() throws IOException {
                    begun.countDown();
                    while (out.isReady()) {
                        if (at == LARGE.length) {
                            async.complete();
                            return;
                        }
                        out.write(LARGE, at, 16_000);
                        at += 16_000;
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    async.complete();
                }
            });
        });
    }

    private byte[] large(PageSite.Body body) {
        site.bounds(LARGE.length, 4)
                .compressFrom(Long.MAX_VALUE)
                .page("/page", (request, response) -> {
                    response.setContentType("text/plain");
                    body.write(request, response);
                })
                .start();
        return LARGE;
    }

    private Socket lazy() throws IOException {
        Socket lazy = new Socket();
        lazy.setReceiveBufferSize(4096);
        lazy.connect(new InetSocketAddress("127.0.0.1", site.server.port()));
        String request = "GET /page HTTP/1.1\r\nHost: localhost:" + site.server.port() + "\r\n\r\n";
        lazy.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return lazy;
    }

    @Test
    @DisplayName("Of a page whose client goes away nothing is stored, even if the application takes no notice")
    void aClientThatGoesAwayLeavesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        byte[] large = large(begun, failed);
        try (Socket lazy = lazy()) {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            lazy.setSoLinger(true, 0);
        }
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(site.get("/page").bytes()).isEqualTo(large);
        assertThat(site.computed).hasValue(2);
        assertThat(site.get("/page").isHit()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("A client that stops reading holds nobody, whether the application blocks for it or not")
    @ValueSource(booleans = {true, false})
    void aClientThatStopsReadingHoldsNobody(boolean blocking) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        waitsLong();
        byte[] large = blocking ? large(begun, new CountDownLatch(1)) : largeWithoutBlocking(begun);
        try (Socket lazy = lazy()) {
            assertThat(lazy.isConnected()).isTrue();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            long asked = System.nanoTime();
            assertThat(site.together(5, "/page")).allMatch(answer -> answer.bytes().length == large.length);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_MOST);
            assertThat(site.computed)
                    .as("one of those who waited took its place")
                    .hasValue(2);
            assertThat(site.get("/page").isHit()).isTrue();
        }
    }
}
