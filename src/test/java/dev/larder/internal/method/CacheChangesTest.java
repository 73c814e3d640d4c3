package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sentences of JSR-107 about {@code @CachePut}, {@code @CacheRemove} and {@code @CacheRemoveAll}, one test each. */
class CacheChangesTest {

    private static Deployment deployment;
    private static Catalogue catalogue;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(Catalogue.class);
        catalogue = deployment.bean(Catalogue.class);
    }

    @AfterAll
    static void undeploy() {
        deployment.close();
    }

    @BeforeEach
    void fill() {
        Cache cache = deployment.caches.get("products");
        cache.clear();
        catalogue.put("a", "old");
        catalogue.put("b", "other");
    }

    @Test
    void putKeepsTheMarkedValueUnderTheOtherParameters() {
        catalogue.put("a", "new");
        assertThat(catalogue.find("a")).isEqualTo("new");
        assertThat(catalogue.find("b")).isEqualTo("other");
    }

    @Test
    void putUsesOnlyTheMarkedKeysWhereThereAreSome() {
        catalogue.putBy("a", "new", "ann");
        assertThat(catalogue.find("a")).isEqualTo("new");
    }

    @Test
    void putKeepsNull() {
        catalogue.put("a", null);
        assertThat(catalogue.find("a")).isNull();
    }

    @Test
    void putComesAfterTheMethodByDefault() {
        List<String> seen = new ArrayList<>();
        catalogue.putWatched("a", "new", () -> seen.add(catalogue.find("a")));
        assertThat(seen).containsExactly("old");
        assertThat(catalogue.find("a")).isEqualTo("new");
    }

    @Test
    void putComesBeforeTheMethodWhenAskedTo() {
        List<String> seen = new ArrayList<>();
        catalogue.putBefore("a", "new", () -> seen.add(catalogue.find("a")));
        assertThat(seen).containsExactly("new");
    }

    @Test
    void putBeforeTheMethodStaysWhenTheMethodFails() {
        assertThatThrownBy(() -> catalogue.putBeforeAndFail("a", "new")).isInstanceOf(IOException.class);
        assertThat(catalogue.find("a")).isEqualTo("new");
    }

    @Test
    void everyExceptionPreventsThePutByDefault() {
        assertThatThrownBy(() -> catalogue.putAndFail("a", "new", new IOException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
    }

    @Test
    void cacheForNamesExceptionsAfterWhichThePutHappensAllTheSame() {
        assertThatThrownBy(() -> catalogue.putForIo("a", "new", new IllegalStateException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
        assertThatThrownBy(() -> catalogue.putForIo("a", "new", new IOException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("new");
    }

    @Test
    void noCacheForNamesExceptionsAfterWhichItDoesNot() {
        assertThatThrownBy(() -> catalogue.putNotForIo("a", "new", new IOException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
        assertThatThrownBy(() -> catalogue.putNotForIo("a", "new", new IllegalStateException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("new");
    }

    @Test
    void removeDropsTheOneEntry() {
        catalogue.remove("a");
        assertThat(catalogue.find("a")).isEqualTo("computed");
        assertThat(catalogue.find("b")).isEqualTo("other");
    }

    @Test
    void everyExceptionPreventsTheRemoveByDefault() {
        assertThatThrownBy(() -> catalogue.removeAndFail("a", new IOException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
    }

    @Test
    void removeBeforeTheMethodHappensEvenWhenTheMethodFails() {
        assertThatThrownBy(() -> catalogue.removeBeforeAndFail("a")).isInstanceOf(IOException.class);
        assertThat(catalogue.find("a")).isEqualTo("computed");
    }

    @Test
    void evictForAndNoEvictForSayWhichExceptionsStillRemove() {
        assertThatThrownBy(() -> catalogue.removeForIo("a", new IllegalStateException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> catalogue.removeForIo("a", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
        assertThatThrownBy(() -> catalogue.removeForIo("a", new IOException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("computed");
    }

    @Test
    void removeAllEmptiesTheCache() {
        catalogue.removeAll();
        assertThat(catalogue.find("a")).isEqualTo("computed");
        assertThat(catalogue.find("b")).isEqualTo("computed");
    }

    @Test
    void exceptionsPreventRemoveAllUnlessNamed() {
        assertThatThrownBy(() -> catalogue.removeAllForIo(new IllegalStateException("x")))
                .hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("old");
        assertThatThrownBy(() -> catalogue.removeAllForIo(new IOException("x"))).hasMessage("x");
        assertThat(catalogue.find("a")).isEqualTo("computed");
    }

    @Test
    void removeAllBeforeTheMethodHappensEvenWhenTheMethodFails() {
        assertThatThrownBy(() -> catalogue.removeAllBeforeAndFail()).isInstanceOf(IOException.class);
        assertThat(catalogue.find("a")).isEqualTo("computed");
    }

    @CacheDefaults(cacheName = "products")
    @ApplicationScoped
    static class Catalogue {

        @CacheResult
        public String find(String id) {
            return "computed";
        }

        @CachePut
        void put(String id, @CacheValue String value) {}

        @CachePut
        void putBy(@CacheKey String id, @CacheValue String value, String user) {}

        @CachePut
        void putWatched(@CacheKey String id, @CacheValue String value, Runnable watch) {
            watch.run();
        }

        @CachePut(afterInvocation = false)
        void putBefore(@CacheKey String id, @CacheValue String value, Runnable watch) {
            watch.run();
        }

        @CachePut(afterInvocation = false)
        void putBeforeAndFail(String id, @CacheValue String value) throws IOException {
            throw new IOException("x");
        }

        @CachePut
        void putAndFail(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }

        @CachePut(cacheFor = IOException.class)
        void putForIo(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }

        @CachePut(noCacheFor = IOException.class)
        void putNotForIo(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }

        @CacheRemove
        void remove(String id) {}

        @CacheRemove
        void removeAndFail(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheRemove(afterInvocation = false)
        void removeBeforeAndFail(String id) throws IOException {
            throw new IOException("x");
        }

        @CacheRemove(evictFor = IOException.class, noEvictFor = FileNotFoundException.class)
        void removeForIo(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheRemoveAll
        void removeAll() {}

        @CacheRemoveAll(evictFor = IOException.class)
        void removeAllForIo(Exception e) throws Exception {
            throw e;
        }

        @CacheRemoveAll(afterInvocation = false)
        void removeAllBeforeAndFail() throws IOException {
            throw new IOException("x");
        }
    }
}
