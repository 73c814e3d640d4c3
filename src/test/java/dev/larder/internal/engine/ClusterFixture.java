package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Store;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Several processes in one, over the same backend, with a clock that a test holds in its hands. */
final class ClusterFixture implements AutoCloseable {

    final ManualClock clock = new ManualClock();
    final AtomicLong nanos = new AtomicLong();
    volatile LongSupplier nanoTime = nanos::get;
    final Store agreed;
    final LossyBus.Line line = new LossyBus.Line();
    final Set<Thread> own = ConcurrentHashMap.newKeySet();
    final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        own.add(thread);
        return thread;
    });
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Process> processes = new ArrayList<>();

    ClusterFixture() {
        this(new MapStore());
    }

    ClusterFixture(Store agreed) {
        this.agreed = agreed;
    }

    /** One of them. */
    final class Process implements AutoCloseable {
        final SharedState shared = new SharedState(ThreadLocalRandom.current().nextLong(1L << 40));
        final EngineContext context;
        final Node node;

        Process(boolean told, Executor executor) {
            context = new EngineContext(clock, () -> 1, new EngineContext.Threads(executor, () -> timer), shared);
            node = new Node(
                    new Node.Backend(
                            new Unclosed(agreed), told ? Optional.of(new LossyBus(line)) : Optional.empty(), "agreed:"),
                    context,
                    new Node.Chance(
                            () -> nanoTime.getAsLong(),
                            () -> ThreadLocalRandom.current().nextLong()));
            node.join();
        }

        Cache cache(String name, Store store) {
            return cache(name, store, EngineFixture.defaults());
        }

        Cache cache(String name, Store store, CachePolicy policy) {
            return cache(name, store, policy, new Node.Share(Duration.ZERO, Optional.empty()));
        }

        Cache cache(String name, Store store, CachePolicy policy, Node.Share share) {
            CacheEngine engine = node.engine(new EngineSettings(name, policy, true), store, share);
            return new ValueCache(engine, new KeySpace("", name, 1), shared::invalidate);
        }

        Cache inProcess(String name) {
            CacheEngine engine =
                    new CacheEngine(new EngineSettings(name, EngineFixture.defaults(), true), new MapStore(), context);
            return new ValueCache(engine, new KeySpace("", name, 1), shared::invalidate);
        }

        @Override
        public void close() {
            node.close();
        }
    }

    /** A process that hears what others say. */
    Process told() {
        return process(true, Runnable::run);
    }

    /** A process on a backend without a bus. */
    Process untold() {
        return process(false, threads);
    }

    /** A process that hears what others say, later. */
    Process toldLater() {
        return process(true, threads);
    }

    /** A process that does nothing any more but what it is called for. */
    Process stopped() {
        return process(true, work -> {});
    }

    private Process process(boolean told, Executor executor) {
        Process process = new Process(told, executor);
        processes.add(process);
        return process;
    }

    /** Whether one of the threads waits for a load, not for work. */
    boolean isAnyoneWaiting() {
        return own.stream()
                .anyMatch(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(FlightWait.class.getName())));
    }

    /** Time passes by which a process must have read on. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Each process says that it is there, as it does every few seconds. */
    void beat() {
        processes.forEach(process -> process.node.beat());
    }

    @Override
    public void close() {
        processes.forEach(Process::close);
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
