package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link Store} keeps to; whoever writes a backend inherits this class and names the factory.
 *
 * <p>The letters and numbers are lines of the behaviours that Django's backends share. Left out here, because they are the engine's:
 * everything about lifetimes but their reclaiming, versions, prefixes, counters.
 */
public abstract class StoreContract {

    private static final int THREADS = 8;

    private Store store;

    /** The factory under test. */
    protected abstract StoreFactory factory();

    /** What the backend is told; the codec decides whether values are copies. */
    protected StoreSettings settings(long maxEntries) {
        return new StoreSettings(
                Optional.empty(), new StoreSettings.Bounds(maxEntries, OptionalLong.empty()), "java", Map.of());
    }

    /** Whether the backend holds no more than {@code maxEntries}, and exactly as many when it is full. */
    protected boolean isBoundedExactly() {
        return true;
    }

    /** Whether the backend drops an entry soon after the end of its life, by the clock of the machine. */
    protected boolean reclaims() {
        return true;
    }

    private StoreContext context(long maxEntries) {
        JavaCodec codec = new JavaCodec(
                List.of("dev.larder.testing.*"),
                "larder.caches.contract.options.allow",
                StoreContract.class.getClassLoader());
        Envelope envelope = new Envelope(List.of(codec), codec.name(), false);
        return new StoreContext("contract", settings(maxEntries), envelope, StoreContract.class.getClassLoader());
    }

    private boolean isByReference() {
        return settings(1).codec().equals(StoreSettings.REFERENCE);
    }

    @BeforeEach
    void open() {
        store = factory().open(context(10_000));
        store.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(String key, Object value) {
        assertThat(store.putAll(Map.of(key, Entries.of(value)))).isEmpty();
    }

    private Object value(String key) {
        Entry entry = store.get(key);
        return entry == null ? "(absent)" : entry.value();
    }

    static Stream<Object> values() {
        return Stream.of(
                "text",
                "",
                1,
                1L,
                (short) 1,
                1.5,
                true,
                false,
                'c',
                new BigDecimal("1.10"),
                List.of(1, "two"),
                Map.of("nested", Map.of("map", List.of())),
                Optional.of("some"),
                new Product("tea", 3));
    }

    @ParameterizedTest
    @MethodSource("values")
    @DisplayName("D16, D39, D40, D51: gives back equal values of the same type, with life, stamps and load time")
    void givesBackWhatItWasGiven(Object value) {
        put("k", value);
        assertThat(store.get("k")).isEqualTo(Entries.of(value));
        assertThat(value("k")).hasSameClassAs(value);
        assertThat(store.getAll(List.of("k"))).containsOnly(Map.entry("k", Entries.of(value)));
    }

    @Test
    @DisplayName("D17, D23, D29: a stored null is an entry")
    void givesBackNull() {
        put("k", null);
        assertThat(store.get("k")).isEqualTo(Entries.of(null));
        assertThat(store.getAll(List.of("k", "absent"))).containsOnlyKeys("k");
    }

    @Test
    @DisplayName("D20: an unknown key gives nothing")
    void givesNothingForAnUnknownKey() {
        assertThat(store.get("absent")).isNull();
        assertThat(store.getAll(List.of("absent"))).isEmpty();
    }

    @Test
    @DisplayName("D24: no keys give nothing, a key asked for twice comes once")
    void readsNoKeysAndRepeatedKeys() {
        put("k", 1);
        assertThat(store.getAll(List.of())).isEmpty();
        assertThat(store.getAll(List.of("k", "k"))).containsOnlyKeys("k");
    }

    @Test
    @DisplayName("D26, D58: removing says what was held, and removing nothing is legal")
    void removes() {
        put("a", 1);
        put("b", 2);
        assertThat(store.removeAll(List.of("a", "absent"))).containsExactly("a");
        assertThat(store.removeAll(List.of("a"))).isEmpty();
        assertThat(store.removeAll(List.of())).isEmpty();
        assertThat(value("a")).isEqualTo("(absent)");
        assertThat(value("b")).isEqualTo(2);
    }

    @Test
    @DisplayName("D53, D54, D56: writes every pair, or none at all")
    void writesInBulk() {
        Map<String, Entry> entries = IntStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(i -> "k" + i, i -> Entries.living(i, Duration.ofSeconds(100 + i))));
        assertThat(store.putAll(entries)).isEmpty();
        assertThat(store.putAll(Map.of())).isEmpty();
        assertThat(store.getAll(entries.keySet())).isEqualTo(entries);
    }

    @Test
    void overwrites() {
        put("k", "old");
        put("k", 2);
        assertThat(value("k")).isEqualTo(2);
    }

    @Test
    @DisplayName("D60, D61: holds entries of any life")
    void holdsEntriesOfAnyLife() {
        List<Duration> lives = List.of(
                Duration.ofNanos(1_500_000),
                Duration.ofDays(31),
                Duration.ofDays(36_500),
                Duration.ofDays(400_000_000));
        for (Duration life : lives) {
            store.putAll(Map.of("k" + life, Entries.living("v", life)));
        }
        store.putAll(Map.of("eternal", Entries.eternal("v")));
        assertThat(store.get("eternal")).isEqualTo(Entries.eternal("v"));
        for (Duration life : lives.subList(1, lives.size())) {
            assertThat(value("k" + life)).as(life.toString()).isEqualTo("v");
        }
    }

    @Test
    @DisplayName("add: replaces nothing by an entry, only if nothing is held")
    void addsOnlyWhatIsAbsent() {
        assertThat(store.replace("k", null, Entries.of(1))).isTrue();
        assertThat(store.replace("k", null, Entries.of(2))).isFalse();
        assertThat(value("k")).isEqualTo(1);
    }

    @Test
    @DisplayName("D45: an entry that has expired can be replaced by whoever read it")
    void replacesADeadEntry() {
        Entry dead = Entries.living("dead", Duration.ZERO);
        store.putAll(Map.of("k", dead));
        assertThat(store.replace("k", store.get("k"), Entries.of("alive"))).isTrue();
        assertThat(value("k")).isEqualTo("alive");
    }

    @Test
    @DisplayName("D47, D63: an entry can be given another life")
    void givesAnEntryAnotherLife() {
        store.putAll(Map.of("k", Entries.of(new Product("tea", 3))));
        Entry read = store.get("k");
        Entry touched = read.withLifetime(Entries.eternal(1).lifetime());
        assertThat(store.replace("k", read, touched)).isTrue();
        assertThat(store.get("k")).isEqualTo(touched);
    }

    @Test
    void replacesOnlyWhatIsExpected() {
        put("k", 1);
        assertThat(store.replace("k", Entries.of(2), Entries.of(3))).isFalse();
        assertThat(store.replace("k", Entries.eternal(1), Entries.of(3))).isFalse();
        assertThat(store.replace("absent", Entries.of(1), Entries.of(3))).isFalse();
        assertThat(value("k")).isEqualTo(1);
        assertThat(value("absent")).isEqualTo("(absent)");
        assertThat(store.replace("k", Entries.of(1), Entries.of(3))).isTrue();
        assertThat(value("k")).isEqualTo(3);
    }

    @Test
    void replacesWhatWasReadAndWhatWasWritten() {
        Map<String, Integer> grown = new HashMap<>(1024);
        IntStream.range(0, 20).forEach(i -> grown.put("k" + i, i));
        Entry written = Entries.of(grown);
        store.putAll(Map.of("a", written, "b", written));
        assertThat(store.replace("a", written, Entries.of(1))).isTrue();
        assertThat(store.replace("b", store.get("b"), Entries.of(1))).isTrue();
    }

    @Test
    void replacesByNothing() {
        put("k", 1);
        assertThat(store.replace("k", Entries.of(2), null)).isFalse();
        assertThat(store.replace("k", Entries.of(1), null)).isTrue();
        assertThat(store.get("k")).isNull();
        assertThat(store.replace("k", null, null)).isTrue();
        assertThat(store.get("k")).isNull();
    }

    static Stream<String> keys() {
        return Stream.of(
                "",
                " ",
                "a b",
                "a:b/c?d=e&f#g%20",
                "\u0000\u0001\u001f\u007f\r\n\t",
                "\u00e4\u4e2d\uD83D\uDE00",
                "high \uD800",
                "low \uDC00",
                "?".repeat(251),
                "k".repeat(10_000),
                "*",
                "../../etc/passwd",
                "'; DROP TABLE entries; --");
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("D76 to D82, better: any text is a key, of any length")
    void takesAnyKey(String key) {
        put(key, "value");
        put(key + "x", "other");
        assertThat(value(key)).isEqualTo("value");
        assertThat(store.getAll(List.of(key, key + "x"))).containsOnlyKeys(key, key + "x");
        assertThat(store.replace(key, Entries.of("value"), Entries.of("new"))).isTrue();
        assertThat(store.removeAll(List.of(key))).containsExactly(key);
        assertThat(value(key + "x")).isEqualTo("other");
    }

    @Test
    void tellsKeysApartThatUtf8DoesNot() {
        put("\uD800", 1);
        put("\uDC00", 2);
        put("?", 3);
        assertThat(store.getAll(List.of("\uD800", "\uDC00", "?")).values())
                .extracting(Entry::value)
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void takesBigValues() {
        byte[] big = new byte[5_000_000];
        big[4_999_999] = 7;
        put("k", big);
        assertThat((byte[]) value("k")).isEqualTo(big);
    }

    @Test
    @DisplayName("D85: changing an object after it was stored, or after it was read, changes no copy")
    void givesCopies() {
        assumeFalse(isByReference(), "values are held by reference");
        List<String> list = new ArrayList<>(List.of("a"));
        put("k", list);
        list.add("b");
        assertThat(value("k")).isEqualTo(List.of("a"));
        @SuppressWarnings("unchecked") // what was stored above
        List<String> read = (List<String>) value("k");
        read.add("c");
        assertThat(value("k")).isEqualTo(List.of("a")).isNotSameAs(value("k"));
    }

    @Test
    @DisplayName("D85, where values are held by reference: the very object, and nothing has to be serialisable")
    void givesTheVeryObject() {
        assumeTrue(isByReference(), "this store holds copies, not references");
        Object value = new Object();
        put("k", value);
        assertThat(value("k")).isSameAs(value);
    }

    @Test
    @DisplayName("D121: a value that cannot be serialised is refused, and nothing is written")
    void refusesWhatCannotBeSerialised() {
        assumeFalse(isByReference(), "values are held by reference");
        put("k", "old");
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("k", Entries.of("new"));
        entries.put("bad", Entries.of(new Object()));
        assertThatThrownBy(() -> store.putAll(entries)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.replace("new", null, Entries.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(value("k")).isEqualTo("old");
        assertThat(store.get("new")).isNull();
    }

    @Test
    @DisplayName("D127: nobody waits for another one's value to be serialised")
    void serialisesOutsideOfEveryLock() throws Exception {
        assumeFalse(isByReference(), "values are held by reference");
        put("k", "old");
        Slow.entered = new CountDownLatch(2);
        Slow.mayGoOn = new CountDownLatch(1);
        try (Together threads = new Together(2)) {
            threads.start(() -> store.putAll(Map.of("k", Entries.of(new Slow()))));
            threads.start(() -> store.replace("other", null, Entries.of(new Slow())));
            assertThat(Slow.entered.await(10, TimeUnit.SECONDS)).isTrue();
            put("k", "new");
            assertThat(value("k")).isEqualTo("new");
            assertThat(store.replace("other", null, Entries.of(1))).isTrue();
            Slow.mayGoOn.countDown();
        }
    }

    @Test
    void clears() {
        put("a", 1);
        put("b", 2);
        store.clear();
        assertThat(store.getAll(List.of("a", "b"))).isEmpty();
        assertThat(store.replace("a", null, Entries.of(3))).isTrue();
        assertThat(value("a")).isEqualTo(3);
    }

    @Test
    void listsItsKeysWhereItCan() {
        put("a", 1);
        put("b c", null);
        try (Stream<String> keys = store.keys()) {
            assertThat(keys).containsExactlyInAnyOrder("a", "b c");
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, "this backend cannot list");
        }
    }

    @Test
    void countsItsEntriesWhereItCan() {
        put("a", 1);
        put("b", 2);
        put("b", 3);
        assertThat(store.size().entries()).isIn(-1L, 2L);
        assertThat(store.size().evictions()).isIn(-1L, 0L);
    }

    @Test
    @DisplayName("D124: two stores of the same name have nothing in common, unless they are shared")
    void isAloneUnlessShared() {
        assumeFalse(store.isShared(), "shared on purpose");
        put("k", 1);
        Store other = factory().open(context(10_000));
        assertThat(other.get("k")).isNull();
        other.putAll(Map.of("k", Entries.of(2)));
        other.clear();
        other.close();
        assertThat(value("k")).isEqualTo(1);
    }

    @Test
    @DisplayName("D72, D73, better: 49 writes into 30 places leave 30, since no more is dropped than has to be")
    void holdsAsManyEntriesAsItMay() {
        assumeTrue(isBoundedExactly(), "this store has no exact bound");
        Store bounded = factory().open(context(30));
        for (int i = 0; i < 49; i++) {
            bounded.putAll(Map.of("k" + i, Entries.of(i)));
        }
        assertThat(bounded.size().entries()).isEqualTo(30);
        assertThat(bounded.keys()).hasSize(30);
        bounded.close();
    }

    @Test
    @DisplayName("D74: a store with room for one takes the first entry, and holds one after any number of writes")
    void holdsOneEntryWhenItMayHoldOne() {
        assumeTrue(isBoundedExactly(), "this store has no exact bound");
        Store bounded = factory().open(context(1));
        bounded.putAll(Map.of("first", Entries.of(1)));
        assertThat(bounded.get("first")).isEqualTo(Entries.of(1));
        for (int i = 0; i < 10; i++) {
            bounded.putAll(Map.of("k" + i, Entries.of(i)));
        }
        assertThat(bounded.size().entries()).isEqualTo(1);
        bounded.close();
    }

    @Test
    void reclaimsWhatIsDead() {
        assumeTrue(reclaims(), "this store drops nothing by itself");
        store.putAll(Map.of("dead", Entries.living(1, Duration.ofMillis(1)), "alive", Entries.of(2)));
        Instant deadline = Instant.now().plusSeconds(10);
        while (store.get("dead") != null && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(store.get("dead")).isNull();
        assertThat(value("alive")).isEqualTo(2);
    }

    @Test
    void reclaimsByTheLifeThatWasGivenLast() {
        assumeTrue(reclaims(), "this store drops nothing by itself");
        Entry brief = Entries.living(1, Duration.ofMillis(1));
        store.putAll(Map.of("put", Entries.of(1), "replaced", Entries.of(1)));
        store.putAll(Map.of("put", brief));
        assertThat(store.replace("replaced", Entries.of(1), brief)).isTrue();
        Instant deadline = Instant.now().plusSeconds(10);
        while (!store.getAll(List.of("put", "replaced")).isEmpty()
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(store.getAll(List.of("put", "replaced"))).isEmpty();
    }

    @Test
    void exactlyOneOfManyAdds() throws Exception {
        for (int round = 0; round < 50; round++) {
            String key = "round" + round;
            List<Boolean> won;
            try (Together threads = new Together(THREADS)) {
                won = threads.all(i -> store.replace(key, null, Entries.of(i)));
            }
            assertThat(won).containsOnlyOnce(true);
            assertThat(value(key)).isEqualTo(won.indexOf(true));
        }
    }

    @Test
    void losesNoReplacement() throws Exception {
        put("counter", 0L);
        try (Together threads = new Together(THREADS)) {
            threads.all(i -> {
                for (int step = 0; step < 100; step++) {
                    increment("counter");
                }
                return true;
            });
        }
        assertThat(value("counter")).isEqualTo(100L * THREADS);
    }

    private void increment(String key) {
        Entry read = store.get(key);
        while (!store.replace(key, read, read.withValue((Long) read.value() + 1))) {
            read = store.get(key);
        }
    }

    @Test
    void bearsManyThreads() throws Exception {
        Set<String> names = Set.of("a", "b", "c");
        try (Together threads = new Together(THREADS)) {
            threads.all(i -> {
                for (int step = 0; step < 200; step++) {
                    store.putAll(Map.of("a", Entries.of("a"), "b", Entries.of("b"), "c", Entries.of("c")));
                    store.getAll(names)
                            .forEach((key, entry) -> assertThat(entry).isEqualTo(Entries.of(key)));
                    store.removeAll(List.of("b"));
                    if (step % 50 == i) {
                        store.clear();
                    }
                }
                return true;
            });
        }
    }

    /** A value of the application. */
    public record Product(String name, int price) implements Serializable {}

    /** A value that is serialised for as long as a test likes. */
    public static final class Slow implements Serializable {
        private static final long serialVersionUID = 1;
        private static volatile CountDownLatch entered = new CountDownLatch(0);
        private static volatile CountDownLatch mayGoOn = new CountDownLatch(0);

        private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
            entered.countDown();
            try {
                mayGoOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new java.io.InterruptedIOException();
            }
            out.defaultWriteObject();
        }
    }
}
