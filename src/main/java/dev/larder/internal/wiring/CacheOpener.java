package dev.larder.internal.wiring;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.engine.CacheEngine;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.EngineSettings;
import dev.larder.internal.engine.KeySpace;
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
import java.util.function.LongSupplier;

/** Opens caches: settings, backend and engine put together. */
final class CacheOpener {

    private static final String NONE = "none";

    private final Parts parts;
    private final EngineContext context;
    private final Codecs codecs;
    private final boolean enabled;

    CacheOpener(Parts parts, EngineContext context, Codecs codecs, boolean enabled) {
        this.parts = parts;
        this.context = context;
        this.codecs = codecs;
        this.enabled = enabled;
    }

    OpenCache open(CacheSettings settings) {
        String backend = settings.backend().name();
        if (!enabled || backend.equals(NONE)) {
            return none(settings);
        }
        Envelope envelope = codecs.entryCodec(settings);
        Store opened =
                Objects.requireNonNull(parts.backends().get(backend), backend).open(context(settings, envelope));
        Store store = new UntilClosed(new GuardedStore(opened, settings.name(), context.clock()));
        return new OpenCache(cache(engine(settings, true, envelope::unreadable), settings, store), store::close);
    }

    /** A cache that computes everything and stores nothing; nobody waits for anybody. */
    OpenCache none(CacheSettings settings) {
        return new OpenCache(cache(engine(settings, false, () -> 0), settings, new NoStore()), () -> {});
    }

    private static EngineSettings engine(CacheSettings settings, boolean collapsing, LongSupplier unreadable) {
        return new EngineSettings(settings.name(), settings.policy(), collapsing, unreadable);
    }

    private ValueCache cache(EngineSettings engineSettings, CacheSettings settings, Store store) {
        CacheEngine engine = new CacheEngine(engineSettings, store, context);
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
                new StoreSettings(settings.backend().location(), bounds, Codecs.name(settings), options),
                envelope,
                codecs.application());
    }
}
