package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Outcome;
import dev.larder.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads read, change and invalidate at random; the checker knows what each reader may see at the oldest.
 *
 * <p>A read that begins after an invalidation, removal, clear or write has returned never sees data from before it was called, be the
 * value fresh, stale, somebody else's or the result of a load that was running. {@code -Dlarder.seed=} repeats the choices of a run,
 * though not the scheduler's.
 */
@Timeout(60)
class InterleavingTest {

    private static final int LEVELS = 3;
    private static final int ROWS = 5;
    private static final int THREADS = 10;
    private static final Duration RUN = Duration.ofMillis(Long.getLong("larder.run", 4000));
    private static final int MOST_VIOLATIONS = 10;
    private static final int MANY_TAGS = 2000;

    private final EngineFixture fixture = new EngineFixture();
    private final AtomicLongArray database = new AtomicLongArray(ROWS);
    private final Floors floors = new Floors(LEVELS, ROWS);
    private final List<Cache> levels = new ArrayList<>();
    private final Readers readers = new Readers(levels, database);
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** Whoever writes a value knows it to be current: nobody invalidates between his look at the data and his write. */
    private final ReadWriteLock giving = new ReentrantReadWriteLock();

    InterleavingTest() {
        for (int level = 0; level < LEVELS; level++) {
            SteppedStore store = new SteppedStore(Readers::pauseAtTimes, Readers::pauseAtTimes, Readers::pauseAtTimes);
            levels.add(fixture.cache("level-" + level, EngineFixture.defaults(), remembered(store, level)));
        }
    }

    /** All but the last as caches of this process are: what was read is remembered in front of the store. */
    private static Store remembered(Store store, int level) {
        return level == LEVELS - 1 ? store : new RecentStore(store, 1600, EngineFixture.defaults());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void noReadAfterAnInvalidationSeesWhatWasBeforeIt() throws Exception {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        long end = System.nanoTime() + RUN.toNanos();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            workers.add(fixture.threads.submit(() -> work(random, end)));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(violations).as("seed %d, met %s", seed, seen).isEmpty();
        assertThat(seen)
                .as("seed %d: what the run is meant to meet", seed)
                .containsKeys("HIT", "MISS", "STALE", "collapsed", "invalidated", "superseded", "STALE_ON_ERROR");
    }

    private void work(Random random, long end) {
        while (System.nanoTime() < end && violations.size() < MOST_VIOLATIONS) {
            int level = random.nextInt(LEVELS);
            int key = random.nextInt(ROWS);
            fixture.dice = 1 - random.nextDouble();
            switch (random.nextInt(80)) {
                case 0, 1 -> invalidate(key, random);
                case 2, 3 -> delete(level, key);
                case 4 -> clear(level);
                case 5, 6 -> give(key, random);
                case 7 -> levels.get(level).touch(Readers.key(key), Duration.ofMillis(random.nextInt(1000)));
                case 8, 9, 10 -> fixture.clock.advance(Duration.ofMillis(random.nextInt(500)));
                default -> read(level, key, random);
            }
        }
    }

    private void read(int level, int key, Random random) {
        Snapshot floor = floors.of(level, key);
        Outcome<Snapshot> outcome = readers.read(level, key, random);
        if (outcome == null) {
            return;
        }
        count(outcome);
        int row = outcome.value().outdated(floor);
        if (row >= 0) {
            violations.add("level " + level + ", key " + key + ", row " + row + ": " + outcome
                    + " may not be older than " + floor);
        }
    }

    private void count(Outcome<Snapshot> outcome) {
        seen.merge(outcome.how().name(), 1, Integer::sum);
        outcome.because().ifPresent(reason -> seen.merge(reason, 1, Integer::sum));
        if (outcome.collapsed()) {
            seen.merge("collapsed", 1, Integer::sum);
        }
    }

    private void invalidate(int row, Random random) {
        database.incrementAndGet(row);
        giving.readLock().lock();
        try {
            long version = database.get(row);
            levels.get(0).invalidateTags(random.nextBoolean() ? new String[] {Readers.tag(row)} : manyWith(row));
            floors.raiseAll(row, version);
        } finally {
            giving.readLock().unlock();
        }
    }

    /** An invalidation that takes its time. */
    private static String[] manyWith(int row) {
        return IntStream.rangeClosed(0, MANY_TAGS)
                .mapToObj(i -> i == MANY_TAGS ? Readers.tag(row) : "other-" + i)
                .toArray(String[]::new);
    }

    private void delete(int level, int key) {
        database.incrementAndGet(key);
        giving.readLock().lock();
        try {
            Snapshot floor = floors.ofLoad(level, key, database);
            levels.get(level).delete(Readers.key(key));
            floors.raise(level, key, floor);
        } finally {
            giving.readLock().unlock();
        }
    }

    private void clear(int level) {
        for (int row = 0; row < ROWS; row++) {
            database.incrementAndGet(row);
        }
        giving.readLock().lock();
        try {
            List<Snapshot> floor = new ArrayList<>();
            for (int key = 0; key < ROWS; key++) {
                floor.add(floors.ofLoad(level, key, database));
            }
            levels.get(level).clear();
            for (int key = 0; key < ROWS; key++) {
                floors.raise(level, key, floor.get(key));
            }
        } finally {
            giving.readLock().unlock();
        }
    }

    private void give(int key, Random random) {
        database.incrementAndGet(key);
        giving.writeLock().lock();
        try {
            Snapshot current = Snapshot.of(ROWS, key, database.get(key));
            Cache values = levels.get(0);
            var policy = Readers.policy(0, key, random).tags(Readers.tag(key));
            boolean given = random.nextBoolean();
            if (given) {
                values.set(Readers.key(key), current, policy);
            } else {
                given = values.add(Readers.key(key), current, policy);
            }
            if (given) {
                floors.raise(0, key, current);
            }
        } finally {
            giving.writeLock().unlock();
        }
    }
}
