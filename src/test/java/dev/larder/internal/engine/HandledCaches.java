package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Caches of any name over the real engine, with a clock that a test holds in its hands. */
public final class HandledCaches implements Caches {

    private final EngineFixture engine = new EngineFixture();
    private final Map<String, Cache> caches = new ConcurrentHashMap<>();

    public ManualClock clock() {
        return engine.clock;
    }

    public MapStore store() {
        return engine.store;
    }

    @Override
    public Cache get(String name) {
        CachePolicy policy = EngineFixture.defaults().earlyRefresh(0);
        return caches.computeIfAbsent(name, each -> engine.cache(each, policy));
    }

    @Override
    public Set<String> names() {
        return caches.keySet();
    }

    @Override
    public void invalidateTags(String... tags) {
        get("pages").invalidateTags(tags);
    }

    @Override
    public void close() {
        engine.close();
    }
}
