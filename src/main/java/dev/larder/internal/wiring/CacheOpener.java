package dev.larder.internal.wiring;

import dev.larder.internal.config.BackendSettings;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.engine.CacheEngine;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.EngineSettings;
import dev.larder.internal.engine.KeySpace;
import dev.larder.internal.engine.Node;
import dev.larder.internal.engine.ValueCache;
import dev.larder.internal.store.guard.GuardedStore;
import dev.larder.internal.store.none.NoStore;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Opens caches: settings, backend and engine put together. */
final class CacheOpener {

    private static final String NONE = "none";
    private static final String JCACHE = "jcache";

    private final Parts parts;
    private final EngineContext context;
    private final ClassLoader application;
    private final boolean enabled;
    private final Nodes nodes;

    CacheOpener(Parts parts, EngineContext context, ClassLoader application, boolean enabled) {
        this.parts = parts;
        this.context = context;
        this.application = application;
        this.enabled = enabled;
        this.nodes = new Nodes(context);
    }

    OpenCache open(CacheSettings settings) {
        String backend = settings.backend().name();
        if (!enabled || backend.equals(NONE)) {
            return none(settings);
        }
        StoreFactory factory = Objects.requireNonNull(parts.backends().get(backend), backend);
        StoreContext own = context(settings);
        Store opened = factory.open(own);
        Store store = new UntilClosed(new GuardedStore(opened, settings.name(), context.clock()));
        return opened.isShared()
                ? new OpenCache(shared(settings, store, nodes.of(settings, factory, own)), store::close)
                : new OpenCache(cache(settings, store, true), store::close);
    }

    private ValueCache shared(CacheSettings settings, Store store, Node node) {
        EngineSettings its = new EngineSettings(settings.name(), settings.policy(), true);
        return values(settings, new CacheEngine(its, store, context, node));
    }

    /** Whether other processes may see a cache's entries; known for certain when it is open. */
    boolean mayBeShared(CacheSettings settings) {
        BackendSettings backend = settings.backend();
        return enabled
                && !backend.name().equals(NONE)
                && !(backend.name().equals(JCACHE)
                        && backend.provider().isEmpty()
                        && backend.location().isEmpty());
    }

    /** Leaves the nodes of other processes; the caches are closed. */
    void close() {
        nodes.close();
    }

    /** A cache that computes everything and stores nothing; nobody waits for anybody. */
    OpenCache none(CacheSettings settings) {
        return new OpenCache(cache(settings, new NoStore(), false), () -> {});
    }

    private ValueCache cache(CacheSettings settings, Store store, boolean collapsing) {
        EngineSettings its = new EngineSettings(settings.name(), settings.policy(), collapsing);
        return values(settings, new CacheEngine(its, store, context));
    }

    private ValueCache values(CacheSettings settings, CacheEngine engine) {
        KeySpace keys = new KeySpace(
                settings.keys().prefix(), settings.name(), settings.keys().version());
        return new ValueCache(engine, keys, context.shared()::invalidate);
    }

    /** What is wrong with a cache's backend, as far as it can be said without opening it. */
    List<String> check(CacheSettings settings) {
        StoreFactory factory = parts.backends().get(settings.backend().name());
        try {
            return factory == null ? List.of() : factory.check(context(settings));
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private StoreContext context(CacheSettings settings) {
        Map<String, String> options = new HashMap<>(settings.backend().options());
        settings.backend().provider().ifPresent(provider -> options.put("provider", provider));
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(
                settings.bounds().entries(), settings.bounds().bytes());
        return new StoreContext(
                settings.name(),
                settings.keys().prefix(),
                new StoreSettings(settings.backend().location(), bounds, Codecs.name(settings), options),
                new Codecs(parts.codecs(), application).entryCodec(settings),
                application);
    }
}
