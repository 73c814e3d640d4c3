package dev.larder.internal.store.jdbc;

import dev.larder.spi.Bus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bus over a table: every node writes its messages into it and asks for new ones every second or so.
 *
 * <p>A change of another node is known after one interval. Where a message may be missing, a gap is told after three at the latest; while the
 * database does not answer, with every attempt to read. See {@link Position}.
 */
final class JdbcBus implements Bus {

    private static final Logger LOG = System.getLogger(JdbcBus.class.getName());

    /** So many messages are sent between two attempts to drop old ones. */
    private static final int CLEANING_INTERVAL = 100;

    /** So many intervals are waited for a missing message, or for this thread itself. */
    private static final int PATIENCE = 2;

    private final MessageCalls calls;
    private final Duration interval;
    private final Clock clock;
    private final Runnable closing;
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread reader;

    JdbcBus(MessageCalls calls, Duration interval, Runnable closing) {
        this.calls = calls;
        this.interval = interval;
        this.clock = calls.clock();
        this.closing = closing;
    }

    @Override
    public void send(byte[] message) {
        calls.send(message);
        if (sent.incrementAndGet() % CLEANING_INTERVAL == 0) {
            calls.dropOld();
        }
    }

    @Override
    public synchronized void listen(Listener listener) {
        Reader work = new Reader(listener);
        work.begin();
        Thread thread = new Thread(work, "larder-jdbc-bus");
        thread.setDaemon(true);
        reader = thread;
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        awaitEnd();
        closing.run();
    }

    /** The listener is not called any more afterwards; a call that is under way is waited for. */
    private void awaitEnd() {
        Thread thread;
        synchronized (this) {
            thread = reader;
        }
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(calls.database().timeout().plus(interval).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until the bus is closed. */
    private final class Reader implements Runnable {

        private final Listener listener;
        private @Nullable Position position;
        private Instant lastRead = clock.instant();

        Reader(Listener listener) {
            this.listener = listener;
        }

        /** Begins at the newest message, if the database answers. */
        void begin() {
            try {
                position = new Position(calls.newest(), interval.multipliedBy(PATIENCE));
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "Messages cannot be read yet.", e);
            }
        }

        @Override
        public void run() {
            try {
                while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                    tryToRead();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whatever goes wrong, something may be missing. */
        private void tryToRead() {
            try {
                while (read()) {
                    lastRead = clock.instant();
                }
                lastRead = clock.instant();
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "Messages cannot be read.", e);
                tell(true);
            }
        }

        /** Reads once; whether there is more. */
        private boolean read() {
            tell(clock.instant()
                    .isAfter(lastRead.plus(interval.multipliedBy(PATIENCE + 1)))); // this process stood still
            Position now = position;
            if (now == null) {
                position = new Position(calls.newest(), interval.multipliedBy(PATIENCE));
                tell(true);
                return false;
            }
            var rows = calls.from(now.from());
            Position.Step step = now.read(rows, clock.instant());
            step.fresh().stream().filter(this::isOurs).forEach(message -> listener.received(message.body()));
            if (step.lost()) {
                position = null; // before the gap is told, so that what is sent meanwhile is not missed
                return true;
            }
            tell(step.gap());
            return rows.size() == MessageCalls.READ_AT_ONCE && !step.fresh().isEmpty();
        }

        private boolean isOurs(Message message) {
            return message.channel() == calls.channel() && message.body().length > 0;
        }

        private void tell(boolean gap) {
            if (gap && closed.getCount() > 0) {
                listener.gap();
            }
        }
    }
}
