package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: what goes in comes out. */
interface ReadingAndWriting extends Subject {

    @Test
    @DisplayName("D16 reads what was written")
    default void readsWhatWasWritten() {
        cache().set("k", "v");
        assertThat(value("k")).isEqualTo("v");
    }

    @Test
    @DisplayName("D17 D29 a stored null is there: it is no reason for the fallback")
    default void holdsNull() {
        cache().set("k", null);
        assertThat(cache().<String>get("k", "fallback")).isNull();
        assertThat(cache().contains("k")).isTrue();
    }

    @Test
    @DisplayName("D20 an unknown key is null, or the fallback")
    default void answersForWhatItDoesNotHold() {
        assertThat(value("absent")).isNull();
        assertThat(cache().get("absent", "fallback")).isEqualTo("fallback");
    }

    @Test
    @DisplayName("D23 a bulk read finds nulls too")
    default void bulkReadFindsNulls() {
        cache().set("null", null);
        cache().set("one", 1);
        Map<String, Object> expected = new HashMap<>();
        expected.put("null", null);
        expected.put("one", 1);
        assertThat(cache().<Object>getMany(List.of("null", "one", "absent"))).isEqualTo(expected);
    }

    @Test
    @DisplayName("D24 a bulk read of nothing is empty, of the same key twice has it once")
    default void bulkReadCountsKeysOnce() {
        cache().set("k", "v");
        assertThat(cache().<String>getMany(List.of())).isEmpty();
        assertThat(cache().<String>getMany(List.of("k", "k"))).containsExactly(Map.entry("k", "v"));
    }

    @Test
    @DisplayName("D26 removing says whether there was something")
    default void removingTellsWhetherThereWasSomething() {
        assertThat(cache().delete("k")).isFalse();
        cache().set("k", "v");
        assertThat(cache().delete("k")).isTrue();
        assertThat(cache().delete("k")).isFalse();
        assertThat(value("k")).isNull();
    }

    @Test
    @DisplayName("D27 D28 tells whether a key is held, also for ever")
    default void tellsWhatItHolds() {
        cache().set("k", "v");
        cache().set("for ever", "v", Cache.FOREVER);
        assertThat(cache().contains("k")).isTrue();
        assertThat(cache().contains("for ever")).isTrue();
        assertThat(cache().contains("absent")).isFalse();
    }

    @Test
    @DisplayName("D39 values keep their content and their type")
    default void keepsTypes() {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("a", List.of(1L, 2.5)));
        List<Object> values =
                List.of("text", 7, 7L, true, 'c', new ArrayList<>(List.of(1, "two")), new Pair("a", 1), map);
        for (Object value : values) {
            cache().set("k", value);
            assertThat(value("k")).isEqualTo(value).hasSameClassAs(value);
        }
    }

    @Test
    @DisplayName(
            "D39 a function is held by reference; as bytes it is refused, since reading it would run the writer's code")
    default void holdsFunctionsByReference() {
        Function<String, String> function = String::trim;
        if (copies()) {
            assertThat(cache().setMany(Map.of("k", function))).containsExactly("k");
        } else {
            cache().set("k", function);
            assertThat(value("k")).isSameAs(function);
        }
    }

    @Test
    @DisplayName("D39 a class is a value")
    default void holdsClasses() {
        cache().set("k", Pair.class);
        assertThat(value("k")).isSameAs(Pair.class);
    }

    @Test
    @DisplayName("D40 a truth value stays one")
    default void keepsTruthValues() {
        cache().set("yes", true);
        cache().set("no", false);
        assertThat(value("yes")).isEqualTo(true);
        assertThat(value("no")).isEqualTo(false);
    }

    @Test
    @DisplayName("D42 D43 what is computed on use is computed neither by writing nor by reading it")
    default void leavesLazyValuesAlone() {
        LazyRows.EVALUATED.set(0);
        cache().set("rows", new LazyRows());
        assertThat(value("rows") instanceof LazyRows).isTrue();
        assertThat(cache().<LazyRows>getMany(List.of("rows"))).hasSize(1);
        assertThat(LazyRows.EVALUATED).hasValue(0);
    }

    @Test
    @DisplayName("D51 a nested map survives every way of writing")
    default void keepsNestedMaps() {
        Map<String, Map<String, Integer>> nested = new HashMap<>(Map.of("outer", new HashMap<>(Map.of("inner", 1))));
        cache().set("set", nested);
        cache().add("add", nested);
        cache().setMany(Map.of("many", nested));
        assertThat(cache().<Object>getMany(List.of("set", "add", "many")).values())
                .hasSize(3)
                .containsOnly(nested);
    }

    @Test
    @DisplayName("D53 D54 a bulk write stores every pair and has no failures")
    default void bulkWriteStoresAll() {
        Map<String, Object> pairs = new HashMap<>(Map.of("a", 1, "b", "two"));
        pairs.put("c", null);
        assertThat(cache().setMany(pairs)).isEmpty();
        assertThat(cache().<Object>getMany(Set.of("a", "b", "c"))).isEqualTo(pairs);
    }

    @Test
    @DisplayName("D56 D58 bulk operations on nothing are legal and do nothing")
    default void bulkOperationsOnNothing() {
        cache().set("k", "v");
        assertThat(cache().setMany(Map.of())).isEmpty();
        assertThat(cache().setMany(Map.of(), Duration.ZERO)).isEmpty();
        assertThat(cache().deleteMany(Collections.emptySet())).isZero();
        assertThat(value("k")).isEqualTo("v");
    }

    @Test
    @DisplayName("D85 done our way: as bytes, what is read is a copy; by reference, it is the very object, at no cost")
    default void copiesWhereValuesAreBytes() {
        List<String> written = new ArrayList<>(List.of("a"));
        cache().set("k", written);
        List<String> first = cache().get("k");
        List<String> second = cache().get("k");
        if (copies()) {
            written.add("b");
            first.add("c");
            assertThat(second).containsExactly("a");
            assertThat(value("k")).isEqualTo(List.of("a"));
        } else {
            assertThat(first).isSameAs(written).isSameAs(second);
        }
    }

    /** A value type of an application. */
    record Pair(String left, int right) implements Serializable {}

    /** Rows that are looked up when somebody wants to see them. */
    final class LazyRows implements Iterable<String>, Serializable {
        static final AtomicInteger EVALUATED = new AtomicInteger();
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<String> iterator() {
            EVALUATED.incrementAndGet();
            return List.of("row").iterator();
        }

        @Override
        public boolean equals(Object other) {
            EVALUATED.incrementAndGet();
            return this == other;
        }

        @Override
        public int hashCode() {
            EVALUATED.incrementAndGet();
            return 1;
        }

        @Override
        public String toString() {
            EVALUATED.incrementAndGet();
            return "rows";
        }
    }
}
