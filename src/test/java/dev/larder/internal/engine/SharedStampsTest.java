package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.internal.engine.ClusterFixture.Process;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process invalidates is dead for the others too, and what it stores is alive for them. */
class SharedStampsTest {

    private static final CachePolicy INHERITED = CachePolicy.inherited();

    private final ClusterFixture cluster = new ClusterFixture();
    private final MapStore entries = new MapStore();

    @AfterEach
    void close() {
        cluster.close();
    }

    private Cache on(Process process) {
        return process.cache("products", entries);
    }

    private static void put(Cache cache, String key, String tag) {
        cache.set(key, "old", INHERITED.tags(tag));
    }

    @Test
    void whatOneProcessStoresIsAHitOnAnother() {
        put(on(cluster.told()), "42", "product:42");

        assertThat(on(cluster.told()).<String>get("42", null)).isEqualTo("old");
    }

    @Test
    void anInvalidationIsTold() {
        Cache a = on(cluster.told());
        Cache b = on(cluster.told());
        put(a, "42", "product:42");
        put(a, "43", "product:43");
        assertThat(b.<String>get("42", null)).isEqualTo("old");

        a.invalidateTags("product:42");

        assertThat(a.<String>get("42", null)).isNull();
        assertThat(b.<String>get("42", null)).isNull();
        assertThat(b.<String>get("43", null)).as("not invalidated").isEqualTo("old");
    }

    @Test
    void aClearedCacheIsClearForAllAndItsNeighbourIsNot() {
        Process one = cluster.told();
        Process two = cluster.told();
        Cache neighbour = two.cache("neighbour", entries);
        put(on(two), "42", "product:42");
        put(neighbour, "42", "product:42");
        var copy = entries.getAll(entries.keys().toList());

        on(one).clear();
        entries.putAll(copy); // as if the backend had not got round to it

        assertThat(on(two).<String>get("42", null)).isNull();
        assertThat(neighbour.<String>get("42", null)).isEqualTo("old");
    }

    @Test
    void whereNobodyTellsItIsNoticedWithinASecond() {
        Cache a = on(cluster.untold());
        Cache b = on(cluster.untold());
        put(a, "42", "product:42");
        assertThat(b.<String>get("42", null)).isEqualTo("old");

        a.invalidateTags("product:42");
        cluster.pass(Duration.ofMillis(999));
        assertThat(b.<String>get("42", null)).as("believed for a second").isEqualTo("old");
        cluster.pass(Duration.ofMillis(1));

        assertThat(b.<String>get("42", null)).isNull();
    }

    @Test
    void anEntryFromBeyondWhatIsKnownMakesTheReaderReadOn() {
        Cache a = on(cluster.untold());
        Cache b = on(cluster.untold());
        put(b, "42", "product:42");
        a.invalidateTags("product:42");
        put(a, "43", "product:43");

        assertThat(b.<String>get("43", null)).isEqualTo("old");
        assertThat(b.<String>get("42", null)).as("known by then").isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLoadThatRanDuringAnotherProcessesInvalidationCannotBringBackOldData(boolean told) {
        Cache a = on(told ? cluster.told() : cluster.untold());
        Cache b = on(told ? cluster.told() : cluster.untold());
        put(b, "other", "product:42"); // so that it knows of the tag
        try (OpenFetch<String> load = b.begin("42", INHERITED)) {
            a.invalidateTags("product:42");
            load.draft().tags("product:42"); // late
            load.complete("old");
        }
        assertThat(a.<String>get("42", null)).isNull();
        cluster.pass(Duration.ofSeconds(1));
        assertThat(b.<String>get("42", null)).isNull();
    }

    @Test
    void whatAnInProcessCacheHeldIsNotMadeIntoASharedEntry() {
        Process one = cluster.told();
        Process two = cluster.told();
        Cache methods = two.inProcess("methods");
        put(on(two), "page", "any"); // so that it knows what was invalidated before
        put(methods, "price", "product:42");

        on(one).invalidateTags("product:42");

        assertThat(methods.<String>get("price", null)).isNull();
    }

    @Test
    void anInProcessCacheLearnsOfItBeforeASharedEntryIsMadeOfIts() {
        Process one = cluster.untold();
        Process two = cluster.untold();
        Cache methods = two.inProcess("methods");
        Cache pages = on(two);
        put(pages, "start", "any"); // so that it knows what was invalidated before
        put(methods, "price", "product:42");
        on(one).invalidateTags("product:42");
        cluster.pass(Duration.ofSeconds(1));

        String page = pages.getOrSet(
                "page", INHERITED, draft -> methods.<String, RuntimeException>getOrSet("price", INHERITED, d -> "new"));

        assertThat(page).isEqualTo("new");
    }

    @Test
    void aProcessThatBeginsLaterKnowsWhatWasInvalidatedBefore() {
        Cache a = on(cluster.told());
        put(a, "42", "product:42");
        put(a, "43", "product:43");
        a.invalidateTags("product:42");
        for (int i = 0; i < 1000; i++) {
            a.invalidateTags("tag:" + i);
        }

        Cache late = on(cluster.told());

        assertThat(late.<String>get("42", null)).isNull();
        assertThat(late.<String>get("43", null)).isEqualTo("old");
    }

    @Test
    void aProcessThatMissedMoreThanTheJournalHoldsIsStillExact() {
        Cache a = on(cluster.untold());
        Process process = cluster.untold();
        Cache b = on(process);
        Cache inProcess = process.inProcess("methods");
        put(b, "42", "product:42");
        put(b, "43", "product:43");
        put(inProcess, "42", "product:42");
        a.invalidateTags("product:42");
        a.invalidateTags(IntStream.range(0, 1000).mapToObj(i -> "tag:" + i).toArray(String[]::new));
        a.invalidateTags("last");
        cluster.pass(Duration.ofSeconds(1));

        assertThat(b.<String>get("42", null)).isNull();
        assertThat(b.<String>get("43", null)).isEqualTo("old");
        assertThat(inProcess.<String>get("42", null)).isNull();
    }

    @Test
    void lostDataOfTheBackendIsAMissForAll() {
        Cache a = on(cluster.told());
        Cache b = on(cluster.told());
        put(a, "42", "product:42");

        cluster.agreed.clear();
        cluster.pass(Duration.ofSeconds(10));

        assertThat(a.<String>get("42", null)).isNull();
        assertThat(b.<String>get("42", null)).isNull();
        put(b, "42", "product:42");
        assertThat(a.<String>get("42", null)).isEqualTo("old");
        a.invalidateTags("product:42");
        assertThat(b.<String>get("42", null)).isNull();
    }

    @Test
    void aBackendThatGoesBackInTimeIsBelievedInNothing() {
        Cache a = on(cluster.told());
        Cache b = on(cluster.told());
        put(a, "42", "product:42");
        var before = cluster.agreed.getAll(cluster.agreed.keys().toList());
        a.invalidateTags("product:42");

        cluster.agreed.putAll(before);
        cluster.beat();

        assertThat(a.<String>get("42", null)).isNull();
        assertThat(b.<String>get("42", null)).isNull();
        assertThat(on(cluster.told()).<String>get("42", null)).isNull();
    }

    @Test
    void aBackendThatComesBackAfterAnotherHasStoodInIsBelievedInNothing() {
        Cache a = on(cluster.told());
        put(a, "42", "product:42");
        var before = cluster.agreed.getAll(cluster.agreed.keys().toList());
        cluster.agreed.clear();
        cluster.beat();
        a.invalidateTags("product:42");

        cluster.agreed.putAll(before);
        cluster.beat();

        assertThat(a.<String>get("42", null)).isNull();
        assertThat(on(cluster.told()).<String>get("42", null)).isNull();
    }

    @Test
    void anInvalidationThatTheBackendMissedIsMadeUpForBeforeAnythingIsBelieved() {
        AtomicBoolean out = new AtomicBoolean();
        try (ClusterFixture failing = new ClusterFixture(new OutStore(new MapStore(), out))) {
            Cache a = on(failing.told());
            Cache b = on(failing.told());
            put(a, "42", "product:42");
            put(a, "43", "product:43");

            out.set(true);
            a.invalidateTags("product:42");
            assertThat(a.<String>get("43", null))
                    .as("nothing is believed meanwhile")
                    .isNull();
            out.set(false);

            assertThat(a.<String>get("42", null)).isNull();
            assertThat(a.<String>get("43", null)).isEqualTo("old");
            assertThat(b.<String>get("42", null))
                    .as("told when it was made up for")
                    .isNull();
        }
    }

    @Test
    void whatIsStoredWhileNothingIsKnownIsNeverBelieved() {
        AtomicBoolean out = new AtomicBoolean(true);
        try (ClusterFixture failing = new ClusterFixture(new OutStore(new MapStore(), out))) {
            Cache a = on(failing.told());
            put(a, "42", "product:42");
            out.set(false);

            assertThat(a.<String>get("42", null)).isNull();
        }
    }

    @Test
    void whileTheBackendIsOutCallersStillShareALoadUnlessItIsInvalidated() {
        try (ClusterFixture failing = new ClusterFixture(new OutStore(new MapStore(), new AtomicBoolean(true)))) {
            ClusterFixture.Process process = failing.toldLater();
            Cache cache = process.cache("products", new OutStore(new MapStore(), new AtomicBoolean(true)));
            for (boolean invalidated : new boolean[] {false, true}) {
                OpenFetch<String> load = cache.begin("42", INHERITED.tags("product:42"));
                var waiting = failing.threads.submit(
                        () -> cache.<String, RuntimeException>getOrSet("42", INHERITED, draft -> "own"));
                waitUntilBlocked(failing);
                if (invalidated) {
                    cache.invalidateTags("product:42");
                }
                load.complete("shared");

                assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(invalidated ? "own" : "shared");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void messagesThatAreLostUnnoticedAreMadeUpForByTheNextBeat(int percent) {
        Random random = new Random(percent);
        Cache a = on(cluster.told());
        Cache b = on(cluster.told());
        cluster.line.loses = () -> random.nextInt(100) < percent;
        for (int i = 0; i < 100; i++) {
            put(i % 2 == 0 ? a : b, "key-" + i, "tag-" + i);
        }
        for (int i = 0; i < 100; i += 3) {
            (i % 2 == 0 ? b : a).invalidateTags("tag-" + i);
        }

        cluster.beat();

        for (int i = 0; i < 100; i++) {
            String wanted = i % 3 == 0 ? null : "old";
            assertThat(a.<String>get("key-" + i, null)).as("key %d on a", i).isEqualTo(wanted);
            assertThat(b.<String>get("key-" + i, null)).as("key %d on b", i).isEqualTo(wanted);
        }
    }

    /** Until the one caller that was submitted waits for a load. */
    private static void waitUntilBlocked(ClusterFixture failing) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end && !failing.isAnyoneWaiting()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aHitAsksTheBackendOnce() {
        Cache a = on(cluster.told());
        put(a, "42", "product:42");
        MapStore agreed = (MapStore) cluster.agreed;
        int known = agreed.trips();
        int trips = entries.trips();

        Outcome<String> outcome = a.fetch("42", INHERITED, draft -> "new");

        assertThat(outcome.value()).isEqualTo("old");
        assertThat(entries.trips() - trips).isEqualTo(1);
        assertThat(agreed.trips() - known).isZero();
    }
}
