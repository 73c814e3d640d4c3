package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.Cache;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Store} keeps to; whoever writes a backend inherits this class and names the factory.
 *
 * <p>What a backend may have or lack is declared by {@link Guarantees} on the class that inherits this one, and is proved both ways. Without that
 * annotation the hooks {@link #isBoundedExactly} and {@link #reclaims} say what it has, and the store is asked for the rest.
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
        return declared(Guarantee.BOUNDED_EXACTLY).orElse(true);
    }

    /** Whether the backend drops an entry soon after the end of its life, by the clock of the machine. */
    protected boolean reclaims() {
        return declared(Guarantee.RECLAIMS).orElse(true);
    }

    /** Whether two stores that this test opens for the same cache hold the same entries, as a shared backend's do. */
    protected boolean isSharedByStores() {
        return store.isShared();
    }

    /** How many random operations are made in each of four runs. */
    protected int randomOperations() {
        return 500;
    }

    /** What the factory is told for a store of the cache {@code contract}. */
    protected final StoreContext context(long maxEntries) {
        return context("contract", settings(maxEntries));
    }

    /** What the factory is told for a store of that cache. */
    protected final StoreContext context(String cacheName, StoreSettings settings) {
        JavaCodec codec = new JavaCodec(
                List.of("dev.larder.testing.*"),
                "larder.caches." + cacheName + ".options.allow",
                StoreContract.class.getClassLoader());
        Envelope envelope = new Envelope(List.of(codec), codec.name(), false);
        return new StoreContext(cacheName, settings, envelope, StoreContract.class.getClassLoader());
    }

    /** Whether the backend is declared to have something; empty where nothing is declared. */
    private Optional<Boolean> declared(Guarantee guarantee) {
        return Optional.ofNullable(getClass().getAnnotation(Guarantees.class))
                .map(declared -> Set.of(declared.value()).contains(guarantee));
    }

    /** The store under test, open and empty when a test begins. */
    protected final Store store() {
        return store;
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
                .collect(Collectors.toMap(i -> "k" + i, i -> Entries.living(i, Duration.ofSeconds(10_000 + i))));
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
        Entry alive = Entries.of("alive");
        awaitUntil(() -> store.replace("k", store.get("k"), alive)); // it may be reclaimed after it was read
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
    void takesValuesOfHalfAMegabyte() {
        byte[] half = new byte[500_000];
        new Random(7).nextBytes(half);
        put("k", half);
        put("other", "value");
        assertThat((byte[]) value("k")).isEqualTo(half);
        assertThat(store.replace("k", store.get("k"), Entries.of(half.clone()))).isTrue();
        assertThat(value("other")).isEqualTo("value");
    }

    @Test
    @DisplayName(
            "a value that is too big for the backend is not written, what was held before is gone, and the caller is told")
    void saysWhichValuesAreTooBig() {
        assumeTrue(declared(Guarantee.BIG_VALUES).equals(Optional.of(false)), "this store takes big values");
        put("k", "old");
        byte[] big = new byte[5_000_000];
        new Random(7).nextBytes(big);
        Map<String, Entry> entries = Map.of("k", Entries.of(big), "small", Entries.of("written"));
        assertThat(store.putAll(entries)).containsExactly("k");
        assertThat(store.get("k")).isNull();
        assertThat(value("small")).isEqualTo("written");
        assertThat(store.replace("k", null, Entries.of(big))).isFalse();
        assertThat(store.get("k")).isNull();
    }

    @Test
    void takesBigValues() {
        assumeTrue(declared(Guarantee.BIG_VALUES).orElse(true), "this store takes no big values");
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
            assertThat(declared(Guarantee.LISTS)).isNotEqualTo(Optional.of(false));
        } catch (UnsupportedOperationException e) {
            assertThat(declared(Guarantee.LISTS)).isNotEqualTo(Optional.of(true));
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
        declared(Guarantee.COUNTS)
                .ifPresent(counts -> assertThat(store.size().entries() >= 0).isEqualTo(counts));
    }

    @Test
    void isOfTheKindThatIsDeclared() {
        declared(Guarantee.SHARED)
                .ifPresent(shared -> assertThat(store.isShared()).isEqualTo(shared));
        declared(Guarantee.COPIES)
                .ifPresent(copies -> assertThat(isByReference()).isEqualTo(!copies));
    }

    @Test
    @DisplayName("clear empties this cache and nothing else")
    void leavesItsNeighboursAlone() {
        try (Store neighbour = factory().open(context("neighbour", settings(10_000)))) {
            neighbour.putAll(Map.of(":neighbour:1:k", Entries.of("theirs")));
            put(":contract:1:k", "ours");
            store.clear();
            assertThat(store.get(":contract:1:k")).isNull();
            assertThat(neighbour.get(":neighbour:1:k")).isEqualTo(Entries.of("theirs"));
            neighbour.clear();
        }
    }

    @Test
    @DisplayName("shared: what one store writes, removes and clears, another one of the same cache sees at once")
    void isSeenByOthersOfTheSameCache() {
        assumeTrue(isSharedByStores(), "every store is alone");
        try (Store other = factory().open(context(10_000))) {
            put("k", 1);
            assertThat(other.get("k")).isEqualTo(Entries.of(1));
            assertThat(other.replace("k", Entries.of(1), Entries.of(2))).isTrue();
            assertThat(store.replace("k", Entries.of(1), Entries.of(3))).isFalse();
            assertThat(value("k")).isEqualTo(2);
            assertThat(other.removeAll(List.of("k"))).containsExactly("k");
            assertThat(store.get("k")).isNull();
            put("k", 4);
            other.clear();
            assertThat(store.get("k")).isNull();
            put("k", 5);
            assertThat(other.get("k")).isEqualTo(Entries.of(5));
        }
    }

    @Test
    @DisplayName("shared: of many adds by several stores one wins, and no replacement is lost")
    void isAtomicAcrossStoresOfTheSameCache() throws Exception {
        assumeTrue(isSharedByStores(), "every store is alone");
        try (Store other = factory().open(context(10_000));
                Together threads = new Together(THREADS)) {
            List<Store> both = List.of(store, other);
            for (int round = 0; round < 20; round++) {
                String key = "round" + round;
                assertThat(threads.all(i -> both.get(i % 2).replace(key, null, Entries.of(i))))
                        .containsOnlyOnce(true);
            }
            put("counter", 0L);
            threads.all(i -> {
                for (int step = 0; step < 50; step++) {
                    increment(both.get(i % 2), "counter");
                }
                return true;
            });
            assertThat(value("counter")).isEqualTo(50L * THREADS);
        }
    }

    @Test
    void outlivesItsProcessWhereItIsSaidTo() {
        assumeTrue(declared(Guarantee.OUTLIVES).orElse(false), "entries end with the process");
        try (Store before = factory().open(context(10_000))) {
            before.putAll(Map.of("k", Entries.of("kept")));
        }
        try (Store after = factory().open(context(10_000))) {
            assertThat(after.get("k")).isEqualTo(Entries.of("kept"));
        }
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
    @DisplayName("D72, D73: of 3 000 writes into 1 000 places some 1 000 are left soon afterwards")
    void holdsAboutAsManyEntriesAsItMay() {
        assumeTrue(declared(Guarantee.BOUNDED).orElse(false), "this store has no rough bound");
        try (Store bounded = factory().open(context("bounded", settings(1000)))) {
            bounded.clear();
            List<String> keys = IntStream.range(0, 3000).mapToObj(i -> "k" + i).toList();
            keys.forEach(key -> bounded.putAll(Map.of(key, Entries.of(key))));
            awaitUntil(() -> bounded.getAll(keys).size() <= 1200);
            assertThat(bounded.getAll(keys)).hasSizeBetween(600, 1200);
            bounded.clear();
        }
    }

    @Test
    @DisplayName("of 600 writes of 10 KB into 2 MB some 200 are left soon afterwards")
    void holdsAboutAsManyBytesAsItMay() {
        assumeTrue(declared(Guarantee.BOUNDED_BY_BYTES).orElse(false), "this store has no bound of bytes");
        StoreSettings entries = settings(100_000);
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(100_000, OptionalLong.of(2_000_000));
        StoreSettings settings = new StoreSettings(entries.location(), bounds, entries.codec(), entries.options());
        try (Store bounded = factory().open(context("bounded-bytes", settings))) {
            bounded.clear();
            byte[] value = new byte[10_000];
            List<String> keys = IntStream.range(0, 600).mapToObj(i -> "k" + i).toList();
            keys.forEach(key -> bounded.putAll(Map.of(key, Entries.of(value))));
            awaitUntil(() -> bounded.getAll(keys).size() <= 240);
            assertThat(bounded.getAll(keys)).hasSizeBetween(100, 240);
            bounded.clear();
        }
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
        awaitUntil(() -> store.get("dead") == null);
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
        awaitUntil(() -> store.getAll(List.of("put", "replaced")).isEmpty());
        assertThat(store.getAll(List.of("put", "replaced"))).isEmpty();
    }

    private static void awaitUntil(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
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
    void ofManyWhoReplaceOrRemoveTheSameEntryExactlyOneWins() throws Exception {
        try (Together threads = new Together(THREADS)) {
            for (int round = 0; round < 50; round++) {
                put("k", "held");
                List<Boolean> won = threads.all(
                        i -> store.replace("k", Entries.of("held"), i % 2 == 0 ? null : Entries.of("by " + i)));
                assertThat(won).containsOnlyOnce(true);
                int winner = won.indexOf(true);
                assertThat(value("k")).isEqualTo(winner % 2 == 0 ? "(absent)" : "by " + winner);
            }
        }
    }

    @Test
    void losesNoReplacement() throws Exception {
        put("counter", 0L);
        try (Together threads = new Together(THREADS)) {
            threads.all(i -> {
                for (int step = 0; step < 100; step++) {
                    increment(store, "counter");
                }
                return true;
            });
        }
        assertThat(value("counter")).isEqualTo(100L * THREADS);
    }

    private static void increment(Store store, String key) {
        Entry read = store.get(key);
        while (!store.replace(key, read, read.withValue((Long) read.value() + 1))) {
            read = store.get(key);
        }
    }

    @Test
    @DisplayName("D31, D128: a counter of the engine over this store loses no step and keeps its lifetime")
    void losesNoStepOfACounter() throws Exception {
        Cache cache = EngineOver.store(store);
        cache.set("n", 0L, Duration.ofHours(2));
        try (Together threads = new Together(THREADS)) {
            threads.all(i -> {
                for (int step = 0; step < 50; step++) {
                    cache.increment("n", 2);
                    cache.decrement("n");
                }
                return true;
            });
        }
        assertThat(cache.<Long>get("n")).isEqualTo(50L * THREADS);
        assertThat(cache.timeToLive("n").orElseThrow()).isGreaterThan(Duration.ofMinutes(110));
    }

    @Test
    @DisplayName("D31, D119: of many adds by the engine one wins, and one of many callers computes")
    void addsAndComputesOnceThroughTheEngine() throws Exception {
        Cache cache = EngineOver.store(store);
        AtomicInteger computed = new AtomicInteger();
        try (Together threads = new Together(THREADS)) {
            assertThat(threads.all(i -> cache.add("added", i))).containsOnlyOnce(true);
            assertThat(threads.all(i -> cache.<Integer, RuntimeException>getOrSet("k", computed::incrementAndGet)))
                    .containsOnly(1);
        }
        assertThat(computed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 0})
    @DisplayName("any sequence of operations does what it does to a map")
    void behavesLikeAMap(long seed) {
        new StoreFuzz(store, seed == 0 ? System.nanoTime() : seed).run(randomOperations());
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
