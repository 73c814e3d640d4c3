package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheTags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/methods.md says of promised and optional results and of kept exceptions, where no other test does. */
class ResultFormsTest {

    private final Deployment deployment = new Deployment(Shop.class);
    private final Shop shop = deployment.bean(Shop.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void anOptionalResultAgreesWithAPutOfTheValueOrOfAnOptional() {
        assertThat(shop.maybe(1)).contains("computed");
        shop.put(1, "put");
        assertThat(shop.maybe(1)).contains("put");
        shop.putOptional(1, Optional.of("optional"));
        assertThat(shop.maybe(1)).contains("optional");
        assertThat(shop.plain(1)).isEqualTo("optional");
        shop.put(1, null);
        assertThat(shop.maybe(1)).isEmpty();
    }

    @Test
    void aPromisedResultSharesItsEntryWithOneThatIsThere() {
        assertThat(shop.later(1).toCompletableFuture().join()).isEqualTo("later");
        assertThat(shop.plain(1)).isEqualTo("later");
    }

    @Test
    void aPutWaitsForThePromise() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionStage<Void> answer = shop.putLater(1, "put", done);
        assertThat(shop.plain(1)).isEqualTo("computed");
        done.complete(null);
        answer.toCompletableFuture().join();
        assertThat(shop.plain(1)).isEqualTo("put");
    }

    @Test
    void aRemovalWaitsForThePromise() {
        shop.put(1, "put");
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionStage<Void> answer = shop.removeLater(1, done);
        assertThat(shop.plain(1)).isEqualTo("put");
        done.complete(null);
        answer.toCompletableFuture().join();
        assertThat(shop.plain(1)).isEqualTo("computed");
    }

    @Test
    void emptyingWaitsForThePromise() {
        shop.put(1, "put");
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionStage<Void> answer = shop.removeAllLater(done);
        assertThat(shop.plain(1)).isEqualTo("put");
        done.complete(null);
        answer.toCompletableFuture().join();
        assertThat(shop.plain(1)).isEqualTo("computed");
    }

    @Test
    void aPromiseThatFailsChangesNothing() {
        shop.put(1, "put");
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletionStage<Void> answer = shop.removeLater(1, done);
        done.completeExceptionally(new IllegalStateException("no"));
        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasMessageContaining("no");
        assertThat(shop.plain(1)).isEqualTo("put");
    }

    @Test
    void aKeptExceptionCarriesTheTagsOfItsMethod() {
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("1");
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("1");
        deployment.caches.invalidateTags("product:1");
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("2");
    }

    @Test
    void aKeptExceptionLivesAsLongAsItsCacheIsConfigured() {
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("1");
        deployment.caches.clock.advance(Duration.ofMinutes(4));
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("1");
        deployment.caches.clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> shop.fails(1)).hasMessage("2");
    }

    @CacheDefaults(cacheName = "results")
    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        Optional<String> maybe(int id) {
            return Optional.of("computed");
        }

        @CacheResult
        String plain(int id) {
            return "computed";
        }

        @CacheResult
        CompletionStage<String> later(int id) {
            return CompletableFuture.completedFuture("later");
        }

        @CachePut
        void put(int id, @CacheValue String value) {}

        @CachePut
        void putOptional(int id, @CacheValue Optional<String> value) {}

        @CachePut
        CompletionStage<Void> putLater(@CacheKey int id, @CacheValue String value, CompletionStage<Void> done) {
            return done;
        }

        @CacheRemove
        CompletionStage<Void> removeLater(@CacheKey int id, CompletionStage<Void> done) {
            return done;
        }

        @CacheRemoveAll
        CompletionStage<Void> removeAllLater(CompletionStage<Void> done) {
            return done;
        }

        @CacheResult(cacheName = "failing", exceptionCacheName = "thrown")
        @CacheTags("product:{id}")
        String fails(int id) {
            throw new IllegalStateException("" + calls.incrementAndGet());
        }
    }
}
