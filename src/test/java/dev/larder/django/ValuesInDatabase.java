package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values in a table, where too many rows are dropped in the background, and two lines of group F for each database. */
abstract class ValuesInDatabase extends ValuesContract {

    ValuesInDatabase(String url) {
        super(
                Map.of(
                        "backend", "jdbc",
                        "location", url,
                        "options.timeout", "20s",
                        "options.table", "values of django",
                        "options.allow", "dev.larder.django.**"),
                true);
    }

    @Override
    public Bound bound() {
        return Bound.SOON;
    }

    @Test
    @DisplayName("D140 it is known how many rows a removal concerned")
    void countsWhatItRemoves() {
        cache().setMany(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(cache().deleteMany(List.of("a", "b", "absent"))).isEqualTo(2);
        assertThat(cache().delete("c")).isTrue();
        assertThat(cache().delete("c")).isFalse();
        assertThat(cache().deleteMany(List.of("a", "b", "c"))).isZero();
    }

    @Test
    @DisplayName("D148 an error of the database makes add answer no and set do nothing; none is thrown")
    void swallowsNoErrorButThrowsNone() {
        try (LogRecords log = new LogRecords();
                Caches caches = openWith(Map.of("options.create-table", "false", "options.table", "nobody's"))) {
            Cache cache = caches.get("default");
            cache.set("k", 1);
            assertThat(cache.add("k", 1)).isFalse();
            assertThat(cache.setMany(Map.of("k", 1))).containsExactly("k");
            assertThat(cache.touch("k")).isFalse();
            assertThat(cache.delete("k")).isFalse();
            assertThat(Subject.value(cache, "k")).isNull();
            assertThat(cache.<Integer, RuntimeException>getOrSet("k", () -> 3)).isEqualTo(3);
            assertThat(log.messages()).anyMatch(said -> said.contains("default"));
        }
    }
}
