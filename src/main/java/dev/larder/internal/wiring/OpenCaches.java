package dev.larder.internal.wiring;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.Draft;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.engine.SharedState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The caches of one application. Each is opened when first asked for. */
final class OpenCaches implements Caches {

    private final LarderSettings settings;
    private final CacheOpener opener;
    private final SharedState shared;
    private final ConcurrentMap<String, OpenCache> open = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile boolean metAll;

    OpenCaches(LarderSettings settings, CacheOpener opener, SharedState shared) {
        this.settings = settings;
        this.opener = opener;
        this.shared = shared;
        shared.meetBy(this::openShared);
    }

    /** Opens what other processes may have open: what is invalidated here counts there too. */
    private void openShared() {
        if (!metAll && !closed) {
            settings.caches().values().stream()
                    .filter(opener::mayBeShared)
                    .map(CacheSettings::name)
                    .forEach(this::get);
            metAll = true;
        }
    }

    @Override
    public Cache get(String name) {
        OpenCache cache = open.get(name);
        return cache == null ? opened(name).cache() : cache.cache();
    }

    private OpenCache opened(String name) {
        if (!settings.caches().containsKey(name)) {
            throw new IllegalArgumentException("cache = '" + name + "' (from the caller): unknown. Known are "
                    + String.join(", ", names()) + ". Set larder.caches." + name
                    + ".backend, or name it in an annotation.");
        }
        OpenCache cache = open.computeIfAbsent(name, this::openedNow);
        if (closed) { // while it was being opened
            cache.close();
        }
        return cache;
    }

    private OpenCache openedNow(String name) {
        return closed ? opener.none(settings.cache(name)) : opener.open(settings.cache(name));
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(settings.caches().keySet());
    }

    @Override
    public void invalidateTags(String... tags) {
        invalidate(List.of(tags));
    }

    void invalidate(Collection<String> tags) {
        shared.invalidate(tags);
    }

    @Override
    public Optional<Draft> loading() {
        return shared.loading();
    }

    @Override
    public Apart apart() {
        return shared.apart();
    }

    /** What users say of all caches at once: how they fared. */
    Map<String, OpenCache> opened() {
        return Map.copyOf(open);
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(OpenCache::close);
        opener.close();
    }
}
