package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of plain pages. */
class PageStoryTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private void plain() {
        site.page("/plain", (request, response) -> {
                    response.setContentType("text/plain;charset=UTF-8");
                    response.setHeader("X-Made-By", "servlet");
                    response.getWriter().print("page ä " + site.computed.get());
                })
                .start();
    }

    @Test
    void theSecondVisitorGetsTheFirstOnesPage() {
        plain();
        PageSite.Answer first = site.get("/plain");
        site.clock().advance(Duration.ofSeconds(7));
        PageSite.Answer second = site.get("/plain");
        assertThat(first.cacheStatus()).isEqualTo("larder; fwd=uri-miss; stored; ttl=600");
        assertThat(second.cacheStatus()).isEqualTo("larder; hit; ttl=593");
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("page ä 1");
        assertThat(second.field("Age")).isEqualTo("7");
        assertThat(second.field("X-Made-By")).isEqualTo("servlet");
        assertThat(second.field("Content-Type")).isEqualTo(first.field("Content-Type"));
        assertThat(second.field("ETag")).startsWith("\"");
        assertThat(first.field("Age")).isEmpty();
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void aPageIsComputedAnewAfterItsLifetime() {
        plain();
        site.get("/plain");
        site.clock().advance(Duration.ofSeconds(601));
        assertThat(site.get("/plain").body()).isEqualTo("page ä 2");
    }

    @Test
    void headIsAnsweredFromTheStoredGet() {
        plain();
        assertThat(site.send("HEAD", "/plain").cacheStatus()).contains("fwd=uri-miss");
        PageSite.Answer get = site.get("/plain");
        PageSite.Answer head = site.send("HEAD", "/plain");
        assertThat(head.isHit()).isTrue();
        assertThat(head.field("Content-Length")).isEqualTo(Integer.toString(get.bytes().length));
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void aHundredColdRequestsComputeThePageOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        site.page("/slow", (request, response) -> {
                    go.await(10, TimeUnit.SECONDS);
                    response.getOutputStream().print("slow");
                })
                .start();
        ExecutorService visitors = Executors.newFixedThreadPool(100);
        List<Future<PageSite.Answer>> answers = new ArrayList<>();
        Callable<PageSite.Answer> visit = () -> site.get("/slow");
        for (int i = 0; i < 100; i++) {
            answers.add(visitors.submit(visit));
        }
        go.countDown();
        for (Future<PageSite.Answer> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("slow");
        }
        visitors.shutdownNow();
        assertThat(site.computed).hasValue(1);
    }
}
