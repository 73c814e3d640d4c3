package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: how long values live. Every lifetime here is either over at once or far from over, whatever the machine does. */
interface Lifetimes extends Subject {

    Duration TINY = Duration.ofMillis(1);
    Duration LONG = Duration.ofDays(40);

    private void dies(String key) {
        assertThat(Subject.eventually(() -> !cache().contains(key))).isTrue();
    }

    private Duration left(String key) {
        return cache().timeToLive(key).orElseThrow();
    }

    @Test
    @DisplayName("D45 D46 an entry whose time is over is not there, and another takes its place")
    default void deadEntriesMakeRoom() {
        cache().set("k", "old", TINY);
        dies("k");
        assertThat(value("k")).isNull();
        assertThat(cache().getMany(List.of("k"))).isEmpty();
        assertThat(cache().add("k", "new")).isTrue();
        assertThat(value("k")).isEqualTo("new");
    }

    @Test
    @DisplayName("D47 a longer life begins before the old one ends, and ends itself")
    default void touchingProlongs() {
        Duration life = Duration.ofMillis(30);
        boolean alive;
        do {
            cache().set("k", "v", life);
            cache().set("twin", "v", life);
            alive = cache().touch("k", LONG);
            life = life.multipliedBy(2); // the machine was busier than that
        } while (!alive);
        dies("twin");
        assertThat(value("k")).isEqualTo("v");
        cache().touch("k", TINY);
        dies("k");
    }

    @Test
    @DisplayName("D49 touching says whether there was something")
    default void touchingTellsWhetherThereWasSomething() {
        assertThat(cache().touch("k")).isFalse();
        assertThat(cache().touch("k", LONG)).isFalse();
        cache().set("k", "v", LONG);
        assertThat(cache().touch("k")).isTrue();
        assertThat(left("k")).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(300));
    }

    @Test
    @DisplayName("D55 the lifetime of a bulk write is that of every pair")
    default void bulkWritesHaveALifetime() {
        cache().setMany(Map.of("a", 1, "b", 2), LONG);
        assertThat(left("a")).isGreaterThan(LONG.minusDays(1));
        assertThat(left("b")).isGreaterThan(LONG.minusDays(1));
        cache().setMany(Map.of("a", 1, "b", 2), TINY);
        dies("a");
        dies("b");
    }

    @Test
    @DisplayName("D60 a lifetime of more than a month is that long")
    default void livesForMonths() {
        cache().set("set", "v", LONG);
        cache().add("add", "v", LONG);
        cache().setMany(Map.of("many", "v"), LONG);
        for (String key : List.of("set", "add", "many")) {
            assertThat(value(key)).isEqualTo("v");
            assertThat(left(key)).isBetween(LONG.minusDays(1), LONG);
        }
    }

    @Test
    @DisplayName("D61 for ever is for ever")
    default void livesForEver() {
        cache().set("set", "v", Cache.FOREVER);
        cache().add("add", "v", Cache.FOREVER);
        cache().setMany(Map.of("many", "v"), Cache.FOREVER);
        for (String key : List.of("set", "add", "many")) {
            assertThat(value(key)).isEqualTo("v");
            assertThat(left(key)).isEqualTo(Cache.FOREVER);
        }
    }

    @Test
    @DisplayName("D63 touching can make a short life endless")
    default void touchingMakesEndless() {
        cache().set("k", "v", Duration.ofMinutes(1));
        assertThat(cache().touch("k", Cache.FOREVER)).isTrue();
        assertThat(left("k")).isEqualTo(Cache.FOREVER);
    }

    @Test
    @DisplayName("D64 D66 without a lifetime nothing is readable, be it zero or less")
    default void withoutALifetimeNothingIsReadable() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            cache().set("set", "v", none);
            cache().add("add", "v", none);
            assertThat(cache().setMany(Map.of("a", 1, "b", 2), none)).isEmpty();
            assertThat(cache().getMany(List.of("set", "add", "a", "b"))).isEmpty();
            assertThat(cache().add("add", "taken")).isTrue();
            cache().delete("add");
        }
    }

    @Test
    @DisplayName("D67 touching without a lifetime removes, and says that there was something")
    default void touchingWithoutALifetimeRemoves() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            cache().set("k", "v");
            assertThat(cache().touch("k", none)).isTrue();
            assertThat(cache().contains("k")).isFalse();
        }
    }

    @Test
    @DisplayName("D68 writing without a lifetime removes what was there")
    default void writingWithoutALifetimeRemoves() {
        cache().setMany(Map.of("set", "old", "many", "old"));
        cache().set("set", "new", Duration.ZERO);
        cache().setMany(Map.of("many", "new"), Duration.ZERO);
        assertThat(cache().getMany(List.of("set", "many"))).isEmpty();
    }

    @Test
    @DisplayName("D70 a lifetime has fractions of a second")
    default void lifetimesHaveFractions() {
        assertThat(Subject.eventually(() -> {
                    cache().set("k", "v", Duration.ofMillis(500));
                    return cache().contains("k") && left("k").compareTo(Duration.ofMillis(500)) <= 0;
                }))
                .isTrue();
        cache().set("long", "v", Duration.ofSeconds(100, 1));
        assertThat(left("long")).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100, 1));
    }
}
