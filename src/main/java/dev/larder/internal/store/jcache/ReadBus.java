package dev.larder.internal.store.jcache;

import dev.larder.internal.bus.BusReader;
import dev.larder.internal.bus.MessageSource;
import dev.larder.spi.Bus;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A bus whose messages lie somewhere in one order, and are read from there by each node. */
final class ReadBus implements Bus {

    private final Messages messages;
    private final String cacheName;
    private final Runnable closing;
    private @Nullable BusReader reader;

    /** Where messages are appended; each who reads has a place of his own. */
    interface Messages {

        /** Appends a message, with eight bytes before it. */
        void append(byte[] marked) throws InterruptedException, ExecutionException, TimeoutException;

        MessageSource reading();
    }

    ReadBus(Messages messages, String cacheName, Runnable closing) {
        this.messages = messages;
        this.cacheName = cacheName;
        this.closing = closing;
    }

    @Override
    public void send(byte[] message) {
        try {
            messages.append(MarkedMessage.of(message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a message was sent", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the message could not be sent", e);
        }
    }

    @Override
    public synchronized void listen(Listener listener) {
        if (reader != null) {
            throw new IllegalStateException("this bus is listened to already");
        }
        reader = new BusReader(messages.reading(), listener, BusReader.Manner.of(cacheName, Duration.ZERO));
        reader.start();
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
        closing.run();
    }
}
