package dev.larder.internal.method;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The real engine, a cache for every name that is asked for, and threads for a test's callers. */
final class TestCaches implements Caches {

    final ManualClock clock = new ManualClock();
    final ExecutorService threads = Executors.newCachedThreadPool();
    private final MapCaches caches = new MapCaches(clock);

    @Override
    public synchronized Cache get(String name) {
        if (!caches.names().contains(name)) {
            caches.add(
                    name, CachePolicy.ttl(Duration.ofMinutes(5)).earlyRefresh(0).lockWait(Duration.ofSeconds(10)));
        }
        return caches.get(name);
    }

    @Override
    public synchronized Set<String> names() {
        return Set.copyOf(caches.names());
    }

    @Override
    public void invalidateTags(String... tags) {
        caches.invalidateTags(tags);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        caches.close();
    }
}
