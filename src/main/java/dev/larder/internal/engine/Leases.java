package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Store;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to load a key, for one process at a time. It saves loads; that nothing old is kept does not depend on it ({@link Fence}).
 *
 * <ol>
 *   <li>A lease is an entry beside the one to be loaded, taken and given back by compare-and-set.
 *   <li>Its holder renews it while he loads. Whoever has seen the same lease for a whole term takes it over: nobody's clock need be right.
 *   <li>A value that is not for others leaves a mark instead, so that the others do not load it one after the other.
 * </ol>
 */
final class Leases {

    private static final System.Logger LOG = System.getLogger(Leases.class.getName());
    private static final int VERSION = -2;

    /** In place of a token: everybody loads for himself. */
    private static final Long FOR_EACH = 0L;

    private static final Duration FOR_EACH_KEPT = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TOLD_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Store far;
    private final Changes changes;
    private final EngineContext context;
    private final Duration term;

    /**
     * Begins.
     *
     * @param far the backend itself
     * @param term how long a lease outlives its holder at most
     */
    Leases(Store far, Changes changes, EngineContext context, Duration term) {
        this.far = far;
        this.changes = changes;
        this.context = context;
        this.term = term;
    }

    /** What came of asking. */
    enum Answer {
        /** Load: the lease is the flight's, or there is none to be had. */
        LOAD,
        /** Somebody else loads. */
        WAIT
    }

    /** One who asks as long as somebody else loads. */
    final class Turn {
        private final Flight flight;
        private final String key;
        private @Nullable CountDownLatch next;
        private @Nullable Object token;
        private long seen;
        private long pause = FIRST_PAUSE;

        Turn(Flight flight) {
            this.flight = flight;
            this.key = KeySpace.reserved(flight.key(), VERSION);
        }

        /** Waits until the entry is there ({@code null} when it is not) or this is whose turn it is to load it. */
        @Nullable
        Entry arrived(CacheEngine engine, LongSupplier remaining) {
            try {
                while (true) {
                    Answer answer = ask();
                    Entry found = engine.entries().fresh(engine.takeoffs().look(flight));
                    long left = remaining.getAsLong();
                    if (found != null || answer == Answer.LOAD || left <= 0 || !await(left)) {
                        return found;
                    }
                }
            } finally {
                end();
            }
        }

        Answer ask() {
            Entry mine = lease(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), term);
            if (far.replace(key, null, mine)) {
                return taken(mine);
            }
            Entry held = far.get(key);
            if (held == null) {
                return Answer.LOAD; // out of order, or given back this very moment
            }
            if (FOR_EACH.equals(held.value()) && !isOver(held)) {
                return Answer.LOAD;
            }
            return hasLapsed(held) && far.replace(key, held, mine) ? taken(mine) : Answer.WAIT;
        }

        private boolean isOver(Entry held) {
            return !context.clock().instant().isBefore(held.lifetime().expires());
        }

        private Answer taken(Entry mine) {
            Lease lease = new Lease(key, mine);
            flight.lease(lease);
            lease.renewLater();
            return Answer.LOAD;
        }

        private boolean hasLapsed(Entry held) {
            long now = System.nanoTime();
            if (!Objects.equals(held.value(), token)) {
                token = held.value();
                seen = now;
            }
            return FOR_EACH.equals(token) || now - seen >= term.toNanos();
        }

        /** Waits until it is worth asking again; the first time not at all, as the answer may have come before anybody listened. */
        boolean await(long nanos) {
            CountDownLatch last = next;
            next = changes.next(flight.key());
            return last == null || Changes.await(last, Math.min(nanos, pause()));
        }

        /** How long to wait before asking again, where nobody wakes who waits. */
        long pause() {
            long now = changes.areTold() ? TOLD_PAUSE : pause;
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            return now;
        }

        /** Asks no more. */
        void end() {
            if (next != null) {
                changes.forget(flight.key());
            }
        }
    }

    private Entry lease(Long token, Duration life) {
        Instant now = context.clock().instant();
        Instant end = now.plus(life);
        return new Entry(token, new Lifetime(now, now, now, end), List.of(), Duration.ZERO);
    }

    /** A lease that a flight holds. */
    final class Lease {
        private final String key;
        private Entry held;
        private volatile boolean ended;

        Lease(String key, Entry held) {
            this.key = key;
            this.held = held;
        }

        private void renewLater() {
            var unused = context.threads()
                    .timer()
                    .get()
                    .schedule(this::renewBehind, term.toNanos() / 3, TimeUnit.NANOSECONDS);
        }

        private void renewBehind() {
            if (!ended) {
                context.executor().execute(this::renew);
            }
        }

        private synchronized void renew() {
            if (ended) {
                return;
            }
            Entry next = lease(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), term);
            if (far.replace(key, held, next)) {
                held = next;
                renewLater();
            }
        }

        /** Gives it back. */
        void end(Flight flight) {
            end(flight, null);
        }

        /** Gives it back, and lets everybody load for himself for a while. */
        void endForEach(Flight flight) {
            end(flight, lease(FOR_EACH, FOR_EACH_KEPT));
        }

        private synchronized void end(Flight flight, @Nullable Entry left) {
            if (!ended) {
                ended = true;
                giveBack(left);
                changes.tell(flight.key());
            }
        }

        private void giveBack(@Nullable Entry left) {
            try {
                far.replace(key, held, left);
            } catch (RuntimeException e) { // it lapses; those who wait for the load must hear of it all the same
                LOG.log(Level.DEBUG, "A lease could not be given back.", e);
            }
        }
    }
}
