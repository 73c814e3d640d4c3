package dev.larder.internal.store.jcache;

import dev.larder.spi.Bus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages on a thread of its own, and says when it may have missed some.
 *
 * <ol>
 *   <li>It begins behind the last message there is.
 *   <li>Where the source cannot go on from there, it begins anew, and then says so: whatever comes from then on will be read.
 *   <li>While the source does not answer, it says so with every attempt.
 * </ol>
 */
final class BusReader implements Runnable {

    private static final Logger LOG = System.getLogger(BusReader.class.getName());
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 250;
    private static final long LONGEST_GOODBYE_MILLIS = 5000;

    private final MessageSource source;
    private final Bus.Listener listener;
    private final String cacheName;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean begun;
    private boolean silent;
    private long heard = System.nanoTime();
    private boolean closed;

    BusReader(MessageSource source, Bus.Listener listener, String cacheName) {
        this.source = source;
        this.listener = listener;
        this.cacheName = cacheName;
        this.thread = new Thread(this, "larder-bus-" + cacheName);
        this.thread.setDaemon(true);
    }

    /** Finds the place to begin at, if there is an answer; then reads. */
    void start() {
        try {
            source.begin();
            begun = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, () -> "The bus of the cache " + cacheName + " is not heard yet.", e);
        }
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (closing.getCount() > 0) {
                tryOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryOnce() throws InterruptedException {
        try {
            if (begun) {
                read();
            } else {
                beginAnew();
            }
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            begun = false;
            lost(e);
        }
    }

    private void beginAnew() throws InterruptedException, ExecutionException, TimeoutException {
        source.begin();
        begun = true;
        heard();
        tell(null);
    }

    private void read() throws InterruptedException, ExecutionException, TimeoutException {
        List<byte[]> messages = source.next();
        heard();
        if (messages == null) {
            begun = false;
        } else {
            messages.forEach(this::tell);
        }
    }

    private void heard() {
        heard = System.nanoTime();
        if (silent) {
            silent = false;
            LOG.log(Level.INFO, "The bus of the cache {0} is heard again.", cacheName);
        }
    }

    private void lost(Exception cause) throws InterruptedException {
        tell(null);
        if (!silent && closing.getCount() > 0 && System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
            silent = true;
            LOG.log(
                    Level.WARNING,
                    () -> "The bus of the cache " + cacheName
                            + " is not heard: what other nodes change is noticed late until it is.",
                    cause);
        }
        var unused = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A message, or that some may be missing. Empty ones only mark a place. */
    private synchronized void tell(byte @Nullable [] message) {
        if (closed) {
            return;
        }
        if (message == null) {
            listener.gap();
        } else if (message.length > 0) {
            listener.received(message);
        }
    }

    /** Returns when the listener is not called any more; the thread ends soon. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        closing.countDown();
        thread.interrupt();
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
