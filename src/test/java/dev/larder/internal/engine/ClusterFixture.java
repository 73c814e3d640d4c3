package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Store;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Several processes in one, over the same backend, with a clock that a test holds in its hands. */
final class ClusterFixture implements AutoCloseable {

    final ManualClock clock = new ManualClock();
    final AtomicLong nanos = new AtomicLong();
    final Store agreed;
    final LossyBus.Line line = new LossyBus.Line();
    final ExecutorService threads = Executors.newCachedThreadPool();
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

        Process(boolean told) {
            context = new EngineContext(
                    clock, () -> 1, new EngineContext.Threads(told ? Runnable::run : threads, () -> timer), shared);
            node = new Node(
                    new Node.Backend(
                            new Unclosed(agreed), told ? Optional.of(new LossyBus(line)) : Optional.empty(), "agreed:"),
                    context,
                    new Node.Chance(
                            nanos::get, () -> ThreadLocalRandom.current().nextLong()));
            node.join();
        }

        Cache cache(String name, Store store) {
            return cache(name, store, EngineFixture.defaults());
        }

        Cache cache(String name, Store store, CachePolicy policy) {
            CacheEngine engine = new CacheEngine(new EngineSettings(name, policy, true), store, context, node);
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
        return process(true);
    }

    /** A process on a backend without a bus. */
    Process untold() {
        return process(false);
    }

    private Process process(boolean told) {
        Process process = new Process(told);
        processes.add(process);
        return process;
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
