package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.Cache;
import dev.larder.Caches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: the end. */
interface Closing extends Subject {

    /** Caches of the same settings that are this test's own. */
    Caches openAnew();

    @Test
    @DisplayName(
            "D38 closing is possible at any moment, twice too; afterwards a cache still computes, and holds nothing")
    default void computesAfterClosing() throws Exception {
        assumeTrue(endsAlone());
        Caches caches = openAnew();
        Cache cache = caches.get("default");
        cache.set("k", 1);
        caches.close();
        caches.close();

        assertThat(caches.get("default")).isSameAs(cache);
        assertThat(cache.<String, RuntimeException>getOrSet("k", () -> "computed"))
                .isEqualTo("computed");
        assertThat(cache.async()
                        .<String>getOrSet("k", () -> "computed")
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("computed");
        cache.set("k", 2);
        assertThat(cache.setMany(Map.of("k", 3))).isEmpty();
        assertThat(cache.add("k", 4)).isTrue();
        assertThat(Subject.value(cache, "k")).isNull();
        assertThat(cache.getMany(Set.of("k"))).isEmpty();
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.timeToLive("k")).isEqualTo(Optional.empty());
        assertThat(cache.delete("k")).isFalse();
        assertThat(cache.deleteMany(List.of("k"))).isZero();
        try (Stream<String> keys = cache.keys("*")) {
            assertThat(keys).isEmpty();
        }
        cache.clear();
        cache.invalidateTags("tag");
        assertThat(cache.statistics().entries()).isZero();
    }
}
