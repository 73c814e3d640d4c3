package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheLock;
import dev.larder.Caches;
import dev.larder.spi.Entry;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks when clocks differ, answers are lost, and backends are out; what every backend does is in {@code Locking}. */
@Timeout(60)
class LocksTest {

    private static final String KEY = ":products:1:k";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MapStore store = new MapStore();
    private final AtomicBoolean out = new AtomicBoolean();
    private final ManualClock clock = new ManualClock();
    private final MapCaches caches = new MapCaches(clock, "products");

    @AfterEach
    void close() {
        caches.close();
    }

    /** A node with a clock of its own. */
    private Locks node(ManualClock itsClock) {
        return new Locks(LockPlace.in(new OutStore(store, out)), itsClock);
    }

    private static Optional<CacheLock> ask(Locks node) {
        return node.turn(KEY, MINUTE).ask();
    }

    @Test
    void endsForItsHolderWhenOthersMayTakeIt() {
        Locks node = node(clock);
        CacheLock first = ask(node).orElseThrow();
        clock.advance(MINUTE.minusMillis(1));
        assertThat(first.isHeld()).isTrue();
        assertThat(ask(node)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(first.isHeld()).isFalse();
        assertThat(first.extend(MINUTE)).isFalse();
        CacheLock second = ask(node).orElseThrow();
        first.close();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void anExtensionCountsFromNow() {
        Locks node = node(clock);
        CacheLock lock = ask(node).orElseThrow();
        clock.advance(Duration.ofSeconds(50));
        assertThat(lock.extend(MINUTE)).isTrue();
        clock.advance(Duration.ofSeconds(50));
        assertThat(lock.isHeld()).isTrue();
        assertThat(ask(node)).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(lock.isHeld()).isFalse();
        assertThat(ask(node)).isPresent();
    }

    @Test
    void aNodeWhoseClockLagsTakesOverAfterAWholeTermOfItsOwn() {
        ManualClock late = new ManualClock();
        late.advance(Duration.ofDays(-1));
        Duration brief = Duration.ofMillis(60);
        CacheLock lost = node(clock).turn(KEY, brief).ask().orElseThrow();
        LockTurn turn = node(late).turn(KEY, brief);
        long begun = System.nanoTime();
        assertThat(turn.ask()).isEmpty();
        Instant deadline = Instant.now().plusSeconds(20);
        while (turn.ask().isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(brief.toNanos());
        assertThat(lost.isHeld()).isFalse();
    }

    @Test
    void whoeverSeesEachTermExtendedWaitsOn() {
        ManualClock late = new ManualClock();
        late.advance(Duration.ofDays(-1));
        Duration brief = Duration.ofMillis(60);
        CacheLock held = node(clock).turn(KEY, MINUTE).ask().orElseThrow();
        LockTurn turn = node(late).turn(KEY, MINUTE);
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2 * brief.toNanos()) {
            assertThat(held.extend(Duration.ofSeconds(30))).isTrue();
            assertThat(turn.ask()).isEmpty();
        }
    }

    @Test
    void isNotToBeHadWhileTheBackendIsOut() {
        Locks node = node(clock);
        CacheLock lock = ask(node).orElseThrow();
        out.set(true);
        assertThat(lock.isHeld()).isFalse();
        assertThat(lock.extend(MINUTE)).isFalse();
        assertThat(node.turn(":products:1:other", MINUTE).ask()).isEmpty();
        out.set(false);
        assertThat(lock.isHeld()).as("nobody has taken it meanwhile").isTrue();
        store.clear();
        assertThat(lock.isHeld()).as("a backend that lost it").isFalse();
        assertThat(ask(node)).isPresent();
    }

    /** Does what it is told and answers that it did not: the connection broke in between. */
    private final class LosingAnswers implements LockPlace {

        @Override
        public @Nullable Entry get(String key) {
            return store.get(key);
        }

        @Override
        public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
            var unused = store.replace(key, expected, replacement);
            return false;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }

    @Test
    void aLockWhoseAnswerWasLostIsHeldAllTheSame() {
        CacheLock lock = ask(new Locks(new LosingAnswers(), clock)).orElseThrow();
        assertThat(lock.extend(MINUTE)).isTrue();
        assertThat(ask(node(clock))).isEmpty();
        lock.close();
        assertThat(ask(node(clock))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT8760H1S"})
    void refusesATermThatIsNone(String term) {
        Cache cache = caches.get("products");
        assertThatThrownBy(() -> cache.lock("k", Duration.parse(term)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("term = '" + Duration.parse(term) + "' (of a lock): out of range. Use ");
        CacheLock lock = cache.lock("k", Duration.ofDays(365)).orElseThrow();
        assertThatThrownBy(() -> lock.extend(Cache.FOREVER)).isInstanceOf(IllegalArgumentException.class);
        assertThat(lock.isHeld()).isTrue();
    }

    @Test
    void neitherBoundsNorClearOfAnInProcessCacheDropALock() {
        try (Caches bounded = Caches.open(Map.of("larder.caches.default.max-entries", "2"))) {
            Cache cache = bounded.get("default");
            CacheLock lock = cache.lock("k", MINUTE).orElseThrow();
            for (int i = 0; i < 100; i++) {
                cache.set("k" + i, i);
            }
            cache.clear();
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void locksThatNobodyGaveBackDoNotPileUp() {
        LockTable table = new LockTable(clock);
        Locks locks = new Locks(table, clock);
        for (int i = 0; i < 10_000; i++) {
            assertThat(locks.turn(":products:1:k" + i, Duration.ofSeconds(1)).ask())
                    .isPresent();
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(table.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void aClosedBackendGivesNoLocks() {
        AtomicBoolean open = new AtomicBoolean(true);
        Locks locks = new Locks(
                new LockPlace() {
                    @Override
                    public @Nullable Entry get(String key) {
                        return null;
                    }

                    @Override
                    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
                        return expected == null;
                    }

                    @Override
                    public boolean isOpen() {
                        return open.get();
                    }
                },
                clock);
        assertThat(ask(locks)).isPresent();
        open.set(false);
        assertThat(ask(locks)).isEmpty();
    }

    @Test
    void whoWaitsCanBeInterrupted() throws Exception {
        Cache cache = caches.get("products");
        CacheLock held = cache.lock("k", MINUTE).orElseThrow();
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                cache.lock("k", MINUTE, MINUTE).ifPresent(CacheLock::close);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        waiting.start();
        waiting.interrupt();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(held.isHeld()).isTrue();
    }

    @Test
    void aLockThatNobodyWantsAnyMoreIsGivenBack() throws Exception {
        Cache cache = caches.get("products");
        CacheLock held = cache.lock("k", MINUTE).orElseThrow();
        CompletableFuture<Optional<CacheLock>> waiting =
                cache.async().lock("k", MINUTE, MINUTE).toCompletableFuture();
        waiting.complete(Optional.empty());
        held.close();
        cache.lock("k", MINUTE, Duration.ofSeconds(40)).orElseThrow().close();
    }
}
