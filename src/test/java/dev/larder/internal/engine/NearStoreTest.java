package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first level in each process, kept right by what the others tell. */
class NearStoreTest {

    private static final CachePolicy INHERITED = CachePolicy.inherited();

    private final ClusterFixture cluster = new ClusterFixture();
    private final MapStore entries = new MapStore();
    private final AtomicReference<Runnable> reading = new AtomicReference<>(() -> {});
    private final SteppedReads far =
            new SteppedReads(entries, () -> reading.get().run());
    private final Cache a = near(cluster.told());
    private final Cache b = near(cluster.told());

    @AfterEach
    void close() {
        cluster.close();
    }

    private Cache near(ClusterFixture.Process process) {
        NearLevel near = new NearLevel(new MapStore(), 1000, Duration.ofSeconds(60), EngineFixture.defaults());
        return process.cache(
                "products", far, EngineFixture.defaults(), new Node.Share(Duration.ZERO, Optional.of(near)));
    }

    @Test
    void whatWasReadIsNotReadAgain() {
        a.set("42", "value", INHERITED);
        assertThat(a.<String>get("42", null)).isEqualTo("value");
        int trips = entries.trips();

        assertThat(a.<String>get("42", null)).isEqualTo("value");
        assertThat(a.<String>getMany(List.of("42"))).containsEntry("42", "value");
        assertThat(entries.trips()).isEqualTo(trips);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "delete", "touch", "tags", "clear"})
    void whatOneProcessChangesIsChangedForTheOther(String change) {
        a.set("42", "old", INHERITED.tags("product:42"));
        assertThat(b.<String>get("42", null)).isEqualTo("old");
        assertThat(a.<String>get("42", null)).isEqualTo("old");
        switch (change) {
            case "set" -> a.set("42", "new", INHERITED);
            case "delete" -> a.delete("42");
            case "touch" -> a.touch("42", Duration.ZERO);
            case "tags" -> a.invalidateTags("product:42");
            default -> a.clear();
        }
        String wanted = change.equals("set") ? "new" : null;
        assertThat(a.<String>get("42", null)).as("itself").isEqualTo(wanted);
        assertThat(b.<String>get("42", null)).as("the other").isEqualTo(wanted);
    }

    @Test
    void aReadingThatWasUnderWayWhenTheMessageCameFillsNothing() {
        a.set("42", "old", INHERITED);
        reading.set(() -> {
            reading.set(() -> {});
            a.set("42", "new", INHERITED);
        });
        b.get("42", null); // has read the old one when the new one is written and told

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void aReadingOfManyThatWasUnderWayFillsNothingEither() {
        a.set("42", "old", INHERITED);
        reading.set(() -> {
            reading.set(() -> {});
            a.set("42", "new", INHERITED);
        });
        b.getMany(List.of("42", "43"));

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void anOwnReadingThatWasUnderWayFillsNothingAfterAnOwnWrite() {
        a.set("42", "old", INHERITED);
        reading.set(() -> {
            reading.set(() -> {});
            b.set("42", "new", INHERITED);
        });
        b.get("42", null);

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void aLostMessageIsNoticedWithTheNextOne() {
        a.set("42", "old", INHERITED);
        assertThat(b.<String>get("42", null)).isEqualTo("old");
        cluster.line.loses = () -> true;
        a.set("42", "new", INHERITED);
        assertThat(b.<String>get("42", null)).as("nobody has told").isEqualTo("old");
        cluster.line.loses = () -> false;

        cluster.beat();

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void aGapOfTheBusEmptiesTheNearLevel() {
        a.set("42", "old", INHERITED);
        assertThat(b.<String>get("42", null)).isEqualTo("old");
        cluster.line.loses = () -> true;
        a.set("42", "new", INHERITED);

        cluster.line.gap();

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @Test
    void itsTimeIsTheLastBound() {
        a.set("42", "old", INHERITED);
        assertThat(b.<String>get("42", null)).isEqualTo("old");
        cluster.line.loses = () -> true;
        a.set("42", "new", INHERITED);
        cluster.pass(Duration.ofMillis(59_999));
        assertThat(b.<String>get("42", null)).isEqualTo("old");
        cluster.pass(Duration.ofMillis(1));

        assertThat(b.<String>get("42", null)).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50})
    void afterHealingAllAgreeWithoutAnyWrite(int percent) {
        Random random = new Random(percent);
        cluster.line.loses = () -> random.nextInt(100) < percent;
        List<Cache> both = List.of(a, b);
        for (int i = 0; i < 2000; i++) {
            Cache cache = both.get(random.nextInt(2));
            String key = "key-" + random.nextInt(20);
            switch (random.nextInt(4)) {
                case 0 -> cache.set(key, "value " + i, INHERITED.tags("tag-" + random.nextInt(20)));
                case 1 -> cache.invalidateTags("tag-" + random.nextInt(20));
                default -> cache.get(key, null);
            }
        }
        cluster.line.loses = () -> false;

        cluster.beat();

        for (int i = 0; i < 20; i++) {
            assertThat(a.<String>get("key-" + i, null)).isEqualTo(b.<String>get("key-" + i, null));
        }
    }

    @Test
    void aCounterCountsInBothProcesses() {
        a.set("visits", 0L, INHERITED);
        for (int i = 0; i < 50; i++) {
            a.increment("visits", 1);
            b.increment("visits", 1);
        }
        assertThat(a.<Long>get("visits", null)).isEqualTo(100);
    }
}
