package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Caches;
import dev.larder.annotation.CacheFor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.Test;

/** Beans of every scope, and many callers at once. */
class ScopesTest {

    @Test
    void aDependentBeanIsCached() {
        try (Deployment deployment = new Deployment(Counter.class, OfNoScope.class)) {
            OfNoScope bean = deployment.bean(OfNoScope.class);
            assertThat(bean.find(1)).isEqualTo(bean.find(1));
        }
    }

    @Test
    void aBeanOfOneRequestSharesItsResultsWithTheNext() {
        try (Deployment deployment = new Deployment(Counter.class, OfRequest.class)) {
            int first = inRequest(deployment);
            assertThat(inRequest(deployment)).isEqualTo(first);
        }
    }

    @Test
    void aRefreshBehindTheCallerHasARequestOfItsOwn() throws Exception {
        try (Deployment deployment = new Deployment(Counter.class, OfRequest.class)) {
            int first = inRequest(deployment);
            deployment.caches.clock.advance(Duration.ofMinutes(2));
            assertThat(inRequest(deployment)).isEqualTo(first);
            assertThat(deployment.bean(Counter.class).second().await(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static int inRequest(Deployment deployment) {
        RequestContextController request = deployment.bean(RequestContextController.class);
        request.activate();
        try {
            return deployment.bean(OfRequest.class).find(1);
        } finally {
            request.deactivate();
        }
    }

    @Test
    void aBeanInAPassivatingScopeMayBeCached() {
        try (Deployment deployment = new Deployment(OfSession.class)) {
            assertThat(deployment.extension().cacheNames().keySet()).containsExactly("session");
        }
    }

    @Test
    void manyCallersCauseOneCall() throws Exception {
        try (Deployment deployment = new Deployment(Slow.class)) {
            Slow slow = deployment.bean(Slow.class);
            Future<Integer> first = deployment.caches.threads.submit(() -> slow.find(1));
            assertThat(slow.begun().await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> second = deployment.caches.threads.submit(() -> slow.find(1));
            slow.end().countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void theCachesAreAskedForWhenAMethodIsFirstCalled() {
        try (Deployment deployment = new Deployment(Counter.class, OfNoScope.class)) {
            assertThat(deployment.caches.names()).isEmpty();
            deployment.bean(OfNoScope.class).find(1);
            assertThat(deployment.bean(Caches.class).names()).containsExactly("dependent");
        }
    }

    @ApplicationScoped
    static class Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final CountDownLatch second = new CountDownLatch(2);

        int next() {
            second.countDown();
            return count.incrementAndGet();
        }

        CountDownLatch second() {
            return second;
        }
    }

    @Dependent
    static class OfNoScope {
        @Inject
        Counter counter;

        @CacheResult(cacheName = "dependent")
        int find(int id) {
            return counter.next();
        }
    }

    @RequestScoped
    static class OfRequest {
        @Inject
        Counter counter;

        @CacheResult(cacheName = "request")
        @CacheFor(value = "1m", staleWhileRevalidate = "1h")
        int find(int id) {
            return counter.next();
        }
    }

    @SessionScoped
    static class OfSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @CacheResult(cacheName = "session")
        int find(int id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Slow {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();

        CountDownLatch begun() {
            return begun;
        }

        CountDownLatch end() {
            return end;
        }

        @CacheResult
        int find(int id) throws InterruptedException {
            begun.countDown();
            end.await();
            return calls.incrementAndGet();
        }
    }
}
