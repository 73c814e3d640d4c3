package dev.larder.internal.store.redis;

import dev.larder.spi.Bus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, and says when it may have missed something.
 *
 * <ol>
 *   <li>It begins behind the last message there is.
 *   <li>It goes on behind the last message it has read, also after a reconnect, if that is still there and the server still runs.
 *   <li>Otherwise messages may be lost: it begins anew, and says so.
 *   <li>While it hears nothing for two seconds, not even that there is nothing new, it says so again and again.
 * </ol>
 */
final class StreamReader implements Runnable {

    private static final Logger LOG = System.getLogger(StreamReader.class.getName());
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_MILLIS = 250;
    private static final long LONGEST_GOODBYE_MILLIS = 5000;

    private final StreamLink link;
    private final Bus.Listener listener;
    private final String cacheName;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** The last message that was read; {@code null} before the first. */
    private StreamBatch.@Nullable Message position;

    private String run = "";
    private boolean missed;
    private boolean silent;
    private long heard = System.nanoTime();
    private boolean closed;

    StreamReader(StreamLink link, Bus.Listener listener, String cacheName) {
        this.link = link;
        this.listener = listener;
        this.cacheName = cacheName;
        this.thread = new Thread(this, "larder-bus-" + cacheName);
        this.thread.setDaemon(true);
    }

    /** Finds the place to begin at, if the server is there; then reads. */
    void start() {
        try {
            link.connect();
            begin();
        } catch (RuntimeException e) {
            missed = true;
            link.disconnect();
            LOG.log(Level.DEBUG, () -> "The bus of the cache " + cacheName + " is not heard yet.", e);
        }
        thread.start();
    }

    @Override
    public void run() {
        boolean connected = position != null;
        while (closing.getCount() > 0) {
            try {
                if (!connected) {
                    link.connect();
                    goOn();
                    connected = true;
                }
                read();
            } catch (RuntimeException e) {
                connected = false;
                lost(e);
            }
        }
        link.disconnect();
    }

    private void begin() {
        run = link.run();
        position = link.last();
    }

    private void goOn() {
        String before = run;
        run = link.run();
        boolean sameRun = !run.isEmpty() && run.equals(before);
        if (missed || !sameRun || !isHeld(position)) {
            beginAnew();
        }
        heard();
    }

    private boolean isHeld(StreamBatch.@Nullable Message message) {
        return message != null && link.holds(message);
    }

    /** Whatever comes from now on will be read when it is said that something else may be lost. */
    private void beginAnew() {
        missed = true;
        begin();
        tellGap();
        missed = false;
    }

    private void read() {
        StreamBatch.Message last = Objects.requireNonNull(position);
        StreamBatch batch = link.after(last);
        boolean complete = link.holds(last); // if it was cut off, so may have been others after it
        heard();
        for (StreamBatch.Message message : batch.messages()) {
            position = message;
            follow(message.content());
        }
        if (!complete) {
            beginAnew();
        }
    }

    private void follow(byte[] message) {
        try {
            tell(message);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "A message on the bus of the cache " + cacheName + " could not be followed.",
                    e);
            beginAnew();
        }
    }

    private void heard() {
        heard = System.nanoTime();
        if (silent) {
            silent = false;
            LOG.log(Level.INFO, "The bus of the cache {0} is heard again.", cacheName);
        }
    }

    private void lost(RuntimeException cause) {
        link.disconnect();
        if (System.nanoTime() - heard > LONGEST_SILENCE) {
            if (!silent && closing.getCount() > 0) {
                silent = true;
                LOG.log(
                        Level.WARNING,
                        () -> "The bus of the cache " + cacheName
                                + " is not heard: what other nodes change is noticed late until it is.",
                        cause);
            }
            tellGap();
        }
        pause();
    }

    private void pause() {
        try {
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown(); // somebody wants this thread to end
        }
    }

    private synchronized void tell(byte[] message) {
        if (!closed && message.length > 0) {
            listener.received(message);
        }
    }

    private synchronized void tellGap() {
        if (!closed) {
            listener.gap();
        }
    }

    /** Returns when the listener is not called any more; the thread ends soon. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        closing.countDown();
        link.disconnect();
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    private void join() {
        try {
            thread.join(LONGEST_GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
