package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code @CacheRemove} and {@code @CacheRemoveAll}: the sentences that {@link CacheChangesTest} leaves.
 *
 * <pre>
 * sentence                                     test
 * a key is generated, its entry removed        CacheChangesTest.removeDropsTheOneEntry
 * all elements are removed                     CacheChangesTest.removeAllEmptiesTheCache, removeAllReachesNoOtherCache
 * after the method by default                  comesAfterTheMethodByDefault
 * before it with afterInvocation = false       CacheChangesTest.removeBeforeTheMethodHappens..., removeAllBeforeTheMethodHappens...
 * exceptions 1: neither list                   CacheChangesTest.everyExceptionPreventsTheRemoveByDefault, exceptionsPreventRemoveAll...
 * exceptions 2: evictFor only                  evictForNamesExceptionsAfterWhichItIsRemovedAllTheSame, CacheChangesTest.exceptionsPreventRemoveAllUnlessNamed
 * exceptions 3: noEvictFor only                noEvictForNamesExceptionsAfterWhichItIsNot
 * exceptions 4: both                           CacheChangesTest.evictForAndNoEvictFor..., bothListsCountForRemoveAll
 * the lists count only after the method        theListsSayNothingAboutARemovalBeforeTheMethod
 * cacheName, else the class's, else generated  aNameOfItsOwnComesBeforeTheClasss, withoutANameItReachesItsOwnCacheOnly
 * </pre>
 */
class CacheRemoveTest {

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
    void fill() {
        shop.put("a", "old");
        shop.putElsewhere("a", "old");
    }

    private static void assertKept(String id) {
        assertThat(shop.find(id)).isEqualTo("old");
    }

    private static void assertRemoved(String id) {
        assertThat(shop.find(id)).isEqualTo("computed");
    }

    @Test
    @DisplayName("@CacheRemove and @CacheRemoveAll: the method still finds the entry, as the removal comes afterwards")
    void comesAfterTheMethodByDefault() {
        List<String> seen = new ArrayList<>();
        shop.remove("a", () -> seen.add(shop.find("a")));
        assertRemoved("a");
        shop.put("a", "old");
        shop.removeAll(() -> seen.add(shop.find("a")));
        assertRemoved("a");
        assertThat(seen).containsExactly("old", "old");
    }

    @Test
    @DisplayName("@CacheRemove: an entry that is not there is no mistake")
    void removingNothingIsNoMistake() {
        shop.remove("nothing", () -> {});
        assertKept("a");
    }

    @Test
    @DisplayName("@CacheRemove, exceptions 2: with evictFor alone, what is listed removes and nothing else does")
    void evictForNamesExceptionsAfterWhichItIsRemovedAllTheSame() {
        assertThatThrownBy(() -> shop.removeForIo("a", new IllegalStateException("x")))
                .hasMessage("x");
        assertKept("a");
        assertThatThrownBy(() -> shop.removeForIo("a", new FileNotFoundException("x")))
                .hasMessage("x");
        assertRemoved("a");
    }

    @Test
    @DisplayName(
            "@CacheRemove and @CacheRemoveAll, exceptions 3: with noEvictFor alone, everything that is not listed removes")
    void noEvictForNamesExceptionsAfterWhichItIsNot() {
        assertThatThrownBy(() -> shop.removeNotForIo("a", new FileNotFoundException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.removeAllNotForIo(new FileNotFoundException("x")))
                .hasMessage("x");
        assertKept("a");
        assertThatThrownBy(() -> shop.removeNotForIo("a", new IllegalStateException("x")))
                .hasMessage("x");
        assertRemoved("a");
        shop.put("a", "old");
        assertThatThrownBy(() -> shop.removeAllNotForIo(new IllegalStateException("x")))
                .hasMessage("x");
        assertRemoved("a");
    }

    @Test
    @DisplayName("@CacheRemoveAll, exceptions 4: with both lists, what is in the first and not in the second empties")
    void bothListsCountForRemoveAll() {
        assertThatThrownBy(() -> shop.removeAllForIoButMissing(new IllegalStateException("x")))
                .hasMessage("x");
        assertThatThrownBy(() -> shop.removeAllForIoButMissing(new FileNotFoundException("x")))
                .hasMessage("x");
        assertKept("a");
        assertThatThrownBy(() -> shop.removeAllForIoButMissing(new IOException("x")))
                .hasMessage("x");
        assertRemoved("a");
    }

    @Test
    @DisplayName(
            "@CacheRemove and @CacheRemoveAll, evictFor and noEvictFor: only used where the removal comes after the method")
    void theListsSayNothingAboutARemovalBeforeTheMethod() {
        assertThatThrownBy(() -> shop.removeBefore("a", new IOException("x"))).hasMessage("x");
        assertRemoved("a");
        shop.put("a", "old");
        assertThatThrownBy(() -> shop.removeAllBefore(new IOException("x"))).hasMessage("x");
        assertRemoved("a");
    }

    @Test
    @DisplayName("@CacheRemoveAll: the elements of the specified cache, and of no other")
    void removeAllReachesNoOtherCache() {
        shop.removeAll(() -> {});
        assertThat(shop.findElsewhere("a")).isEqualTo("old");
    }

    @Test
    @DisplayName("@CacheRemove and @CacheRemoveAll, cacheName: its own comes before the class's")
    void aNameOfItsOwnComesBeforeTheClasss() {
        shop.removeElsewhere("a");
        assertThat(shop.findElsewhere("a")).isEqualTo("computed");
        shop.putElsewhere("a", "old");
        shop.removeAllElsewhere();
        assertThat(shop.findElsewhere("a")).isEqualTo("computed");
        assertKept("a");
    }

    @Test
    @DisplayName(
            "@CacheRemove and @CacheRemoveAll, cacheName: without any, the generated name, which holds nobody's entries")
    void withoutANameItReachesItsOwnCacheOnly() {
        deployment.bean(Nameless.class).remove("a");
        deployment.bean(Nameless.class).removeAll();
        String here = Nameless.class.getName();
        assertThat(deployment.extension().cacheNames().keySet())
                .contains(here + ".remove(java.lang.String)", here + ".removeAll()");
        assertKept("a");
    }

    @CacheDefaults(cacheName = "products")
    @ApplicationScoped
    static class Shop {
        @CacheResult
        public String find(String id) {
            return "computed";
        }

        @CacheResult(cacheName = "elsewhere")
        String findElsewhere(String id) {
            return "computed";
        }

        @CachePut
        void put(String id, @CacheValue String value) {}

        @CachePut(cacheName = "elsewhere")
        void putElsewhere(String id, @CacheValue String value) {}

        @CacheRemove
        void remove(@CacheKey String id, Runnable watch) {
            watch.run();
        }

        @CacheRemove(cacheName = "elsewhere")
        void removeElsewhere(String id) {}

        @CacheRemove(evictFor = IOException.class)
        void removeForIo(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheRemove(noEvictFor = IOException.class)
        void removeNotForIo(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheRemove(afterInvocation = false, noEvictFor = IOException.class)
        void removeBefore(@CacheKey String id, Exception e) throws Exception {
            throw e;
        }

        @CacheRemoveAll
        void removeAll(Runnable watch) {
            watch.run();
        }

        @CacheRemoveAll(cacheName = "elsewhere")
        void removeAllElsewhere() {}

        @CacheRemoveAll(noEvictFor = IOException.class)
        void removeAllNotForIo(Exception e) throws Exception {
            throw e;
        }

        @CacheRemoveAll(evictFor = IOException.class, noEvictFor = FileNotFoundException.class)
        void removeAllForIoButMissing(Exception e) throws Exception {
            throw e;
        }

        @CacheRemoveAll(afterInvocation = false, noEvictFor = IOException.class)
        void removeAllBefore(Exception e) throws Exception {
            throw e;
        }
    }

    @ApplicationScoped
    static class Nameless {
        @CacheRemove
        void remove(String id) {}

        @CacheRemoveAll
        void removeAll() {}
    }
}
