package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sentences of JSR-107 about {@code @CacheResult}, one test each. */
class CacheResultTest {

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
    void executesTheMethodOnceForEachKey() {
        assertThat(shop.find("a")).isEqualTo("a1");
        assertThat(shop.find("a")).isEqualTo("a1");
        assertThat(shop.find("b")).isEqualTo("b2");
        assertThat(shop.calls()).isEqualTo(2);
    }

    @Test
    void usesOnlyTheMarkedParametersForTheKey() {
        assertThat(shop.findFor("a", "ann")).isEqualTo("a1");
        assertThat(shop.findFor("a", "bob")).isEqualTo("a1");
    }

    @Test
    void keepsNullAsAResult() {
        assertThat(shop.nothing(1)).isNull();
        assertThat(shop.nothing(1)).isNull();
        assertThat(shop.calls()).isEqualTo(1);
    }

    @Test
    void skipGetAlwaysExecutesAndStillKeepsTheResult() {
        assertThat(shop.find("a")).isEqualTo("a1");
        assertThat(shop.renew("a")).isEqualTo("a2");
        assertThat(shop.renew("a")).isEqualTo("a3");
        assertThat(shop.find("a")).isEqualTo("a3");
    }

    @Test
    void exceptionsAreNotKeptByDefault() {
        assertThatThrownBy(() -> shop.fails("a"))
                .isInstanceOf(IOException.class)
                .hasMessage("1");
        assertThatThrownBy(() -> shop.fails("a"))
                .isInstanceOf(IOException.class)
                .hasMessage("2");
    }

    @Test
    void anExceptionCacheKeepsAllExceptions() {
        assertThatThrownBy(() -> shop.failsForGood("a"))
                .isInstanceOf(IOException.class)
                .hasMessage("1");
        assertThatThrownBy(() -> shop.failsForGood("a"))
                .isInstanceOf(IOException.class)
                .hasMessage("1");
        assertThat(shop.calls()).isEqualTo(1);
    }

    @Test
    void cachedExceptionsNamesThoseThatAreKept() {
        assertThatThrownBy(() -> shop.keepsMissing("k", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsMissing("k", new FileNotFoundException("y")))
                .hasMessage("x");
        shop.reset();
        deployment.caches.get("kept").clear();
        assertThatThrownBy(() -> shop.keepsMissing("k", new IOException("x"))).hasMessage("x");
        assertThatThrownBy(() -> shop.keepsMissing("k", new IOException("y"))).hasMessage("y");
    }

    @Test
    void nonCachedExceptionsNamesThoseThatAreNot() {
        assertThatThrownBy(() -> shop.keepsAllButMissing("k", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsAllButMissing("k", new FileNotFoundException("y")))
                .hasMessage("y");
        assertThatThrownBy(() -> shop.keepsAllButMissing("k", new IOException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsAllButMissing("k", new IOException("y")))
                .hasMessage("x");
    }

    @Test
    void bothListsTogetherKeepWhatIsInTheFirstAndNotInTheSecond() {
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new FileNotFoundException("y")))
                .hasMessage("y");
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new IllegalStateException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new IllegalStateException("y")))
                .hasMessage("y");
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new IOException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.keepsIoButMissing("k", new IOException("y")))
                .hasMessage("x");
    }

    @Test
    void skipGetSkipsTheKeptExceptionToo() {
        assertThatThrownBy(() -> shop.failsForGood("a")).hasMessage("1");
        assertThatThrownBy(() -> shop.failsAnew("a")).hasMessage("2");
        assertThatThrownBy(() -> shop.failsForGood("a")).hasMessage("2");
    }

    @Test
    void errorsPassUnchanged() {
        assertThatThrownBy(() -> shop.breaks("a")).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aMethodWithoutParametersHasOneEntry() {
        assertThat(shop.all()).isEqualTo("all1");
        assertThat(shop.all()).isEqualTo("all1");
    }

    @Test
    void aValueOfAnotherTypeUnderTheSameKeyIsNotHandedOut() {
        assertThat(shop.find("a")).isEqualTo("a1");
        assertThat(shop.length("a")).isEqualTo(2);
        assertThat(shop.find("a")).isEqualTo("a1");
    }

    @Test
    void anArgumentThatMakesNoKeyGoesPastTheCache() {
        assertThat(shop.anything(new Object())).isEqualTo(1);
        assertThat(shop.anything(new Object())).isEqualTo(2);
        assertThat(shop.anything("text")).isEqualTo(3);
        assertThat(shop.anything("text")).isEqualTo(3);
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

        @CacheResult(cacheName = "products")
        String find(String id) {
            return id + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "products")
        String findFor(@CacheKey String id, String user) {
            return id + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "products", skipGet = true)
        String renew(String id) {
            return id + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "products")
        int length(String id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        String nothing(int id) {
            calls.incrementAndGet();
            return null;
        }

        @CacheResult
        String all() {
            return "all" + calls.incrementAndGet();
        }

        @CacheResult
        int anything(Object id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        String fails(String id) throws IOException {
            throw new IOException("" + calls.incrementAndGet());
        }

        @CacheResult
        String breaks(String id) {
            throw new StackOverflowError();
        }

        @CacheResult(cacheName = "failing", exceptionCacheName = "kept")
        String failsForGood(String id) throws IOException {
            throw new IOException("" + calls.incrementAndGet());
        }

        @CacheResult(cacheName = "failing", exceptionCacheName = "kept", skipGet = true)
        String failsAnew(String id) throws IOException {
            throw new IOException("" + calls.incrementAndGet());
        }

        @CacheResult(exceptionCacheName = "kept", cachedExceptions = FileNotFoundException.class)
        String keepsMissing(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheResult(exceptionCacheName = "kept", nonCachedExceptions = FileNotFoundException.class)
        String keepsAllButMissing(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheResult(
                exceptionCacheName = "kept",
                cachedExceptions = IOException.class,
                nonCachedExceptions = FileNotFoundException.class)
        String keepsIoButMissing(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }
    }
}
