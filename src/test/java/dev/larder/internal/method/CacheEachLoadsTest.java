package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code @CacheEach}: what happens while the values that are missing are loaded. */
@Timeout(20)
class CacheEachLoadsTest {

    private final Deployment deployment = new Deployment(Shop.class);
    private final Shop shop = deployment.bean(Shop.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait until").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void whatTheMethodThrowsPassesUnchangedAndNothingIsKept() {
        shop.fail(true);
        assertThatThrownBy(() -> shop.shaky(List.of(1, 2))).isInstanceOf(IOException.class);
        shop.fail(false);
        assertThat(shop.asked()).isEmpty();
    }

    @Test
    void oldValuesAreServedWhenAllThatIsMissingHasOne() throws Exception {
        shop.shaky(List.of(1, 2));
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        shop.fail(true);
        assertThat(shop.shaky(List.of(1, 2))).containsOnlyKeys(1, 2);
        assertThatThrownBy(() -> shop.shaky(List.of(1, 2, 3))).isInstanceOf(IOException.class);
    }

    @Test
    void oldValuesAreServedWhileOneCallOfTheMethodRefreshesThem() {
        shop.lazy(List.of(1, 2));
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.lazy(List.of(1, 2, 3))).containsEntry(1, "l1").containsEntry(2, "l1");
        until(() -> !shop.lazy(List.of(1)).containsValue("l1")
                && !shop.lazy(List.of(2)).containsValue("l1"));
        assertThat(shop.asked()).containsExactlyInAnyOrder(List.of(1, 2), List.of(3), List.of(1, 2));
    }

    @Test
    void aKeyThatSomebodyElseIsLoadingIsNotLoadedAgain() throws Exception {
        shop.hold();
        CompletableFuture<Map<Integer, String>> first =
                CompletableFuture.supplyAsync(() -> shop.held(List.of(1, 2)), deployment.caches.threads);
        assertThat(shop.entered().await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Map<Integer, String>> second =
                CompletableFuture.supplyAsync(() -> shop.held(List.of(2, 3)), deployment.caches.threads);
        while (shop.asked().size() < 2) {
            Thread.onSpinWait();
        }
        shop.release();
        assertThat(first.get(10, TimeUnit.SECONDS)).containsOnlyKeys(1, 2);
        assertThat(second.get(10, TimeUnit.SECONDS)).containsOnlyKeys(2, 3);
        assertThat(shop.asked()).containsExactly(List.of(1, 2), List.of(3));
    }

    @Test
    void whatIsInvalidatedWhileItIsLoadedIsNotKept() throws Exception {
        shop.hold();
        CompletableFuture<Map<Integer, String>> load =
                CompletableFuture.supplyAsync(() -> shop.held(List.of(1, 2)), deployment.caches.threads);
        assertThat(shop.entered().await(10, TimeUnit.SECONDS)).isTrue();
        deployment.caches.invalidateTags("held:1");
        shop.release();
        load.get(10, TimeUnit.SECONDS);
        shop.held(List.of(1, 2));
        assertThat(shop.asked()).containsExactly(List.of(1, 2), List.of(1));
    }

    @Test
    void whatALoadUsesGivesItsTagsToAllItsEntries() {
        shop.composed(List.of(1, 2));
        deployment.caches.invalidateTags("inner");
        shop.composed(List.of(1, 2));
        assertThat(shop.asked()).containsExactly(List.of(1, 2), List.of(1, 2));
    }

    @ApplicationScoped
    static class Shop {
        private final List<Collection<Integer>> asked = new CopyOnWriteArrayList<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean failing;
        private final AtomicInteger calls = new AtomicInteger();

        @jakarta.inject.Inject
        Shop self;

        List<Collection<Integer>> asked() {
            return asked;
        }

        CountDownLatch entered() {
            return entered;
        }

        void hold() {
            gate = new CountDownLatch(1);
        }

        void release() {
            gate.countDown();
        }

        void fail(boolean fail) {
            failing = fail;
        }

        @CacheResult(cacheName = "shaky")
        @CacheEach
        @CacheFor(value = "1m", staleIfError = "1h")
        Map<Integer, String> shaky(Collection<Integer> ids) throws IOException {
            if (failing) {
                throw new IOException("failing");
            }
            return new LinkedHashMap<>(Map.of(1, "one", 2, "two"));
        }

        @CacheResult(cacheName = "lazy")
        @CacheEach
        @CacheFor(value = "1m", staleWhileRevalidate = "1h")
        Map<Integer, String> lazy(List<Integer> ids) {
            String value = "l" + calls.incrementAndGet();
            asked.add(List.copyOf(ids));
            return ids.stream().collect(Collectors.toMap(id -> id, id -> value));
        }

        @CacheResult(cacheName = "held")
        @CacheEach
        @CacheTags("held:{0}")
        Map<Integer, String> held(Collection<Integer> ids) {
            asked.add(ids);
            entered.countDown();
            try {
                gate.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Map<Integer, String> found = new HashMap<>();
            ids.forEach(id -> found.put(id, "h" + id));
            return found;
        }

        @CacheResult(cacheName = "composed")
        @CacheEach
        Map<Integer, String> composed(List<Integer> ids) {
            asked.add(ids);
            Map<Integer, String> found = new HashMap<>();
            ids.forEach(id -> found.put(id, self.inner()));
            return found;
        }

        @CacheResult(cacheName = "inner")
        @CacheTags("inner")
        public String inner() {
            return "inner";
        }
    }
}
