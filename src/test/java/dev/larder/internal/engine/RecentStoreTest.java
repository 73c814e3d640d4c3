package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.testing.Entries;
import dev.larder.testing.Together;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was read a moment ago is read past the store, and never after it was changed. */
@Timeout(20)
class RecentStoreTest {

    private static final CachePolicy POLICY = EngineFixture.defaults();
    private static final Entry OLD = Entries.of("old");
    private static final Entry NEW = Entries.of("new");

    private final WatchedStore inner = new WatchedStore();
    private final RecentStore store = new RecentStore(inner, 1600, POLICY);

    private void hold(Entry entry) {
        store.putAll(Map.of("k", entry));
    }

    @Test
    void readsTheStoreOnceForAKeyThatIsReadAgain() {
        hold(OLD);
        for (int i = 0; i < 10; i++) {
            assertThat(store.get("k")).isSameAs(OLD);
        }
        assertThat(inner.reads()).isEqualTo(1);
    }

    @Test
    void absenceIsNotRemembered() {
        assertThat(store.get("k")).isNull();
        inner.putAll(Map.of("k", OLD));
        assertThat(store.get("k")).isSameAs(OLD);
    }

    @Test
    void whatIsChangedIsForgotten() {
        List<Runnable> changes = List.of(
                () -> hold(NEW),
                () -> store.replace("k", OLD, NEW),
                () -> store.replace("k", OLD, null),
                () -> store.removeAll(List.of("k")),
                store::clear);
        for (Runnable change : changes) {
            hold(OLD);
            assertThat(store.get("k")).isSameAs(OLD);
            change.run();
            assertThat(store.get("k")).isNotSameAs(OLD).isEqualTo(inner.get("k"));
        }
    }

    @Test
    void aReadThatWasOvertakenByAWriteIsNotRemembered() {
        hold(OLD);
        inner.afterReading(() -> hold(NEW));
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(store.get("k")).isSameAs(NEW);
    }

    @Test
    void aReadThatWasOvertakenByARemovalAndItsUndoingIsNotRemembered() {
        hold(OLD);
        inner.afterReading(() -> {
            store.removeAll(List.of("k"));
            hold(NEW);
            store.clear();
        });
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(store.get("k")).isNull();
    }

    @Test
    void whatIsReadWhileAWriteRunsIsNotRemembered() {
        hold(OLD);
        inner.beforeWriting(() -> assertThat(store.get("k")).isSameAs(OLD));
        hold(NEW);
        assertThat(store.get("k")).isSameAs(NEW);
    }

    @Test
    void theWriteThatEndsFirstDoesNotSpeakForTheOther() {
        hold(OLD);
        inner.beforeWriting(() -> {
            store.replace("k", NEW, OLD); // another write of this key, which comes to nothing
            inner.afterReading(() -> assertThat(store.get("k")).isSameAs(OLD));
            assertThat(store.get("k")).isSameAs(OLD);
        });
        hold(NEW);
        assertThat(store.get("k")).isSameAs(NEW);
    }

    @Test
    void aReaderInTheMiddleOfAClearRemembersNothing() {
        hold(OLD);
        inner.beforeWriting(() -> assertThat(store.get("k")).isSameAs(OLD));
        store.clear();
        assertThat(store.get("k")).isNull();
    }

    @Test
    void remembersAgainAfterAWriteThatFailed() {
        hold(OLD);
        inner.beforeWriting(() -> {
            throw new IllegalStateException("out of order");
        });
        assertThatThrownBy(() -> hold(NEW)).isInstanceOf(IllegalStateException.class);
        int before = inner.reads();
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(inner.reads()).isEqualTo(before + 1);
    }

    @Test
    void asksTheStoreAgainWhenManyWritesMayHaveDroppedTheEntry() {
        hold(OLD);
        assertThat(store.get("k")).isSameAs(OLD);
        inner.removeAll(List.of("k")); // as an eviction does
        IntStream.range(0, 100).forEach(i -> store.putAll(Map.of("other" + i, NEW)));
        store.removeAll(List.of("one more"));
        assertThat(store.get("k")).isNull();
    }

    @Test
    void aSmallStoreIsAskedAfterEachWrite() {
        RecentStore small = new RecentStore(inner, 15, POLICY);
        small.putAll(Map.of("k", OLD));
        assertThat(small.get("k")).isSameAs(OLD);
        inner.removeAll(List.of("k"));
        small.putAll(Map.of("other", NEW));
        assertThat(small.get("k")).isNull();
    }

    @Test
    void keysThatShareAPlacePushEachOtherOut() {
        RecentStore two = new RecentStore(inner, 3, POLICY);
        for (int i = 0; i < 50; i++) {
            two.putAll(Map.of("k" + i, Entries.of(i)));
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50; i++) {
                assertThat(two.get("k" + i)).isEqualTo(Entries.of(i));
            }
        }
    }

    @Test
    void whatTheStoreDroppedTakesNoMemory() {
        WeakReference<Entry> dropped = readAndDropped();
        for (int i = 0; i < 50 && dropped.get() != null; i++) {
            System.gc();
        }
        assertThat(dropped.get()).isNull();
    }

    private WeakReference<Entry> readAndDropped() {
        store.putAll(Map.of("k", Entries.of("value")));
        WeakReference<Entry> read = new WeakReference<>(store.get("k"));
        inner.removeAll(List.of("k"));
        return read;
    }

    @Test
    void theHashOfAFullKeyIsKnownWithoutMakingIt() {
        KeySpace keys = new KeySpace("pre:fix", "products", 3);
        for (int length = 0; length < 250; length++) {
            String key = "\u00e4" + "k".repeat(length);
            assertThat(keys.hash(key)).isEqualTo(keys.full(key).hashCode());
        }
    }

    @Test
    void theSameKeyOfAnotherVersionIsAnotherEntry() {
        try (EngineFixture fixture = new EngineFixture()) {
            Cache first = fixture.cache("products", POLICY, store);
            Cache second = first.withVersion(2);
            first.set("key", 1);
            second.set("key", 2);
            for (int round = 0; round < 3; round++) {
                assertThat(first.<Integer>get("key")).isEqualTo(1);
                assertThat(second.<Integer>get("key")).isEqualTo(2);
                assertThat(first.withVersion(2).<Integer>get("key")).isEqualTo(2);
            }
        }
    }

    @Test
    void aRememberedEntryIsServedNoLongerThanItLives() {
        try (EngineFixture fixture = new EngineFixture()) {
            Cache cache = fixture.cache("products", POLICY, store);
            cache.set("key", "value", Duration.ofSeconds(10));
            assertThat(cache.<String>get("key")).isEqualTo("value");
            fixture.clock.advance(Duration.ofMillis(9_999));
            assertThat(cache.<String>get("key")).isEqualTo("value");
            fixture.clock.advance(Duration.ofMillis(1));
            assertThat(cache.<String>get("key")).isNull();
            assertThat(cache.statistics().hits()).isEqualTo(2);
            assertThat(cache.statistics().misses()).isEqualTo(1);
        }
    }

    @Test
    void aRememberedEntryIsRefreshedAsEarlyAsAnotherOne() {
        try (EngineFixture fixture = new EngineFixture()) {
            Cache cache = fixture.cache("products", POLICY, store);
            CachePolicy minute = CachePolicy.ttl(Duration.ofMinutes(1));
            cache.getOrSet("key", minute, () -> {
                fixture.clock.advance(Duration.ofSeconds(1));
                return "first";
            });
            assertThat(cache.<String, RuntimeException>getOrSet("key", minute, () -> "too early"))
                    .isEqualTo("first");
            fixture.clock.advance(Duration.ofSeconds(30));
            fixture.dice = Double.MIN_VALUE; // a draw of more than any head start
            AtomicLong refreshes = new AtomicLong();
            CompletableFuture<Void> refreshed = new CompletableFuture<>();
            cache.<String, RuntimeException>getOrSet("key", minute, () -> {
                refreshes.incrementAndGet();
                refreshed.complete(null);
                return "second";
            });
            assertThat(refreshed).succeedsWithin(Duration.ofSeconds(5));
            assertThat(refreshes).hasValue(1);
        }
    }

    @Test
    void anInvalidatedEntryIsNotServedThoughItIsRemembered() {
        try (EngineFixture fixture = new EngineFixture()) {
            Cache cache = fixture.cache("products", POLICY, store);
            List<Runnable> invalidations =
                    List.of(cache::clear, () -> cache.invalidateTags("tag"), () -> cache.delete("key"));
            for (Runnable invalidation : invalidations) {
                cache.set("key", "value", POLICY.tags("tag"));
                assertThat(cache.<String>get("key")).isEqualTo("value");
                assertThat(cache.<String>get("key")).isEqualTo("value");
                invalidation.run();
                assertThat(cache.<String>get("key")).isNull();
            }
        }
    }

    /** One thread counts upwards; who has seen a number never sees a smaller one, nor one below what was written before he read. */
    @Test
    void manyReadersSeeTimeRunForwards() throws Exception {
        AtomicLong written = new AtomicLong();
        store.putAll(Map.of("k", Entries.of(0L)));
        try (Together threads = new Together(4)) {
            List<Long> backwards = threads.all(i -> i == 0 ? count(written) : watch(written));
            assertThat(backwards).containsOnly(0L);
        }
    }

    private long count(AtomicLong written) {
        for (long number = 1; number <= 50_000; number++) {
            store.putAll(Map.of("k", Entries.of(number)));
            written.set(number);
        }
        written.set(Long.MAX_VALUE);
        return 0;
    }

    private long watch(AtomicLong written) {
        long backwards = 0;
        long seen = 0;
        for (long floor = written.get(); floor < Long.MAX_VALUE; floor = written.get()) {
            long number = (Long) store.get("k").value();
            backwards += number < floor || number < seen ? 1 : 0;
            seen = number;
        }
        return backwards;
    }
}
