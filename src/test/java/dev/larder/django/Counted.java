package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CacheStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group S: what is counted of what callers do. */
interface Counted extends Subject {

    private static List<Long> lookups(Cache cache) {
        CacheStatistics now = cache.statistics();
        return List.of(now.hits(), now.misses(), now.loads());
    }

    private List<Long> lookupsOf(Runnable calls) {
        List<Long> before = lookups(cache());
        calls.run();
        List<Long> after = lookups(cache());
        return List.of(after.get(0) - before.get(0), after.get(1) - before.get(1), after.get(2) - before.get(2));
    }

    @Test
    @DisplayName("D356 each call of the user counts once, those that it is made of do not")
    default void countsEachCallOnce() {
        assertThat(lookupsOf(() -> cache().<Integer, RuntimeException>getOrSet("k", () -> 1)))
                .as("a miss and its load")
                .containsExactly(0L, 1L, 1L);
        assertThat(lookupsOf(() -> cache().<Integer, RuntimeException>getOrSet("k", () -> 2)))
                .containsExactly(1L, 0L, 0L);
        assertThat(lookupsOf(() -> cache().get("absent"))).containsExactly(0L, 1L, 0L);
        assertThat(lookupsOf(() -> cache().getMany(List.of("k", "absent")))).containsExactly(1L, 1L, 0L);
        assertThat(lookupsOf(() -> {
                    cache().set("n", 1);
                    cache().add("n", 2);
                    cache().setMany(Map.of("m", 1));
                    cache().increment("n");
                    cache().touch("n");
                    cache().incrementVersion("n");
                    cache().delete("m");
                }))
                .as("what looks nothing up for a caller")
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    @DisplayName("D358 every cache that is used is counted, each for itself")
    default void countsEachCache() {
        List<Long> others = lookups(cache(SECOND));
        assertThat(lookupsOf(() -> cache(SECOND).get("absent"))).containsExactly(0L, 0L, 0L);
        assertThat(lookups(cache(SECOND))).containsExactly(others.get(0), others.get(1) + 1, others.get(2));
    }
}
