package dev.larder.internal.bus;

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
 * Reads messages on a thread of its own, and says when some may be missing.
 *
 * <ol>
 *   <li>It begins behind the last message there is.
 *   <li>After a fault it goes on where it was, if the source can. Else it begins anew and then says that some may be missing: whatever comes
 *       from then on will be read.
 *   <li>While the source does not answer, it says so with every attempt, as soon as that has lasted for a while.
 *   <li>A listener that fails has missed something, and is told so until it has heard it.
 * </ol>
 */
public final class BusReader implements Runnable {

    private static final Logger LOG = System.getLogger(BusReader.class.getName());

    private final MessageSource source;
    private final Bus.Listener listener;
    private final Manner manner;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean begun;
    private boolean missed;
    private boolean silent;
    private boolean deaf;
    private long heard = System.nanoTime();
    private boolean closed;

    /**
     * How a source is read.
     *
     * @param cacheName for the log
     * @param thread its name
     * @param pause between two attempts; three of them, or two seconds, are a silence that is worth a warning
     * @param patience how long nothing may be heard before it is said that some may be missing
     * @param goodbye how long the thread's end is waited for
     */
    public record Manner(String cacheName, String thread, Duration pause, Duration patience, Duration goodbye) {

        private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(2);
        private static final Duration USUAL_PAUSE = Duration.ofMillis(250);
        private static final Duration USUAL_GOODBYE = Duration.ofSeconds(5);

        /** For sources that answer at once or wait by themselves. */
        public static Manner of(String cacheName, Duration patience) {
            return new Manner(cacheName, "larder-bus-" + cacheName, USUAL_PAUSE, patience, USUAL_GOODBYE);
        }

        private long longestSilence() {
            return Math.max(LONGEST_SILENCE, 3 * pause.toNanos());
        }
    }

    /**
     * Reads nothing yet.
     *
     * @param source is used by nobody else
     * @param listener is told everything
     */
    public BusReader(MessageSource source, Bus.Listener listener, Manner manner) {
        this.source = source;
        this.listener = listener;
        this.manner = manner;
        this.thread = new Thread(this, manner.thread());
        this.thread.setDaemon(true);
    }

    /** Finds the place to begin at, if there is an answer; then reads. */
    public void start() {
        try {
            source.begin();
            begun = true;
        } catch (InterruptedException e) {
            missed = true;
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            missed = true;
            release();
            LOG.log(Level.DEBUG, () -> "The bus of the cache " + manner.cacheName() + " is not heard yet.", e);
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
            Thread.currentThread().interrupt(); // somebody wants this thread to end
        } finally {
            release();
        }
    }

    private void tryOnce() throws InterruptedException {
        try {
            if (begun) {
                read();
            } else {
                missed |= !source.begin();
                begun = true;
                heard();
            }
            if (missed && begun) {
                missed = !tell(null);
            }
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            begun = false;
            lost(e);
        }
    }

    private void read() throws InterruptedException, ExecutionException, TimeoutException {
        List<byte[]> messages = source.next();
        heard();
        if (messages == null) {
            begun = false;
            missed = true;
        } else {
            missed |= !messages.stream().allMatch(this::tell);
        }
    }

    private void heard() {
        heard = System.nanoTime();
        if (silent) {
            silent = false;
            LOG.log(Level.INFO, "The bus of the cache {0} is heard again.", manner.cacheName());
        }
    }

    private void lost(Exception cause) throws InterruptedException {
        release();
        long silence = System.nanoTime() - heard;
        if (!silent && closing.getCount() > 0 && silence > manner.longestSilence()) {
            silent = true;
            warn("is not heard: what other nodes change is noticed late until it is.", cause);
        }
        if (silence >= manner.patience().toNanos()) {
            missed |= !tell(null);
        }
        var unused = closing.await(manner.pause().toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Hands over a message, or that some may be missing.
     *
     * @return whether the listener has taken it
     */
    private synchronized boolean tell(byte @Nullable [] message) {
        try {
            if (!closed) {
                hand(message);
            }
            return true;
        } catch (RuntimeException e) {
            if (!deaf) {
                deaf = true;
                warn("brought a message that could not be followed: what is held is read anew.", e);
            }
            return false;
        }
    }

    private void hand(byte @Nullable [] message) {
        if (message == null) {
            listener.gap();
        } else if (message.length > 0) {
            listener.received(message);
            deaf = false;
        }
    }

    private void warn(String what, Exception cause) {
        LOG.log(Level.WARNING, () -> "The bus of the cache " + manner.cacheName() + " " + what, cause);
    }

    private void release() {
        try {
            source.release();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "What a bus was read by could not be let go of.", e);
        }
    }

    /** Returns when the listener is not called any more; the thread ends soon. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closing.countDown();
        thread.interrupt();
        release();
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    private void join() {
        try {
            thread.join(manner.goodbye().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
