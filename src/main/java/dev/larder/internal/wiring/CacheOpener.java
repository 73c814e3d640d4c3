package dev.larder.internal.wiring;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.config.BackendSettings;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.engine.CacheEngine;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.EngineSettings;
import dev.larder.internal.engine.KeySpace;
import dev.larder.internal.engine.NearLevel;
import dev.larder.internal.engine.Node;
import dev.larder.internal.engine.RecentStore;
import dev.larder.internal.engine.ValueCache;
import dev.larder.internal.store.guard.Backend;
import dev.larder.internal.store.guard.GuardedStore;
import dev.larder.internal.store.jcache.JCacheStoreFactory;
import dev.larder.internal.store.none.NoStore;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** Opens caches: settings, backend and engine put together. */
final class CacheOpener {

    private static final String NONE = "none";
    private static final String JCACHE = "jcache";

    private final Parts parts;
    private final EngineContext context;
    private final Codecs codecs;
    private final boolean enabled;
    private final Nodes nodes;
    private final ConcurrentMap<List<Object>, Backend> backends = new ConcurrentHashMap<>();

    CacheOpener(Parts parts, EngineContext context, Codecs codecs, boolean enabled) {
        this.parts = parts;
        this.context = context;
        this.codecs = codecs;
        this.enabled = enabled;
        this.nodes = new Nodes(context, this::common);
    }

    OpenCache open(CacheSettings settings) {
        String backend = settings.backend().name();
        if (!enabled || backend.equals(NONE)) {
            return none(settings);
        }
        StoreFactory factory = Objects.requireNonNull(parts.backends().get(backend), backend);
        Envelope envelope = codecs.entryCodec(settings);
        StoreContext own = context(settings, envelope);
        Store opened = factory.open(own);
        boolean isOwn = isOwn(settings, factory, opened);
        Backend common = isOwn ? new Backend(context.clock()) : common(backend, own.settings());
        Store safe = new UntilClosed(new GuardedStore(opened, settings.name(), common));
        Store store = isOwn ? recent(safe, settings) : safe;
        EngineSettings its = engine(settings, true, envelope::unreadable);
        return opened.isShared()
                ? shared(settings, its, store, nodes.of(settings, factory, own))
                : new OpenCache(values(settings, new CacheEngine(its, store, context)), store::close);
    }

    /** The same for all caches over it: none needs to find out for itself that it does not answer. */
    private Backend common(String name, StoreSettings settings) {
        return backends.computeIfAbsent(
                List.of(name, settings.location(), settings.options()), place -> new Backend(context.clock()));
    }

    private OpenCache shared(CacheSettings settings, EngineSettings its, Store far, Node node) {
        Optional<NearLevel> near = near(settings);
        Node.Share share = new Node.Share(settings.backend().leaseTerm(), near);
        return new OpenCache(values(settings, node.engine(its, far, share)), () -> {
            near.ifPresent(NearLevel::close);
            far.close();
        });
    }

    /** The first level: in-process caching as it is where nothing is set. */
    private Optional<NearLevel> near(CacheSettings settings) {
        BackendSettings.Near near = settings.backend().near();
        StoreFactory factory = parts.backends().get(JCACHE);
        if (!near.enabled() || factory == null) {
            return Optional.empty();
        }
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(near.maxEntries(), OptionalLong.empty());
        StoreContext level = new StoreContext(
                settings.name(),
                new StoreSettings(Optional.empty(), bounds, StoreSettings.REFERENCE, Map.of()),
                Codecs.plain(),
                codecs.application());
        return Optional.of(
                new NearLevel(new UntilClosed(factory.open(level)), near.maxEntries(), near.ttl(), settings.policy()));
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

    /** Whether it is a provider of this process, as Larder sets it up, that holds entries themselves: nobody else writes to it. */
    static boolean isOwn(CacheSettings settings, StoreFactory factory, Store store) {
        return factory instanceof JCacheStoreFactory
                && settings.backend().location().isEmpty()
                && Codecs.name(settings).equals(StoreSettings.REFERENCE)
                && !store.isShared();
    }

    private static Store recent(Store store, CacheSettings settings) {
        return new RecentStore(store, settings.bounds().entries(), settings.policy());
    }

    /** A cache that computes everything and stores nothing; nobody waits for anybody. */
    OpenCache none(CacheSettings settings) {
        CacheEngine engine = new CacheEngine(engine(settings, false, () -> 0), new NoStore(), context);
        return new OpenCache(values(settings, engine), () -> {});
    }

    private static EngineSettings engine(CacheSettings settings, boolean collapsing, LongSupplier unreadable) {
        return new EngineSettings(settings.name(), settings.policy(), collapsing, unreadable);
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
            return factory == null ? List.of() : factory.check(context(settings, codecs.entryCodec(settings)));
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private StoreContext context(CacheSettings settings, Envelope envelope) {
        Map<String, String> options = new HashMap<>(settings.backend().options());
        options.remove(Codecs.ALLOW);
        settings.backend().provider().ifPresent(provider -> options.put("provider", provider));
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(
                settings.bounds().entries(), settings.bounds().bytes());
        return new StoreContext(
                settings.name(),
                settings.keys().prefix(),
                new StoreSettings(settings.backend().location(), bounds, Codecs.name(settings), options),
                envelope,
                codecs.application());
    }
}
