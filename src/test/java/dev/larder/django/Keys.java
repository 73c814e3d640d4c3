package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.Cache;
import dev.larder.Caches;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: what a key may be. Done better: any text, of any length; none is refused or warned about, and each can be listed. */
interface Keys extends Subject {

    private void worksEverywhere(String key) {
        Cache cache = cache();
        try (LogRecords log = new LogRecords()) {
            cache.set(key, 1);
            assertThat(cache.add(key, 2)).isFalse();
            assertThat(value(key)).isEqualTo(1);
            assertThat(cache.contains(key)).isTrue();
            assertThat(cache.touch(key)).isTrue();
            assertThat(cache.increment(key)).isEqualTo(2);
            assertThat(cache.decrement(key)).isEqualTo(1);
            assertThat(cache.setMany(Map.of(key, 3))).isEmpty();
            assertThat(cache.<Integer>getMany(Set.of(key))).containsExactly(Map.entry(key, 3));
            assertThat(cache.<Integer, RuntimeException>getOrSet(key, () -> 4)).isEqualTo(3);
            if (lists()) {
                assertThat(listed()).containsExactly(key);
            }
            assertThat(cache.incrementVersion(key)).isEqualTo(2);
            assertThat(cache.withVersion(2).deleteMany(List.of(key))).isEqualTo(1);
            assertThat(cache.delete(key)).isFalse();
            assertThat(log.messages()).isEmpty();
        }
    }

    private Set<String> listed() {
        try (Stream<String> keys = cache().keys("*")) {
            return keys.collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("D76 D82 done better: a long key works with every operation, without a word")
    default void longKeysWork() {
        worksEverywhere("k".repeat(251));
        worksEverywhere("k".repeat(100_000));
    }

    @Test
    @DisplayName("D77 done better: neither does the number of characters matter, nor that of bytes")
    default void charactersAreNotCounted() {
        worksEverywhere("k".repeat(250) + "\u6f22");
        worksEverywhere("\u6f22".repeat(250));
    }

    @Test
    @DisplayName("D79 done better: long and with a space is no different")
    default void longKeysWithSpacesWork() {
        worksEverywhere("long key ".repeat(100));
    }

    @Test
    @DisplayName("D80 D82 done better: control characters, spaces and letters of any script work")
    default void anyCharacterWorks() {
        String controls =
                IntStream.rangeClosed(0, 0x20).mapToObj(Character::toString).collect(Collectors.joining());
        for (String key :
                List.of(controls, "\u007f", "\u0080", "\u00e9", "\ud83d\ude00", "\ud83d", "", " ", "a:b%3A\n*?[x]\\")) {
            worksEverywhere(key);
        }
    }

    @Test
    @DisplayName("D80 keys that differ in one invisible character are two keys")
    default void similarKeysDiffer() {
        List<String> similar = List.of("k", "k ", " k", "K", "k\u0000", "k\u00ad", "\u00e9", "e\u0301");
        similar.forEach(key -> cache().set(key, "value of " + key));
        similar.forEach(key -> assertThat(value(key)).isEqualTo("value of " + key));
        assertThat(cache().getMany(similar)).hasSize(similar.size());
        if (lists()) {
            assertThat(listed()).hasSize(similar.size());
        }
    }

    @Test
    @DisplayName("D19 what differs in the prefix alone is two keys, and emptying one cache leaves the other alone")
    default void prefixesKeepApart() {
        assumeTrue(endsAlone());
        try (Caches others = openWithPrefix("theirs")) {
            Cache theirs = others.get("default");
            cache().set("k", "ours");
            assertThat(theirs.contains("k")).isFalse();
            theirs.set("k", "theirs");
            assertThat(value("k")).isEqualTo("ours");
            cache().clear();
            assertThat(value("k")).isNull();
            assertThat(Subject.value(theirs, "k")).isEqualTo("theirs");
            theirs.clear();
        }
    }
}
