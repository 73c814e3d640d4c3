package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Outcome;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several processes read, change and invalidate at random; the checker knows what each reader may see at the oldest.
 *
 * <p>Each believes nothing without reading on, so that what one invalidates is invalidated for all; what one writes or removes it never
 * sees older itself. Of three levels the middle one is in each process alone. A fifth of the messages is lost.
 */
@Timeout(60)
class ClusterInterleavingTest {

    private static final int LEVELS = 3;
    private static final int ROWS = 5;
    private static final int PROCESSES = 3;
    private static final int THREADS_EACH = 4;
    private static final Duration RUN = Duration.ofMillis(Long.getLong("larder.run", 4000));
    private static final int MOST_VIOLATIONS = 10;

    private final ClusterFixture cluster =
            new ClusterFixture(new SteppedStore(Readers::pauseAtTimes, Readers::pauseAtTimes));
    private final AtomicLongArray database = new AtomicLongArray(ROWS);
    private final List<Member> members = new ArrayList<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    private boolean believing;

    /** Whoever writes a value knows it to be current: nobody invalidates between his look at the data and his write. */
    private final ReadWriteLock giving = new ReentrantReadWriteLock();

    /** A process, its caches, and what it may see at the oldest. */
    private record Member(List<Cache> levels, Readers readers, Floors floors) {}

    ClusterInterleavingTest() {
        AtomicLong ever = new AtomicLong();
        cluster.nanoTime = () -> ever.addAndGet(Duration.ofMinutes(1).toNanos());
        cluster.line.loses = () -> ThreadLocalRandom.current().nextInt(5) == 0;
        SteppedStore low = new SteppedStore(Readers::pauseAtTimes, Readers::pauseAtTimes);
        SteppedStore high = new SteppedStore(Readers::pauseAtTimes, Readers::pauseAtTimes);
        for (int i = 0; i < PROCESSES; i++) {
            ClusterFixture.Process process = cluster.toldLater();
            NearLevel near = new NearLevel(new MapStore(), 1000, Duration.ofMinutes(1), EngineFixture.defaults());
            Duration term = Duration.ofSeconds(1);
            List<Cache> levels = List.of(
                    process.cache("low", low, EngineFixture.defaults(), new Node.Share(term, Optional.of(near))),
                    process.inProcess("middle"),
                    process.cache("high", high, EngineFixture.defaults(), new Node.Share(term, Optional.empty())));
            members.add(new Member(levels, new Readers(levels, database), new Floors(LEVELS, ROWS)));
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void noReadAfterAnInvalidationAnywhereSeesWhatWasBeforeIt() throws Exception {
        run();
    }

    /** Most hits are near ones then, and what one process invalidates another may not know yet. */
    @Test
    void whereWhatWasHeardIsBelievedForAWhileNoReadAfterAnInvalidationOfTheSameProcessSeesWhatWasBeforeIt()
            throws Exception {
        cluster.nanoTime = System::nanoTime;
        believing = true;
        run();
    }

    private void run() throws Exception {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        long end = System.nanoTime() + RUN.toNanos();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < PROCESSES * THREADS_EACH; i++) {
            Random random = new Random(seed + i);
            Member member = members.get(i % PROCESSES);
            workers.add(cluster.threads.submit(() -> work(member, random, end)));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(violations).as("seed %d, met %s", seed, seen).isEmpty();
        assertThat(seen)
                .as("seed %d: what the run is meant to meet", seed)
                .containsKeys("HIT", "MISS", "STALE", "collapsed", "invalidated", "superseded");
    }

    private void work(Member member, Random random, long end) {
        while (System.nanoTime() < end && violations.size() < MOST_VIOLATIONS) {
            int level = random.nextBoolean() ? 0 : 2;
            int key = random.nextInt(ROWS);
            switch (random.nextInt(80)) {
                case 0, 1, 2 -> invalidate(member, key);
                case 3, 4 -> delete(member, level, key);
                case 5 -> clear(member, level);
                case 6, 7 -> give(member, key, random);
                case 8 -> member.levels().get(level).touch(Readers.key(key), Duration.ofMillis(random.nextInt(1000)));
                case 9, 10, 11 -> cluster.clock.advance(Duration.ofMillis(random.nextInt(500)));
                default -> read(member, level, key, random);
            }
        }
    }

    private void read(Member member, int level, int key, Random random) {
        Snapshot floor = member.floors().of(level, key);
        Outcome<Snapshot> outcome = member.readers().read(level, key, random);
        if (outcome == null) {
            return;
        }
        seen.merge(outcome.how().name(), 1, Integer::sum);
        outcome.because().ifPresent(reason -> seen.merge(reason, 1, Integer::sum));
        if (outcome.collapsed()) {
            seen.merge("collapsed", 1, Integer::sum);
        }
        if (outcome.value().outdated(floor) >= 0) {
            violations.add("process " + members.indexOf(member) + ", level " + level + ", key " + key + ": " + outcome
                    + " may not be older than " + floor);
        }
    }

    private void invalidate(Member member, int row) {
        database.incrementAndGet(row);
        giving.readLock().lock();
        try {
            long version = database.get(row);
            member.levels().get(0).invalidateTags(Readers.tag(row));
            (believing ? List.of(member) : members)
                    .forEach(each -> each.floors().raiseAll(row, version));
        } finally {
            giving.readLock().unlock();
        }
    }

    private void delete(Member member, int level, int key) {
        database.incrementAndGet(key);
        giving.readLock().lock();
        try {
            Snapshot floor = member.floors().ofLoad(level, key, database);
            member.levels().get(level).delete(Readers.key(key));
            member.floors().raise(level, key, floor);
        } finally {
            giving.readLock().unlock();
        }
    }

    private void clear(Member member, int level) {
        for (int row = 0; row < ROWS; row++) {
            database.incrementAndGet(row);
        }
        giving.readLock().lock();
        try {
            List<Snapshot> floor = new ArrayList<>();
            for (int key = 0; key < ROWS; key++) {
                floor.add(member.floors().ofLoad(level, key, database));
            }
            member.levels().get(level).clear();
            for (int key = 0; key < ROWS; key++) {
                member.floors().raise(level, key, floor.get(key));
            }
        } finally {
            giving.readLock().unlock();
        }
    }

    private void give(Member member, int key, Random random) {
        database.incrementAndGet(key);
        giving.writeLock().lock();
        try {
            Snapshot current = Snapshot.of(ROWS, key, database.get(key));
            var policy = Readers.policy(0, key, random).tags(Readers.tag(key));
            member.levels().get(0).set(Readers.key(key), current, policy);
            member.floors().raise(0, key, current);
        } finally {
            giving.writeLock().unlock();
        }
    }
}
