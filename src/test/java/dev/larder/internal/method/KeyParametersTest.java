package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code @CacheKey}, {@code @CacheValue} and {@code getKeyParameters}: which parameters make the key, and when two keys
 * are equal. What else a key may hold is in {@code dev.larder.internal.key.KeyValuesTest}.
 *
 * <pre>
 * sentence                                     test
 * rule 1: nothing marked, all parameters       nothingMarkedMeansAllParameters
 * rule 2: a value and no key, all but it       aValueAndNoKeyMeansAllButTheValue
 * rule 3: keys marked, those alone             markedKeysMeanThoseAlone, markedKeysMeanThoseAloneForPutAndRemove
 * the value is never part of the key           aValueAndNoKeyMeansAllButTheValue
 * keys are equal as deepEquals says            arraysAreEqualByTheirContent, theOrderCounts, nullIsAKeyToo
 * the methods of a cache share their keys      aKeyIsTheSameForAllMethodsOfACache
 * </pre>
 */
class KeyParametersTest {

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
    }

    @Test
    @DisplayName("getKeyParameters 1: with nothing marked, all parameters")
    void nothingMarkedMeansAllParameters() {
        int first = shop.all("a", 1);
        assertThat(shop.all("a", 1)).isEqualTo(first);
        assertThat(shop.all("a", 2)).isNotEqualTo(first);
        assertThat(shop.all("b", 1)).isNotEqualTo(first);
    }

    @Test
    @DisplayName("getKeyParameters 2, @CacheValue: with a value and no key, all parameters but the value")
    void aValueAndNoKeyMeansAllButTheValue() {
        shop.putAll("a", 77, 1);
        assertThat(shop.all("a", 1)).isEqualTo(77);
        assertThat(shop.all("a", 77)).isNotEqualTo(77);
    }

    @Test
    @DisplayName("getKeyParameters 3, @CacheKey: with keys marked, those alone, each of them")
    void markedKeysMeanThoseAlone() {
        int first = shop.marked("a", "ann", 1);
        assertThat(shop.marked("a", "bob", 1)).isEqualTo(first);
        assertThat(shop.marked("a", "ann", 2)).isNotEqualTo(first);
        assertThat(shop.marked("b", "ann", 1)).isNotEqualTo(first);
        assertThat(shop.all("a", 1)).isEqualTo(first);
    }

    @Test
    @DisplayName("getKeyParameters 3: the same beside a value, and for a removal")
    void markedKeysMeanThoseAloneForPutAndRemove() {
        shop.putMarked(88, "a", "ann", 1);
        assertThat(shop.all("a", 1)).isEqualTo(88);
        shop.removeMarked("bob", "a", 1);
        assertThat(shop.all("a", 1)).isNotEqualTo(88);
    }

    @Test
    @DisplayName("@CacheKey: the methods of a cache share its keys, as the method is no part of them")
    void aKeyIsTheSameForAllMethodsOfACache() {
        int first = shop.all("a", 1);
        assertThat(shop.alsoAll("a", 1)).isEqualTo(first);
        shop.remove("a", 1);
        assertThat(shop.alsoAll("a", 1)).isNotEqualTo(first);
    }

    @Test
    @DisplayName("cacheKeyGenerator, the one that is there: arrays are equal by their content, at any depth")
    void arraysAreEqualByTheirContent() {
        int first = shop.arrays(new int[] {1, 2}, new String[][] {{"a"}, {"b"}});
        assertThat(shop.arrays(new int[] {1, 2}, new String[][] {{"a"}, {"b"}})).isEqualTo(first);
        assertThat(shop.arrays(new int[] {2, 1}, new String[][] {{"a"}, {"b"}})).isNotEqualTo(first);
        assertThat(shop.arrays(new int[] {1, 2}, new String[][] {{"a", "b"}})).isNotEqualTo(first);
    }

    @Test
    @DisplayName("cacheKeyGenerator, the one that is there: the parameters in their order")
    void theOrderCounts() {
        assertThat(shop.texts("a", "b")).isNotEqualTo(shop.texts("b", "a"));
    }

    @Test
    @DisplayName("cacheKeyGenerator, the one that is there: null is a key, and no other")
    void nullIsAKeyToo() {
        int first = shop.texts(null, "b");
        assertThat(shop.texts(null, "b")).isEqualTo(first);
        assertThat(shop.texts("null", "b")).isNotEqualTo(first);
        assertThat(shop.texts("", "b")).isNotEqualTo(first);
    }

    @CacheDefaults(cacheName = "products")
    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        int all(String id, int number) {
            return calls.incrementAndGet();
        }

        @CacheResult
        int alsoAll(String id, int number) {
            return calls.incrementAndGet();
        }

        @CacheResult
        int marked(@CacheKey String id, String user, @CacheKey int number) {
            return calls.incrementAndGet();
        }

        @CachePut
        void putAll(String id, @CacheValue int value, int number) {}

        @CachePut
        void putMarked(@CacheValue int value, @CacheKey String id, String user, @CacheKey int number) {}

        @CacheRemove
        void remove(String id, int number) {}

        @CacheRemove
        void removeMarked(String user, @CacheKey String id, @CacheKey int number) {}

        @CacheResult(cacheName = "arrays")
        int arrays(int[] numbers, String[][] texts) {
            return calls.incrementAndGet();
        }

        @CacheResult(cacheName = "texts")
        int texts(String first, String second) {
            return calls.incrementAndGet();
        }
    }
}
