package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code @CacheEach}: a collection of keys in, a map of values out. */
@Timeout(20)
class CacheEachTest {

    private final Deployment deployment = new Deployment(Shop.class, TestTransactions.class);
    private final Shop shop = deployment.bean(Shop.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void theMethodIsCalledWithTheMissingKeysOnly() {
        assertThat(shop.all(List.of(1, 2))).containsExactly(Map.entry(1, "p1"), Map.entry(2, "p2"));
        assertThat(shop.all(List.of(3, 2, 1)))
                .containsExactly(Map.entry(3, "p3"), Map.entry(2, "p2"), Map.entry(1, "p1"));
        assertThat(shop.asked()).containsExactly(List.of(1, 2), List.of(3));
    }

    @Test
    void itIsNotCalledWhenNothingIsMissing() {
        shop.all(List.of(1, 2));
        shop.all(List.of(2, 1, 2));
        assertThat(shop.all(List.of())).isEmpty();
        assertThat(shop.asked()).hasSize(1);
    }

    @Test
    void itSharesItsEntriesWithTheMethodOfOneKey() {
        assertThat(shop.one(1)).isEqualTo("single1");
        assertThat(shop.all(List.of(1, 2))).containsEntry(1, "single1").containsEntry(2, "p2");
        assertThat(shop.one(2)).isEqualTo("p2");
        shop.drop(2);
        assertThat(shop.one(2)).isEqualTo("single2");
    }

    @Test
    void aKeyThatTheMethodLeavesOutHasNoValueAndIsAskedForAgain() {
        assertThat(shop.all(List.of(-1, 1))).containsOnlyKeys(1);
        assertThat(shop.all(List.of(-1, 1))).containsOnlyKeys(1);
        assertThat(shop.asked()).containsExactly(List.of(-1, 1), List.of(-1));
    }

    @Test
    void nullIsAValue() {
        assertThat(shop.all(List.of(0))).containsEntry(0, null);
        assertThat(shop.all(List.of(0))).containsEntry(0, null);
        assertThat(shop.asked()).hasSize(1);
    }

    @Test
    void otherKeyParametersArePartOfEveryKey() {
        assertThat(shop.translated("en", Set.of(1))).containsEntry(1, "en1");
        assertThat(shop.translated("de", Set.of(1))).containsEntry(1, "de1");
        assertThat(shop.translated("en", Set.of(1))).containsEntry(1, "en1");
        assertThat(shop.asked()).hasSize(2);
    }

    @Test
    void aTagReachesItsOwnEntryOnly() {
        shop.all(List.of(1, 2, 3));
        deployment.caches.invalidateTags("product:2");
        shop.all(List.of(1, 2, 3));
        deployment.caches.invalidateTags("value:p3");
        shop.all(List.of(1, 2, 3));
        assertThat(shop.asked()).containsExactly(List.of(1, 2, 3), List.of(2), List.of(3));
    }

    @Test
    void aValueThatFulfilsUnlessIsNotKept() {
        shop.all(List.of(1, 99));
        assertThat(shop.all(List.of(1, 99))).containsEntry(99, "p99");
        assertThat(shop.asked()).containsExactly(List.of(1, 99), List.of(99));
    }

    @Test
    void inATransactionWithChangesNothingIsKept() {
        TestTransactions transactions = deployment.bean(TestTransactions.class);
        shop.all(List.of(1));
        transactions.begin();
        shop.drop(1);
        shop.all(List.of(1, 2));
        transactions.rollback();
        shop.all(List.of(1, 2));
        assertThat(shop.asked()).containsExactly(List.of(1), List.of(1, 2), List.of(2));
    }

    @Test
    void aStereotypeGivesItToAMethod() {
        assertThat(shop.byStereotype(List.of(1, 2))).containsOnlyKeys(1, 2);
        assertThat(shop.byStereotype(List.of(2, 3))).containsEntry(3, "s3");
        deployment.caches.invalidateTags("by-stereotype:2");
        shop.byStereotype(List.of(1, 2, 3));
        assertThat(shop.asked()).containsExactly(List.of(1, 2), List.of(3), List.of(2));
    }

    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @CacheResult(cacheName = "by-stereotype")
    @CacheEach
    @CacheFor("1m")
    @interface EachForAMinute {}

    @ApplicationScoped
    @CacheDefaults(cacheName = "products")
    static class Shop {
        private final List<Collection<Integer>> asked = new CopyOnWriteArrayList<>();

        List<Collection<Integer>> asked() {
            return asked;
        }

        @CacheResult
        @CacheEach
        @CacheTags({"product:{ids}", "value:{result}"})
        @CacheFor(unless = "ids == 99")
        Map<Integer, String> all(List<Integer> ids) {
            asked.add(new ArrayList<>(ids));
            Map<Integer, String> found = new HashMap<>();
            ids.stream().filter(id -> id >= 0).forEach(id -> found.put(id, id == 0 ? null : "p" + id));
            return found;
        }

        @CacheResult
        String one(int id) {
            return "single" + id;
        }

        @CacheRemove
        void drop(int id) {}

        @CacheResult(cacheName = "translated")
        @CacheEach
        Map<Integer, String> translated(String language, Set<Integer> ids) {
            asked.add(ids);
            Map<Integer, String> found = new HashMap<>();
            ids.forEach(id -> found.put(id, language + id));
            return found;
        }

        @EachForAMinute
        @CacheTags("by-stereotype:{ids}")
        Map<Integer, String> byStereotype(List<Integer> ids) {
            asked.add(List.copyOf(ids));
            return ids.stream().collect(Collectors.toMap(id -> id, id -> "s" + id));
        }
    }
}
