package dev.larder.internal.store.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Locks that exclude other threads, other stores of this process and other processes; the operating system gives back those of a process
 * that is killed.
 *
 * <p>Those of the file are tried for again and again instead of being waited for, since that has a bound, and since a thread that is interrupted
 * while it waits for a file's lock closes the file.
 */
final class Locks {

    static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Far behind the content. */
    private static final long FIRST_POSITION = 1L << 40;

    private static final long SHORTEST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    private final FileChannel channel;
    private final ReentrantLock[] inside =
            Stream.generate(ReentrantLock::new).limit(Index.STRIPES).toArray(ReentrantLock[]::new);

    Locks(FileChannel channel) {
        this.channel = channel;
    }

    Held one(int stripe) throws IOException {
        return range(stripe, stripe + 1);
    }

    Held all() throws IOException {
        return range(0, Index.STRIPES);
    }

    private Held range(int from, int to) throws IOException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        int locked = from;
        FileLock outside = null;
        try {
            while (locked < to && isLocked(inside[locked], end)) {
                locked++;
            }
            outside = locked == to ? outside(from, to, end) : null;
            if (outside == null) {
                throw new IOException("a lock was held by others for " + LONGEST_WAIT.toMillis() + " ms");
            }
            return new Held(outside, from, to);
        } finally {
            if (outside == null) {
                unlock(from, locked);
            }
        }
    }

    private static boolean isLocked(ReentrantLock lock, long end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable FileLock outside(int from, int to, long end) throws IOException {
        long pause = SHORTEST_PAUSE_NANOS;
        FileLock lock = outside(from, to);
        while (lock == null && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            lock = outside(from, to);
        }
        return lock;
    }

    private @Nullable FileLock outside(int from, int to) throws IOException {
        try {
            return channel.tryLock(FIRST_POSITION + from, to - from, false);
        } catch (OverlappingFileLockException e) {
            return null; // another store of this process
        }
    }

    private void unlock(int from, int to) {
        for (int i = from; i < to; i++) {
            inside[i].unlock();
        }
    }

    /** What is done under a lock. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** A lock that somebody holds. */
    final class Held {

        private final FileLock outside;
        private final int from;
        private final int to;

        private Held(FileLock outside, int from, int to) {
            this.outside = outside;
            this.from = from;
            this.to = to;
        }

        <T> T during(Work<T> work) throws IOException {
            try {
                return work.run();
            } finally {
                release();
            }
        }

        private void release() throws IOException {
            try {
                outside.release();
            } catch (ClosedChannelException e) {
                // given back with it
            } finally {
                unlock(from, to);
            }
        }
    }
}
