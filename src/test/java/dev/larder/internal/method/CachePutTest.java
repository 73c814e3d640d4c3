package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code @CachePut}: the sentences that {@link CacheChangesTest} leaves.
 *
 * <pre>
 * sentence                                     test
 * a key is generated, the marked value put     CacheChangesTest.putKeepsTheMarkedValueUnderTheOtherParameters, putUsesOnlyTheMarkedKeys...
 * after the method by default                  CacheChangesTest.putComesAfterTheMethodByDefault
 * before it with afterInvocation = false       CacheChangesTest.putComesBeforeTheMethodWhenAskedTo, putBeforeTheMethodStays...
 * exceptions 1: neither list                   CacheChangesTest.everyExceptionPreventsThePutByDefault
 * exceptions 2: cacheFor only                  CacheChangesTest.cacheForNamesExceptions..., aSubclassPassesTheCheckToo
 * exceptions 3: noCacheFor only                CacheChangesTest.noCacheForNamesExceptions...
 * exceptions 4: both                           bothListsTogether...
 * the lists count only after the method        theListsSayNothingAboutAPutBeforeTheMethod
 * cacheName, else the class's, else generated  withoutANameItHasACacheOfItsOwn, aNameOfItsOwnComesBeforeTheClasss
 * cacheResolverFactory, cacheKeyGenerator      ResolversTest, ContextsTest, CacheDefaultsTest
 * </pre>
 */
class CachePutTest {

    private static Deployment deployment;
    private static Shop shop;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(Shop.class, Nameless.class);
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
    @DisplayName("@CachePut, exceptions 2: what is listed counts with its subclasses")
    void aSubclassPassesTheCheckToo() {
        assertThatThrownBy(() -> shop.putForIo("a", "new", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThat(shop.find("a")).isEqualTo("new");
    }

    @Test
    @DisplayName("@CachePut, exceptions 4: with both lists, what is in the first and not in the second puts")
    void bothListsTogetherPutForWhatIsInTheFirstAndNotInTheSecond() {
        assertThatThrownBy(() -> shop.putForIoButMissing("a", "new", new IllegalStateException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.putForIoButMissing("a", "new", new FileNotFoundException("y")))
                .hasMessage("y");
        assertThat(shop.find("a")).isEqualTo("computed");
        assertThatThrownBy(() -> shop.putForIoButMissing("a", "new", new IOException("z")))
                .hasMessage("z");
        assertThat(shop.find("a")).isEqualTo("new");
    }

    @Test
    @DisplayName("@CachePut, exceptions: an Error is thrown unchanged and filtered like the rest")
    void anErrorIsFilteredToo() {
        StackOverflowError error = new StackOverflowError("deep");
        assertThatThrownBy(() -> shop.putForErrors("a", "new", error)).isSameAs(error);
        assertThat(shop.find("a")).isEqualTo("new");
    }

    @Test
    @DisplayName("@CachePut, cacheFor and noCacheFor: only used where the put comes after the method")
    void theListsSayNothingAboutAPutBeforeTheMethod() {
        assertThatThrownBy(() -> shop.putBefore("a", "new", new IOException("x")))
                .hasMessage("x");
        assertThat(shop.find("a")).isEqualTo("new");
    }

    @Test
    @DisplayName("@CachePut: the method runs, and its caller gets what it returns")
    void theCallerGetsWhatTheMethodReturns() {
        assertThat(shop.putAndReturn("a", "new")).isEqualTo("returned");
        assertThat(shop.find("a")).isEqualTo("new");
    }

    @Test
    @DisplayName("@CachePut, cacheName: without any, the generated name, so that no other method's cache is touched")
    void withoutANameItHasACacheOfItsOwn() {
        deployment.bean(Nameless.class).put("a", "new");
        String name = Nameless.class.getName() + ".put(java.lang.String,java.lang.String)";
        assertThat(deployment.extension().cacheNames()).containsKey(name);
        assertThat(deployment.caches.get(name).statistics().entries()).isEqualTo(1);
        assertThat(shop.find("a")).isEqualTo("computed");
    }

    @Test
    @DisplayName("@CachePut, cacheName: its own comes before the class's")
    void aNameOfItsOwnComesBeforeTheClasss() {
        shop.putElsewhere("a", "new");
        assertThat(shop.find("a")).isEqualTo("computed");
        assertThat(shop.findElsewhere("a")).isEqualTo("new");
    }

    @CacheDefaults(cacheName = "products")
    @ApplicationScoped
    static class Shop {
        @CacheResult
        String find(String id) {
            return "computed";
        }

        @CacheResult(cacheName = "elsewhere")
        String findElsewhere(String id) {
            return "computed";
        }

        @CachePut(cacheName = "elsewhere")
        void putElsewhere(String id, @CacheValue String value) {}

        @CachePut
        String putAndReturn(String id, @CacheValue String value) {
            return "returned";
        }

        @CachePut(cacheFor = IOException.class)
        void putForIo(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }

        @CachePut(cacheFor = IOException.class, noCacheFor = FileNotFoundException.class)
        void putForIoButMissing(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }

        @CachePut(cacheFor = Error.class)
        void putForErrors(@CacheKey String id, @CacheValue String value, Error e) {
            throw e;
        }

        @CachePut(afterInvocation = false, noCacheFor = IOException.class)
        void putBefore(@CacheKey String id, @CacheValue String value, Exception e) throws Exception {
            throw e;
        }
    }

    @ApplicationScoped
    static class Nameless {
        @CachePut
        void put(String id, @CacheValue String value) {}
    }
}
