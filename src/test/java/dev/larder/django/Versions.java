package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group C: the version that is part of every key. */
interface Versions extends Subject {

    private Object value(int version, String key) {
        return Subject.value(cache().withVersion(version), key);
    }

    @Test
    @DisplayName("D87 without a version, that of the cache counts")
    default void usesItsOwnVersion() {
        cache().set("k", "v");
        assertThat(value(1, "k")).isEqualTo("v");
        assertThat(value(2, "k")).isNull();
        assertThat(cache().withVersion(1)).isSameAs(cache());
    }

    @Test
    @DisplayName("D88 a cache of version 2 sees what is under version 1 only when asked for it")
    default void seesOtherVersionsOnlyWhenAsked() {
        Cache second = cache(SECOND);
        second.withVersion(1).set("k", "first");
        assertThat(Subject.value(second, "k")).isNull();
        second.set("k", "second");
        assertThat(Subject.value(second.withVersion(2), "k")).isEqualTo("second");
        assertThat(Subject.value(second.withVersion(1), "k")).isEqualTo("first");
    }

    @Test
    @DisplayName("D90 D92 versions are keys of their own")
    default void versionsAreKeysOfTheirOwn() {
        assertThat(cache().withVersion(2).add("k", "second")).isTrue();
        assertThat(cache().contains("k")).isFalse();
        assertThat(cache().add("k", "first")).isTrue();
        assertThat(cache().withVersion(2).add("k", "again")).isFalse();
        assertThat(cache().withVersion(2).contains("k")).isTrue();
        assertThat(cache().withVersion(3).contains("k")).isFalse();
    }

    @Test
    @DisplayName("D93 removing concerns one version")
    default void removesOneVersion() {
        cache().set("k", "first");
        cache().withVersion(2).set("k", "second");
        cache().delete("k");
        assertThat(value(1, "k")).isNull();
        assertThat(value(2, "k")).isEqualTo("second");
    }

    @Test
    @DisplayName("D94 counting concerns one version")
    default void countsOneVersion() {
        cache().set("n", 1);
        cache().withVersion(2).set("n", 10);
        cache().increment("n");
        cache().withVersion(2).decrement("n");
        assertThat(value(1, "n")).isEqualTo(2);
        assertThat(value(2, "n")).isEqualTo(9);
    }

    @Test
    @DisplayName("D96 a bulk read sees one version")
    default void bulkReadsSeeOneVersion() {
        cache().setMany(Map.of("a", 1, "b", 2));
        assertThat(cache().withVersion(2).getMany(List.of("a", "b"))).isEmpty();
    }

    @Test
    @DisplayName("D97 moving up leaves the old place, takes the new one and names it; the lifetime moves along")
    default void movesUp() {
        cache().set("k", "v", Duration.ofDays(3));
        assertThat(cache().incrementVersion("k")).isEqualTo(2);
        assertThat(value(1, "k")).isNull();
        assertThat(value(2, "k")).isEqualTo("v");
        assertThat(cache().withVersion(2).timeToLive("k").orElseThrow()).isGreaterThan(Duration.ofDays(2));
    }

    @Test
    @DisplayName("D98 moving begins at the cache's own version")
    default void movesFromItsOwnVersion() {
        cache(SECOND).set("k", "v");
        assertThat(cache(SECOND).incrementVersion("k")).isEqualTo(3);
        assertThat(Subject.value(cache(SECOND).withVersion(3), "k")).isEqualTo("v");
        assertThat(cache(SECOND).contains("k")).isFalse();
    }

    @Test
    @DisplayName("D100 D102 a stored null moves too, up and down; what is absent does not")
    default void movesNull() {
        cache().withVersion(2).set("null", null);
        assertThat(cache().withVersion(2).incrementVersion("null")).isEqualTo(3);
        assertThat(cache().withVersion(3).contains("null")).isTrue();
        assertThat(cache().withVersion(3).incrementVersion("null", -1)).isEqualTo(2);
        assertThat(cache().withVersion(2).contains("null")).isTrue();
        assertThatThrownBy(() -> cache().incrementVersion("absent")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> cache().incrementVersion("absent", -1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("D103 moving overwrites what was there")
    default void movingOverwrites() {
        cache().set("k", "first");
        cache().withVersion(2).set("k", "second");
        cache().incrementVersion("k");
        assertThat(value(2, "k")).isEqualTo("first");
    }

    @Test
    @DisplayName("D104 moving down reaches zero, and no further")
    default void movesDownToZero() {
        cache().set("k", "v");
        assertThat(cache().incrementVersion("k", -1)).isZero();
        assertThat(value(0, "k")).isEqualTo("v");
        assertThatThrownBy(() -> cache().withVersion(0).incrementVersion("k", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'-1'");
        assertThat(value(0, "k")).isEqualTo("v");
    }

    @Test
    @DisplayName("D97 moving nowhere keeps the value")
    default void movesNowhere() {
        cache().set("k", "v");
        assertThat(cache().incrementVersion("k", 0)).isEqualTo(1);
        assertThat(value(1, "k")).isEqualTo("v");
    }
}
