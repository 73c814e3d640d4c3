package dev.larder.internal.wiring;

import dev.larder.internal.engine.EngineContext;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Where work runs that no caller waits for: the container's executor where there is one, else threads of Larder's own. */
final class OwnThreads implements AutoCloseable {

    private static final String MANAGED = "java:comp/DefaultManagedExecutorService";

    private final AtomicInteger numbers = new AtomicInteger();
    private final ClassLoader application;
    private final ExecutorService own;
    private @Nullable ScheduledExecutorService timer;

    OwnThreads(ClassLoader application) {
        this.application = application;
        this.own = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), factory(), OwnThreads::runHere);
    }

    /** What comes after the end runs in its caller's thread: to fail it would be worse. */
    private static void runHere(Runnable work, ThreadPoolExecutor ended) {
        work.run();
    }

    EngineContext.Threads threads() {
        Executor managed = managed();
        return new EngineContext.Threads(managed == null ? own : managed, this::timer);
    }

    /** The container's executor (Jakarta Concurrency §3.1.1), found by its name alone, so that a server without it loses nothing. */
    @SuppressWarnings("BanJNDI") // a constant name, which the specification gives
    private static @Nullable Executor managed() {
        try {
            return new InitialContext().lookup(MANAGED) instanceof Executor executor ? executor : null;
        } catch (NamingException e) {
            return null; // no container, or none with Jakarta Concurrency
        }
    }

    private synchronized ScheduledExecutorService timer() {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, factory(), OwnThreads::runHere);
            if (own.isShutdown()) {
                timer.shutdownNow();
            }
        }
        return timer;
    }

    private ThreadFactory factory() {
        return work -> {
            Thread thread = new Thread(work, "larder-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }

    @Override
    public synchronized void close() {
        own.shutdownNow();
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
