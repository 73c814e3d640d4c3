package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JSR-107 lacks: lifetimes, stale serving, tags, promised and optional results. */
class LifetimeAndTagsTest {

    private Deployment deployment;
    private Shop shop;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(Shop.class);
        shop = deployment.bean(Shop.class);
    }

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void aResultLivesAsLongAsTheMethodSays() {
        assertThat(shop.find(1).name()).isEqualTo("p1");
        deployment.caches.clock.advance(Duration.ofMinutes(14));
        assertThat(shop.find(1).name()).isEqualTo("p1");
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.find(1).name()).isEqualTo("p2");
    }

    @Test
    void aMethodWithoutLifetimeHasThatOfItsClass() {
        assertThat(shop.plain(1)).isEqualTo(1);
        deployment.caches.clock.advance(Duration.ofMinutes(59));
        assertThat(shop.plain(1)).isEqualTo(1);
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.plain(1)).isEqualTo(2);
    }

    @Test
    void servesTheOldResultWhenTheMethodFails() throws Exception {
        assertThat(shop.shaky(false)).isEqualTo("fine");
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        shop.fail(true);
        assertThat(shop.shaky(false)).isEqualTo("fine");
        deployment.caches.clock.advance(Duration.ofHours(2));
        assertThatThrownBy(() -> shop.shaky(false)).isInstanceOf(IOException.class);
    }

    @Test
    void refreshesBehindTheCallerWithACallOfItsOwn() throws Exception {
        assertThat(shop.lazy(7)).isEqualTo(1);
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.lazy(7)).isEqualTo(1);
        shop.refreshed().get(10, TimeUnit.SECONDS);
        while (shop.lazy(7) == 1) {
            Thread.onSpinWait();
        }
        assertThat(shop.lazy(7)).isEqualTo(2);
    }

    @Test
    void aTagOfAParameterReachesTheEntry() {
        shop.find(1);
        shop.find(2);
        deployment.caches.invalidateTags("product:1");
        assertThat(shop.find(1).name()).isEqualTo("p3");
        assertThat(shop.find(2).name()).isEqualTo("p2");
    }

    @Test
    void aTagOfTheResultReachesTheEntry() {
        shop.find(1);
        deployment.caches.invalidateTags("maker:ACME");
        assertThat(shop.find(1).name()).isEqualTo("p2");
    }

    @Test
    void aFixedTagReachesEveryEntry() {
        shop.find(1);
        deployment.caches.invalidateTags("products");
        assertThat(shop.find(1).name()).isEqualTo("p2");
    }

    @Test
    void aMethodInvalidatesTagsWhenItHasReturned() throws Exception {
        shop.find(1);
        assertThatThrownBy(() -> shop.changed(new Product(1, "p", null), true)).isInstanceOf(IOException.class);
        assertThat(shop.find(1).name()).isEqualTo("p1");
        shop.changed(new Product(1, "p", null), false);
        assertThat(shop.find(1).name()).isEqualTo("p2");
    }

    @Test
    void aPutEntryCarriesTheTagsToo() {
        shop.save(new Product(5, "saved", null), 5);
        assertThat(shop.find(5).name()).isEqualTo("saved");
        deployment.caches.invalidateTags("product:5");
        assertThat(shop.find(5).name()).isEqualTo("p1");
    }

    @Test
    void whatCannotBeTaggedIsNotKept() {
        assertThat(shop.badTag(new Tricky())).isEqualTo(1);
        assertThat(shop.badTag(new Tricky())).isEqualTo(2);
    }

    @Test
    void anOptionalIsKeptByItsValue() {
        assertThat(shop.maybe(1)).contains("m1");
        assertThat(shop.maybe(1)).contains("m1");
        assertThat(shop.maybe(-1)).isEmpty();
        assertThat(shop.maybe(-1)).isEmpty();
        assertThat(shop.calls()).isEqualTo(2);
    }

    @Test
    void aPromiseIsKeptWhenItHolds() throws Exception {
        assertThat(shop.later(1).toCompletableFuture().get()).isEqualTo("l1");
        assertThat(shop.later(1).toCompletableFuture().get()).isEqualTo("l1");
    }

    @Test
    void aPromiseThatFailsIsNotKept() throws Exception {
        assertThatThrownBy(() -> shop.later(-1).toCompletableFuture().get()).hasMessageContaining("broken 1");
        assertThatThrownBy(() -> shop.later(-1).toCompletableFuture().get()).hasMessageContaining("broken 2");
    }

    @Test
    void aChangePromisedForLaterInvalidatesWhenItIsDone() {
        shop.find(1);
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionStage<Void> answer = shop.changedLater(1, done);
        assertThat(shop.find(1).name()).isEqualTo("p1");
        done.complete(null);
        answer.toCompletableFuture().join();
        assertThat(shop.find(1).name()).isEqualTo("p2");
    }

    record Maker(String name) {
        public String getCode() {
            return "ACME";
        }
    }

    record Product(long id, String name, Maker maker) {}

    static final class Tricky {
        public String name() {
            throw new IllegalStateException("no name");
        }
    }

    @CacheFor("1h")
    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();
        private final CompletableFuture<Void> refreshed = new CompletableFuture<>();
        private volatile boolean failing;

        int calls() {
            return calls.get();
        }

        void fail(boolean fail) {
            failing = fail;
        }

        CompletableFuture<Void> refreshed() {
            return refreshed;
        }

        @CacheResult(cacheName = "products")
        @CacheFor("15m")
        @CacheTags({"products", "product:{id}", "maker:{result.maker.code}"})
        Product find(long id) {
            return new Product(id, "p" + calls.incrementAndGet(), new Maker("Acme"));
        }

        @CachePut(cacheName = "products")
        @CacheTags("product:{p.id}")
        void save(@CacheValue Product p, @CacheKey long id) {}

        @InvalidateTags("product:{0.id}")
        void changed(Product p, boolean fail) throws IOException {
            if (fail) {
                throw new IOException();
            }
        }

        @InvalidateTags("product:{id}")
        CompletionStage<Void> changedLater(long id, CompletionStage<Void> done) {
            return done;
        }

        @CacheResult
        int plain(int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheFor(value = "1m", staleIfError = "1h")
        String shaky(boolean key) throws IOException {
            if (failing) {
                throw new IOException("failing");
            }
            return "fine";
        }

        @CacheResult
        @CacheFor(value = "1m", staleWhileRevalidate = "1h")
        int lazy(int id) {
            int call = calls.incrementAndGet();
            if (call > 1) {
                refreshed.complete(null);
            }
            return call;
        }

        @CacheResult
        @CacheTags("t:{tricky.name}")
        int badTag(@SuppressWarnings("unused") Tricky tricky, @CacheKey int... key) {
            return calls.incrementAndGet();
        }

        @CacheResult
        Optional<String> maybe(int id) {
            int call = calls.incrementAndGet();
            return id < 0 ? Optional.empty() : Optional.of("m" + call);
        }

        @CacheResult
        CompletionStage<String> later(int id) {
            int call = calls.incrementAndGet();
            return id < 0
                    ? CompletableFuture.failedFuture(new IOException("broken " + call))
                    : CompletableFuture.completedFuture("l" + call);
        }
    }
}
