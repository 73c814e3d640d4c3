package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.annotation.GeneratedCacheKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code @CacheDefaults}.
 *
 * <pre>
 * sentence                                     test
 * without annotated methods it does nothing    aloneItDoesNothing
 * its name for all four annotations            itsNameCountsForAllFour
 * the method's name comes first                NamesTest.theClassGivesADefaultThatTheMethodMayOverride
 * no name anywhere: the generated one          anEmptyNameIsNone
 * its resolver factory for all four            ContextsTest.theMethod
 * its key generator for all but removeAll      itsGeneratorCountsForTheMethodsWithKeys
 * the method's generator comes first           theMethodsGeneratorComesFirst
 * </pre>
 */
class CacheDefaultsTest {

    private static Deployment deployment;
    private static Shop shop;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(Shop.class, Idle.class, Unnamed.class);
        shop = deployment.bean(Shop.class);
    }

    @AfterAll
    static void undeploy() {
        deployment.close();
    }

    @BeforeEach
    void empty() {
        deployment.caches.names().forEach(name -> deployment.caches.get(name).clear());
    }

    @Test
    @DisplayName("@CacheDefaults: without a method's annotation it has no effect")
    void aloneItDoesNothing() {
        Idle bean = deployment.bean(Idle.class);
        assertThat(bean.find("a")).isNotEqualTo(bean.find("a"));
        assertThat(deployment.extension().cacheNames()).doesNotContainKey("idle");
    }

    @Test
    @DisplayName("@CacheDefaults, cacheName: for @CacheResult, @CachePut, @CacheRemove and @CacheRemoveAll")
    void itsNameCountsForAllFour() {
        assertThat(shop.find("a")).isEqualTo(shop.find("a"));
        shop.put("a", -1);
        assertThat(shop.find("a")).isEqualTo(-1);
        shop.remove("a");
        assertThat(shop.find("a")).isPositive();
        shop.put("a", -1);
        shop.removeAll();
        assertThat(shop.find("a")).isPositive();
        assertThat(deployment.caches.get("products").statistics().hits()).isPositive();
    }

    @Test
    @DisplayName("@CacheDefaults, cacheName: left out, each method has the generated name")
    void anEmptyNameIsNone() {
        assertThat(deployment.extension().cacheNames())
                .containsKey(Unnamed.class.getName() + ".find(java.lang.String)")
                .doesNotContainKey("");
    }

    @Test
    @DisplayName("@CacheDefaults, cacheKeyGenerator: for @CacheResult, @CachePut and @CacheRemove")
    void itsGeneratorCountsForTheMethodsWithKeys() {
        int first = shop.find("a");
        assertThat(shop.find("A")).isEqualTo(first);
        shop.put("A", -1);
        assertThat(shop.find("a")).isEqualTo(-1);
        shop.remove("A");
        assertThat(shop.find("a")).isPositive();
    }

    @Test
    @DisplayName("@CacheDefaults, cacheKeyGenerator: the method's own comes before the class's")
    void theMethodsGeneratorComesFirst() {
        int first = shop.exact("a");
        assertThat(shop.exact("a")).isEqualTo(first);
        assertThat(shop.exact("A")).isNotEqualTo(first);
    }

    record Key(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }

    static final class LowerCase implements CacheKeyGenerator {
        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            return new Key(context.getKeyParameters()[0].getValue().toString().toLowerCase(Locale.ROOT));
        }
    }

    static final class Exact implements CacheKeyGenerator {
        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            return new Key(context.getKeyParameters()[0].getValue().toString());
        }
    }

    @CacheDefaults(cacheName = "products", cacheKeyGenerator = LowerCase.class)
    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        int find(String id) {
            return calls.incrementAndGet();
        }

        @CacheResult(cacheName = "exact", cacheKeyGenerator = Exact.class)
        int exact(String id) {
            return calls.incrementAndGet();
        }

        @CachePut
        void put(String id, @CacheValue int value) {}

        @CacheRemove
        void remove(String id) {}

        @CacheRemoveAll
        void removeAll() {}
    }

    @CacheDefaults(cacheName = "idle")
    @ApplicationScoped
    static class Idle {
        Object find(String id) {
            return new Object();
        }
    }

    @CacheDefaults
    @ApplicationScoped
    static class Unnamed {
        @CacheResult
        String find(String id) {
            return id;
        }
    }
}
