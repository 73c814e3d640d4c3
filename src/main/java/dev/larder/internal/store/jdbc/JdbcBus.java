package dev.larder.internal.store.jdbc;

import dev.larder.internal.bus.BusReader;
import dev.larder.spi.Bus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bus over a table: every node writes its messages into it and asks for new ones every second or so.
 *
 * <p>A change of another node is known after one interval. Where a message may be missing, a gap is told after three at the latest; while the
 * database does not answer, with every attempt to read. See {@link Position}.
 */
final class JdbcBus implements Bus {

    /** So many messages are sent between two attempts to drop old ones. */
    private static final int CLEANING_INTERVAL = 100;

    private final MessageCalls calls;
    private final Duration interval;
    private final String cacheName;
    private final Runnable closing;
    private final AtomicInteger sent = new AtomicInteger();
    private @Nullable BusReader reader;

    JdbcBus(MessageCalls calls, Duration interval, String cacheName, Runnable closing) {
        this.calls = calls;
        this.interval = interval;
        this.cacheName = cacheName;
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
        if (reader != null) {
            throw new IllegalStateException("this bus is listened to already");
        }
        reader = new BusReader(new TableMessages(calls, interval), listener, manner());
        reader.start();
    }

    private BusReader.Manner manner() {
        Duration goodbye = calls.database().timeout().plus(interval);
        return new BusReader.Manner(cacheName, "larder-jdbc-bus", interval, Duration.ZERO, goodbye);
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
        closing.run();
    }
}
