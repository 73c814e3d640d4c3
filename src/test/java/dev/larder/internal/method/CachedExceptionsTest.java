package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code @CacheResult}, exceptions and {@code skipGet}: the sentences that {@link CacheResultTest} leaves.
 *
 * <pre>
 * sentence                                     test
 * a value that is found is returned            CacheResultTest.executesTheMethodOnceForEachKey
 * else the method's is stored under its key    CacheResultTest.executesTheMethodOnceForEachKey
 * exceptions are not cached by default         CacheResultTest.exceptionsAreNotKeptByDefault, theListsSayNothingWithoutAnExceptionCache
 * an exception cache is checked before         theMethodIsNotCalledForAKnownException
 * a cached exception is thrown again           CacheResultTest.anExceptionCacheKeepsAllExceptions, itIsTheSameException
 * by the key of the call                       anExceptionIsKnownForItsKeyOnly
 * exception rules 1 to 4                       CacheResultTest.anExceptionCacheKeepsAll..., cachedExceptions..., nonCachedExceptions...,
 *                                              bothListsTogether..., aSubclassPassesTheCheckToo
 * skipGet always calls and stores              CacheResultTest.skipGetAlwaysExecutesAndStillKeepsTheResult
 * skipGet skips the exception check            CacheResultTest.skipGetSkipsTheKeptExceptionToo
 * with skipGet, exceptions by the same rules   withSkipGetTheListsCountTheSame
 * cacheName, else the class's, else generated  NamesTest, CacheDefaultsTest
 * cacheResolverFactory, cacheKeyGenerator      ResolversTest, ContextsTest
 * </pre>
 */
class CachedExceptionsTest {

    private static Deployment deployment;
    private static Shop shop;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(Shop.class);
        shop = deployment.bean(Shop.class);
    }

    @AfterAll
    static void undeploy() {
        deployment.close();
    }

    @BeforeEach
    void empty() {
        deployment.caches.names().forEach(name -> deployment.caches.get(name).clear());
        shop.reset();
    }

    @Test
    @DisplayName(
            "@CacheResult, cachedExceptions and nonCachedExceptions: only consulted where there is an exceptionCacheName")
    void theListsSayNothingWithoutAnExceptionCache() {
        assertThatThrownBy(() -> shop.withoutCache("a", new IOException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.withoutCache("a", new IOException("y"))).hasMessage("y");
        assertThat(shop.calls()).isEqualTo(2);
    }

    @Test
    @DisplayName("@CacheResult, exceptionCacheName: checked before the method is called")
    void theMethodIsNotCalledForAKnownException() {
        assertThatThrownBy(() -> shop.find("a", new IOException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.find("a", null)).hasMessage("x");
        assertThat(shop.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("@CacheResult, exceptionCacheName: what is thrown again is what was thrown")
    void itIsTheSameException() {
        IOException thrown = new IOException("x");
        assertThatThrownBy(() -> shop.find("a", thrown)).isSameAs(thrown);
        assertThat(catchThrowable(() -> shop.find("a", null))).isSameAs(thrown);
    }

    @Test
    @DisplayName("@CacheResult, exceptionCacheName: exceptions have the key of their call")
    void anExceptionIsKnownForItsKeyOnly() throws Exception {
        assertThatThrownBy(() -> shop.find("a", new IOException("x"))).hasMessage("x");
        assertThat(shop.find("b", null)).isEqualTo("b2");
    }

    @Test
    @DisplayName("@CacheResult, exceptionCacheName: a value that is found is returned, whatever was thrown earlier")
    void aKnownValueComesBeforeAKnownException() throws Exception {
        assertThatThrownBy(() -> shop.find("a", new IOException("x"))).hasMessage("x");
        assertThat(shop.renew("a", null)).isEqualTo("a2");
        assertThat(shop.find("a", null)).isEqualTo("a2");
    }

    @Test
    @DisplayName("@CacheResult, exception rule 2: what is listed counts with its subclasses")
    void aSubclassPassesTheCheckToo() {
        assertThatThrownBy(() -> shop.find("a", new FileNotFoundException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.find("a", null)).hasMessage("x");
        assertThatThrownBy(() -> shop.find("b", new IllegalStateException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.find("b", new IllegalStateException("y"))).hasMessage("y");
    }

    @Test
    @DisplayName("@CacheResult, skipGet: what is thrown is kept by the same rules")
    void withSkipGetTheListsCountTheSame() {
        assertThatThrownBy(() -> shop.renew("a", new IOException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.find("a", null)).hasMessage("x");
        assertThatThrownBy(() -> shop.renew("b", new IllegalStateException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.find("b", new IOException("y"))).hasMessage("y");
    }

    @Test
    @DisplayName("@CacheResult, skipGet: an earlier result stays when the method fails")
    void aFailedRenewalLeavesTheOldResult() throws Exception {
        assertThat(shop.renew("a", null)).isEqualTo("a1");
        assertThatThrownBy(() -> shop.renew("a", new IOException("x"))).hasMessage("x");
        assertThat(shop.find("a", null)).isEqualTo("a1");
    }

    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        int calls() {
            return calls.get();
        }

        void reset() {
            calls.set(0);
        }

        private String result(String id, Exception e) throws Exception {
            int call = calls.incrementAndGet();
            if (e != null) {
                throw e;
            }
            return id + call;
        }

        @CacheResult(cacheName = "found", exceptionCacheName = "thrown", cachedExceptions = IOException.class)
        String find(@CacheKey String id, Exception e) throws Exception {
            return result(id, e);
        }

        @CacheResult(
                cacheName = "found",
                exceptionCacheName = "thrown",
                cachedExceptions = IOException.class,
                skipGet = true)
        String renew(@CacheKey String id, Exception e) throws Exception {
            return result(id, e);
        }

        @CacheResult(cacheName = "other", cachedExceptions = IOException.class)
        String withoutCache(@CacheKey String id, Exception e) throws Exception {
            return result(id, e);
        }
    }
}
