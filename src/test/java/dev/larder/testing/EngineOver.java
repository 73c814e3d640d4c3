package dev.larder.testing;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.internal.engine.CacheEngine;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.EngineSettings;
import dev.larder.internal.engine.KeySpace;
import dev.larder.internal.engine.SharedState;
import dev.larder.internal.engine.ValueCache;
import dev.larder.spi.Store;
import java.time.Clock;
import java.time.Duration;

/** A cache over a store under test, as applications see it, but without anything that runs in the background. */
final class EngineOver {

    private EngineOver() {}

    static Cache store(Store store) {
        SharedState shared = new SharedState(1);
        EngineContext.Threads threads = new EngineContext.Threads(Runnable::run, () -> {
            throw new IllegalStateException("nothing here waits with a bound");
        });
        EngineContext context = new EngineContext(Clock.systemUTC(), () -> 1, threads, shared);
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(5)).lockWait(Duration.ofSeconds(20));
        CacheEngine engine = new CacheEngine(new EngineSettings("contract", policy, true), store, context);
        return new ValueCache(engine, new KeySpace("", "contract", 1), shared::invalidate);
    }
}
