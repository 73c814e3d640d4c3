package dev.larder.internal.store.jdbc;

import dev.larder.internal.store.jdbc.JdbcOptions.Limits;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that talk to a database, so that no caller does.
 *
 * <p>For three reasons. A thread of its own is in no transaction, whatever server and data source there are, so a statement of the cache can
 * neither fail nor be rolled back with the caller's. A caller that has waited long enough can leave, whatever a driver or a pool is
 * waiting for. And an interrupted caller does not interrupt a database that is part of this process, which may close its files.
 */
final class Workers implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final Duration timeout;
    private final ThreadPoolExecutor executor;

    Workers(Limits limits, ClassLoader application) {
        this.timeout = limits.timeout();
        AtomicInteger numbers = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                limits.connections(),
                limits.connections(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "larder-jdbc-" + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(application);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** Has a thread do something and waits for it, as long as it may take; the task itself runs to its end. */
    <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        later(task);
        boolean interrupted = false;
        try {
            long end = System.nanoTime() + timeout.toNanos();
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true; // the rest of the wait is short, and the database has no fault
                }
            }
        } catch (TimeoutException e) {
            task.cancel(false);
            throw new IllegalStateException("The database has not answered within " + timeout + ".", e);
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException fault(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException fault) {
            return fault;
        }
        return new IllegalStateException(cause);
    }

    /** Has a thread do something that nobody waits for. */
    void later(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The cache is closed.", e);
        }
    }

    Duration timeout() {
        return timeout;
    }

    /** Takes no more work; what has begun goes on to its end, which is waited for a moment. */
    @Override
    public void close() {
        executor.shutdown();
        executor.getQueue().clear();
        try {
            if (!executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return; // a driver that hangs; its thread ends with it
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
