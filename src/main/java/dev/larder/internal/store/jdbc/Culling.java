package dev.larder.internal.store.jdbc;

import dev.larder.internal.store.jdbc.CullingTable.Candidate;
import dev.larder.spi.StoreSettings.Bounds;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the rows of a cache within its bounds and drops dead ones. The idea is that of Rails' Solid Cache.
 *
 * <ol>
 *   <li>Every fifty writes there is a round, made by a thread that nobody waits for.
 *   <li>It drops a batch of what has expired, or a few.
 *   <li>It estimates how much there is from a slice of the digests, so that no round counts all rows.
 *   <li>If that is too much, it looks at three batches of the oldest rows and drops a random one of them, so that several nodes that do the same
 *       at once seldom choose the same rows; then it looks again.
 * </ol>
 *
 * A batch is twice as many rows as were written since the last round, so rounds seldom have more than one. What it costs does not
 * depend on how many rows there are. Safe for use by several threads.
 */
final class Culling {

    /** The most rows that are dropped at once. */
    static final int LARGEST_BATCH = 100;

    /** Dead rows are kept that long, for nodes whose clocks are behind. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int CANDIDATES = 3;
    private static final int SHARE = 10;
    private static final int ENOUGH_ROWS = 200;
    private static final int SLICE_ROWS = 500;
    private static final int COARSER = 3;
    private static final int MOST_BATCHES = 20;
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int DUE = 2;

    private static final long LONGEST_PAUSE = 5000;

    private final Bounds bounds;
    private final long cache;
    private final Clock clock;
    private final Random random;
    private final int batch;
    private final int interval;
    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final AtomicLong evictions = new AtomicLong();
    private volatile int halvings;
    private volatile long estimateAt;

    Culling(Bounds bounds, long cache, Clock clock, Random random) {
        this.bounds = bounds;
        this.cache = cache;
        this.clock = clock;
        this.random = random;
        this.batch = (int) Math.max(1, Math.min(LARGEST_BATCH, bounds.entries() / SHARE));
        this.interval = Math.max(1, batch / 2);
        this.halvings = Math.min(Slice.MOST_HALVINGS, Slice.halvings(bounds.entries(), SLICE_ROWS) + 2 * COARSER);
    }

    /** Rows were written; whether somebody must {@link #run} now. */
    boolean isDue(int rows) {
        long before = written.getAndAdd(rows);
        return (before + rows) / interval > before / interval && state.getAndSet(DUE) == IDLE;
    }

    /** Makes a round, and another one if it did not suffice or more rows were written meanwhile: nobody may write after this one. */
    void run(Session session, Names names) throws SQLException {
        CullingTable table = table(names);
        try {
            boolean enough;
            do {
                state.set(RUNNING);
                dropExpired(session, table);
                enough = written.get() < estimateAt || keepBounds(session, table);
            } while (!enough || !state.compareAndSet(RUNNING, IDLE));
        } catch (SQLException e) {
            state.set(IDLE);
            throw e;
        }
    }

    CullingTable table(Names names) {
        return new CullingTable(names, cache, candidates(batch));
    }

    private void dropExpired(Session session, CullingTable table) throws SQLException {
        long before = clock.instant().minus(MARGIN).toEpochMilli();
        List<Candidate> dead = table.expired(session, before);
        for (int i = 0; i < MOST_BATCHES && !dead.isEmpty(); i++) {
            table.dropExpired(session, some(dead, batch));
            dead = dead.size() > batch ? table.expired(session, before) : List.of();
        }
    }

    /** A few entries may be too many bytes, so few are dropped at once, and it is looked again; whether that sufficed. */
    private boolean keepBounds(Session session, CullingTable table) throws SQLException {
        long before = written.get(); // what is written after the estimate calls for another one
        Estimate now = estimate(session, table);
        boolean found = true;
        for (int i = 0; found && i < MOST_BATCHES && isTooMuch(now); i++) {
            found = dropOldest(session, table, (int) Math.max(1, Math.min(batch, now.entries() / SHARE)));
            before = written.get();
            now = estimate(session, table);
        }
        boolean enough = !found || !isTooMuch(now);
        if (enough) {
            estimateAt = before + pause(now);
        }
        return enough;
    }

    private boolean dropOldest(Session session, CullingTable table, int rows) throws SQLException {
        List<Candidate> oldest = table.oldest(session);
        List<Candidate> chosen = some(oldest.subList(0, Math.min(oldest.size(), candidates(rows))), rows);
        table.dropOldest(session, chosen);
        evictions.addAndGet(chosen.size());
        return !chosen.isEmpty();
    }

    /** A single row is the oldest one, lest it be the one that was just written. */
    private static int candidates(int rows) {
        return rows == 1 ? 1 : rows * CANDIDATES;
    }

    private List<Candidate> some(List<Candidate> candidates, int rows) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(rows, shuffled.size()));
    }

    /** How much there is, stamps left out; exact when it is little. */
    Estimate estimate(Session session, CullingTable table) throws SQLException {
        for (int size = halvings; ; size = Math.max(0, size - COARSER)) {
            Slice slice = Slice.around(random.nextLong(), size);
            long[] held = table.count(session, slice, NewRow.NEVER - 1);
            if (held[0] >= ENOUGH_ROWS || size == 0) {
                halvings = Slice.halvings(held[0] << size, SLICE_ROWS);
                return Estimate.of(held[0], held[1], slice);
            }
        }
    }

    private boolean isTooMuch(Estimate now) {
        return now.entries() > bounds.entries() || now.bytes() > bounds.bytes().orElse(Long.MAX_VALUE);
    }

    /** How many writes may pass until the next estimate: far from the bounds many, for there may be other nodes that write as much. */
    private long pause(Estimate now) {
        long room = bounds.entries() - now.entries();
        if (bounds.bytes().isPresent()) {
            long average = now.entries() < ENOUGH_ROWS ? Long.MAX_VALUE : Math.max(1, now.bytes() / now.entries());
            room = Math.min(room, (bounds.bytes().getAsLong() - now.bytes()) / average);
        }
        return Math.max(1, Math.min(LONGEST_PAUSE, room / (2 * SHARE)));
    }

    /** How many rows this node has dropped to keep the bounds. */
    long evictions() {
        return evictions.get();
    }
}
