package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads of a test that begin at the same moment and whose failures are the test's. */
public final class Together implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;
    private final List<Future<?>> started = new ArrayList<>();

    /** That many threads. */
    public Together(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    /** Starts one task; what it throws is thrown by {@link #close}. */
    public void start(Callable<?> task) {
        started.add(executor.submit(task));
    }

    /** Runs a task on every thread at the same moment and gives the results in the order of the threads. */
    public <T> List<T> all(Task<T> task) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            futures.add(executor.submit(() -> {
                barrier.await(30, TimeUnit.SECONDS);
                return task.run(number);
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    @Override
    public void close() {
        executor.shutdown();
        for (Future<?> future : started) {
            assertThat(future).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    /** What a thread does. */
    public interface Task<T> {
        T run(int number) throws Exception;
    }
}
