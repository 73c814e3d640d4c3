package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import dev.larder.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bounds and dead rows, in H2. */
@Tag("slow")
class CullingTest {

    private static final String URL = "jdbc:h2:mem:culling;DB_CLOSE_DELAY=-1";

    private final ManualClock clock = new ManualClock();
    private Store store;

    @BeforeEach
    void empty() {
        store = open(1000, OptionalLong.empty());
        store.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Store open(long maxEntries, OptionalLong maxBytes) {
        StoreSettings settings = new StoreSettings(
                Optional.of(URL), new StoreSettings.Bounds(maxEntries, maxBytes), "java", Map.of("timeout", "20s"));
        return new JdbcStoreFactory(clock).open(Settings.context("culled", settings));
    }

    private void put(Store into, String key, Entry entry) {
        assertThat(into.putAll(Map.of(key, entry))).isEmpty();
        clock.advance(Duration.ofMillis(1));
    }

    private Set<String> keys() {
        try (var keys = store.keys()) {
            return keys.collect(Collectors.toSet());
        }
    }

    private void await(String what, BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(20);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("D72, D73, D137, better: no write counts the table, and about as many rows are left as may be")
    void staysNearItsBound() {
        try (Store bounded = open(100, OptionalLong.empty())) {
            for (int i = 0; i < 600; i++) {
                put(bounded, "k" + i, Entries.of(i));
            }
            await("rows dropped", () -> bounded.size().entries() <= 120);
            assertThat(bounded.size().entries()).isGreaterThan(80);
            assertThat(bounded.size().evictions()).isBetween(400L, 600L);
        }
    }

    @Test
    @DisplayName("D147, better: the oldest go, however often they were read")
    void dropsTheOldest() {
        try (Store bounded = open(100, OptionalLong.empty())) {
            for (int i = 0; i < 300; i++) {
                put(bounded, "k" + i, Entries.of(i));
            }
            await("rows dropped", () -> bounded.size().entries() <= 120);
        }
        assertThat(keys()).contains("k299", "k298", "k290").doesNotContain("k0", "k1", "k2");
    }

    @Test
    @DisplayName("D74, D149: a bound of one neither fails nor eats the entry that was just written")
    void holdsTheLatestWhereOneMayBeHeld() {
        try (Store bounded = open(1, OptionalLong.empty())) {
            for (int i = 0; i < 20; i++) {
                put(bounded, "k" + i, Entries.of(i));
            }
            await("rows dropped", () -> bounded.size().entries() == 1);
            assertThat(bounded.get("k19")).isEqualTo(Entries.of(19));
        }
    }

    @Test
    void keepsToABoundOfBytes() {
        try (Store bounded = open(1000, OptionalLong.of(500_000))) {
            for (int i = 0; i < 200; i++) {
                put(bounded, "k" + i, Entries.of(new byte[10_000]));
            }
            await("rows dropped", () -> bounded.size().bytes() <= 600_000);
            assertThat(bounded.size().entries()).isGreaterThan(30);
        }
    }

    @Test
    void leavesTheRecordsOfTheEngine() {
        Entry stamp = Entries.eternal(7L);
        stamp = new Entry(stamp.value(), stamp.lifetime(), List.of(), Duration.ZERO);
        try (Store bounded = open(20, OptionalLong.empty())) {
            put(bounded, "stamp", stamp);
            for (int i = 0; i < 200; i++) {
                put(bounded, "k" + i, Entries.of(i));
            }
            await("rows dropped", () -> bounded.size().entries() <= 25);
            assertThat(bounded.get("stamp")).isEqualTo(stamp);
        }
    }

    @Test
    @DisplayName("D147: what is dead goes, a while after its end, and before anything that lives")
    void dropsWhatIsDead() {
        Instant now = clock.instant();
        Lifetime brief = new Lifetime(now, now.plusSeconds(1), now.plusSeconds(1), now.plusSeconds(60));
        Instant past = now.minus(Culling.MARGIN).minusSeconds(1);
        Lifetime briefest = new Lifetime(past, past, past, past);
        put(store, "dead", Entries.of(1).withLifetime(brief));
        put(store, "long dead", Entries.of(1).withLifetime(briefest));
        put(store, "eternal", Entries.eternal(1));
        writeUntilCulled("a");
        await("row of long ago dropped", () -> !keys().contains("long dead"));
        assertThat(keys()).contains("dead", "eternal");
        clock.advance(Duration.ofSeconds(60));
        put(store, "long dead", Entries.of(1).withLifetime(briefest));
        writeUntilCulled("c");
        await("row of long ago dropped", () -> !keys().contains("long dead"));
        assertThat(keys()).as("for nodes whose clocks are behind").contains("dead");
        clock.advance(Culling.MARGIN);
        writeUntilCulled("b");
        await("dead row dropped", () -> !keys().contains("dead"));
        assertThat(keys()).contains("eternal");
    }

    @Test
    @DisplayName("D135, better: reading deletes nothing, for an entry may still be of use when its source fails")
    void givesWhatHasExpiredToWhoeverCanUseIt() {
        Entry dead = Entries.living("dead", Duration.ZERO);
        put(store, "k", dead);
        clock.advance(Duration.ofDays(1));
        assertThat(store.get("k")).isEqualTo(dead);
    }

    private void writeUntilCulled(String prefix) {
        for (int i = 0; i < 120; i++) {
            put(store, prefix + i, Entries.eternal(i));
        }
    }

    @Test
    void clearsThisCacheOnly() {
        StoreSettings settings = Settings.of(URL, 1000, Map.of());
        try (Store other = new JdbcStoreFactory(clock).open(Settings.context("neighbour", settings))) {
            put(other, "k", Entries.of("neighbour's"));
            put(store, "k", Entries.of("own"));
            store.clear();
            assertThat(store.get("k")).isNull();
            assertThat(other.get("k")).isEqualTo(Entries.of("neighbour's"));
            other.clear();
        }
    }
}
