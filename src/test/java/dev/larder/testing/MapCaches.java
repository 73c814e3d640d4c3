package dev.larder.testing;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Draft;
import dev.larder.internal.engine.CacheEngine;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.EngineSettings;
import dev.larder.internal.engine.KeySpace;
import dev.larder.internal.engine.SharedState;
import dev.larder.internal.engine.ValueCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Real caches over maps, with a clock that a test holds in its hands. */
public final class MapCaches implements Caches {

    private final ManualClock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SharedState shared = new SharedState(1);
    private final Map<String, Cache> caches = new TreeMap<>();
    private final Map<String, MapStore> stores = new TreeMap<>();

    public MapCaches(ManualClock clock, String... names) {
        this.clock = clock;
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(5)).lockWait(Duration.ofSeconds(20));
        List.of(names).forEach(name -> add(name, policy));
    }

    /** Adds a cache, or puts an empty one in its place. */
    public void add(String name, CachePolicy policy) {
        EngineContext context =
                new EngineContext(clock, () -> 1, new EngineContext.Threads(threads, () -> timer), shared);
        MapStore store = new MapStore();
        stores.put(name, store);
        CacheEngine engine = new CacheEngine(new EngineSettings(name, policy, true), store, context);
        caches.put(name, new ValueCache(engine, new KeySpace("", name, 1), shared::invalidate));
    }

    @Override
    public Cache get(String name) {
        Cache cache = caches.get(name);
        if (cache == null) {
            throw new IllegalArgumentException("unknown. Known are " + caches.keySet());
        }
        return cache;
    }

    /** Where a cache keeps its entries. */
    public MapStore store(String name) {
        MapStore store = stores.get(name);
        if (store == null) {
            throw new IllegalArgumentException(name);
        }
        return store;
    }

    @Override
    public Set<String> names() {
        return caches.keySet();
    }

    @Override
    public void invalidateTags(String... tags) {
        shared.invalidate(List.of(tags));
    }

    @Override
    public Optional<Draft> loading() {
        return shared.loading();
    }

    @Override
    public Apart apart() {
        return shared.apart();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
