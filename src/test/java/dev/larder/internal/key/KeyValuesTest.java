package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No two different values share a key, and equal ones always do. */
class KeyValuesTest {

    private final KeyValues values = new KeyValues();

    @Test
    void differentArgumentListsNeverShareAKeyAndEqualOnesAlwaysDo() {
        Random random = new Random(20260107);
        Map<String, Object[]> seen = new HashMap<>();
        int repeated = 0;
        for (int i = 0; i < 40_000; i++) {
            Object[] arguments = list(random);
            String key = key(arguments);
            assertThat(key(copy(arguments))).isEqualTo(key);
            Object[] other = seen.putIfAbsent(key, arguments);
            if (other != null) {
                repeated++;
                assertThat(Arrays.deepEquals(plain(other), plain(arguments)))
                        .as("%s and %s", Arrays.deepToString(other), Arrays.deepToString(arguments))
                        .isTrue();
            }
        }
        assertThat(repeated).as("repeated lists, so that equal ones were seen").isGreaterThan(500);
        assertThat(seen).hasSizeGreaterThan(10_000);
    }

    private static Object[] list(Random random) {
        Object[] list = new Object[random.nextInt(4)];
        for (int i = 0; i < list.length; i++) {
            list[i] = value(random, 2);
        }
        return list;
    }

    private static Object value(Random random, int depth) {
        int few = random.nextInt(3);
        return switch (random.nextInt(depth > 0 ? 27 : 19)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> text(random);
            case 3 -> few;
            case 4 -> (long) few;
            case 5 -> (short) few;
            case 6 -> (byte) few;
            case 7 -> (char) ('0' + few);
            case 8 -> (double) few;
            case 9 -> (float) few;
            case 10 -> random.nextBoolean();
            case 11 -> new UUID(few, 0);
            case 12 -> new BigDecimal(List.of("1", "1.0", "1.00").get(few));
            case 13 -> BigInteger.valueOf(few);
            case 14 -> LocalDate.of(2026, 1, 1 + few);
            case 15 -> Instant.ofEpochSecond(few);
            case 16 -> List.of(DayOfWeek.MONDAY, Month.MAY, Size.MONDAY).get(few);
            case 17 ->
                List.of(
                                Locale.ROOT,
                                Locale.GERMAN,
                                new Locale.Builder().setVariant("polyton").build())
                        .get(few);
            case 18 ->
                List.<Object>of(String.class, ZoneId.of("Europe/Paris"), new Date(few))
                        .get(few);
            case 19 -> new ArrayList<>(Arrays.asList(values(random, depth - 1)));
            case 20 -> new LinkedHashSet<>(Arrays.asList(values(random, depth - 1)));
            case 21 -> map(random, depth - 1);
            case 22 -> values(random, depth - 1);
            case 23 ->
                List.of(new int[] {few}, new long[] {few}, new byte[] {(byte) few})
                        .get(few);
            case 24 -> Optional.ofNullable(value(random, depth - 1));
            case 25 -> new Pair(value(random, 0), value(random, 0));
            default -> new Money(few, text(random));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append("n;s1:=#a\ud800é".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static Object[] values(Random random, int depth) {
        Object[] values = new Object[random.nextInt(3)];
        Arrays.setAll(values, i -> value(random, depth));
        return values;
    }

    private static Map<Object, Object> map(Random random, int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(text(random), value(random, depth));
        }
        return map;
    }

    /** The same content in other objects, sets and maps in another order. */
    private static Object[] copy(Object[] values) {
        return Arrays.stream(values).map(KeyValuesTest::copy).toArray();
    }

    private static Object copy(Object value) {
        if (value instanceof List<?> list) {
            return new LinkedList<>(Arrays.asList(copy(list.toArray())));
        }
        if (value instanceof Set<?> set) {
            List<Object> reversed = new ArrayList<>(set);
            Collections.reverse(reversed);
            return new LinkedHashSet<>(reversed);
        }
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> reversed = new ArrayList<>(map.entrySet());
            Collections.reverse(reversed);
            Map<Object, Object> copy = new LinkedHashMap<>();
            reversed.forEach(entry -> copy.put(entry.getKey(), copy(entry.getValue())));
            return copy;
        }
        return value instanceof Object[] array ? copy(array) : value;
    }

    /** Arrays as lists that say so, so that {@code equals} sees into those that stand in collections. */
    private static Object[] plain(Object[] values) {
        return Arrays.stream(values).map(KeyValuesTest::plain).toArray();
    }

    private static Object plain(Object value) {
        if (value instanceof Object[] array) {
            return List.of("array", Arrays.asList(plain(array)));
        }
        if (value instanceof int[] array) {
            return List.of("int[]", Arrays.toString(array));
        }
        if (value instanceof long[] array) {
            return List.of("long[]", Arrays.toString(array));
        }
        if (value instanceof byte[] array) {
            return List.of("byte[]", Arrays.toString(array));
        }
        if (value instanceof List<?> list) {
            return Arrays.asList(plain(list.toArray()));
        }
        if (value instanceof Set<?> set) {
            return new LinkedHashSet<>(Arrays.asList(plain(set.toArray())));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new HashMap<>();
            map.forEach((key, inner) -> plain.put(key, plain(inner)));
            return plain;
        }
        return value instanceof Optional<?> optional
                ? List.of("optional", Collections.singletonList(plain(optional.orElse(null))), optional.isPresent())
                : value;
    }

    @Test
    void listsMapsAndSetsOfOtherClassesAreEqual() {
        assertThat(key(List.of(1, 2))).isEqualTo(key(new LinkedList<>(List.of(1, 2))));
        assertThat(key(Set.of(1, 2, 3))).isEqualTo(key(new TreeSet<>(Set.of(3, 2, 1))));
        assertThat(key(Map.of("a", 1, "b", 2))).isEqualTo(key(new TreeMap<>(Map.of("b", 2, "a", 1))));
        assertThat(key(List.of(1, 2))).isNotEqualTo(key(List.of(2, 1)));
        assertThat(key((Object) new String[] {"a"})).isEqualTo(key((Object) new Object[] {"a"}));
    }

    @Test
    void zeroHasTwoSignsAndNotANumberIsOne() {
        assertThat(key(0.0)).isNotEqualTo(key(-0.0));
        assertThat(key(Double.NaN)).isEqualTo(key(Double.longBitsToDouble(0x7ff8000000000001L)));
    }

    @Test
    void aClassOfTheApplicationIsNeverTakenForOneOfOurGroups() {
        assertThat(key(new list(1))).isNotEqualTo(key(List.of(1)));
    }

    @Test
    void whatHasNoValueOfItsOwnIsRefused() {
        for (Object value : List.of(
                new Object(), new StringBuilder("a"), new AtomicInteger(1), new Mutable("a"), (Runnable) () -> {})) {
            assertThatThrownBy(() -> key(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Use a record, a text or a number.");
            assertThatThrownBy(() -> key(List.of(value))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatContainsItselfIsRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> key(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("within itself");
    }

    private String key(Object... arguments) {
        KeyBuilder key = KeyBuilder.of("m");
        for (Object argument : arguments) {
            values.append(key, argument);
        }
        return key.key();
    }

    enum Size {
        MONDAY
    }

    record Pair(Object left, Object right) {}

    record list(int first) {}

    /** A value class as one writes them without records. */
    static final class Money {
        private final long amount;
        private final String currency;

        Money(long amount, String currency) {
            this.amount = amount;
            this.currency = currency;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money that && amount == that.amount && currency.equals(that.currency);
        }

        @Override
        public int hashCode() {
            return Objects.hash(amount, currency);
        }

        @Override
        public String toString() {
            return amount + currency;
        }
    }

    /** Equal today, different tomorrow. */
    static final class Mutable {
        private String text;

        Mutable(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mutable that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
