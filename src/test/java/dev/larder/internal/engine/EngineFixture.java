package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Store;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A cache over a map, with a clock and dice that a test holds in its hands. */
final class EngineFixture implements AutoCloseable {

    final ManualClock clock = new ManualClock();
    final MapStore store = new MapStore();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final SharedState shared = new SharedState(1);
    volatile double dice = 1;
    final Cache cache;

    EngineFixture() {
        this(defaults());
    }

    EngineFixture(CachePolicy policy) {
        cache = cache("products", policy);
    }

    static CachePolicy defaults() {
        return CachePolicy.ttl(Duration.ofMinutes(5))
                .earlyRefresh(1)
                .lockWait(Duration.ofSeconds(10))
                .backOff(Duration.ofSeconds(1));
    }

    Cache cache(String name, CachePolicy policy) {
        return cache(name, policy, store);
    }

    Cache cache(String name, CachePolicy policy, Store itsStore) {
        EngineContext context =
                new EngineContext(clock, () -> dice, new EngineContext.Threads(threads, () -> timer), shared);
        CacheEngine engine = new CacheEngine(new EngineSettings(name, policy, true), itsStore, context);
        return new ValueCache(engine, new KeySpace("", name, 1), shared::invalidate);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
