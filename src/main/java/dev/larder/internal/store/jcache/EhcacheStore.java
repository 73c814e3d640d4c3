package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A store over Ehcache by its own API: its JCache front keeps statistics that cost more than the look-up itself.
 *
 * <p>It is used where Ehcache has no configuration of its own; that one is read by {@link OwnProvider}.
 */
final class EhcacheStore implements Store {

    private final CacheManager manager;
    private final Cache<String, Object> cache;
    private final Form form;
    private final LongAdder evictions;

    private EhcacheStore(CacheManager manager, Cache<String, Object> cache, Form form, LongAdder evictions) {
        this.manager = manager;
        this.cache = cache;
        this.form = form;
        this.evictions = evictions;
    }

    static Store open(StoreContext context, KeepTime keepTime) {
        LongAdder evictions = new LongAdder();
        CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder()
                .withClassLoader(context.classLoader())
                .withCache(
                        context.cacheName(),
                        EhcacheDialect.bounded(context.settings().bounds().entries(), evictions))
                .build(true);
        boolean reference = context.settings().codec().equals(StoreSettings.REFERENCE);
        Form form = reference ? new ReferenceForm(keepTime) : new EnvelopeForm(context.codec(), keepTime);
        return new EhcacheStore(
                manager, manager.getCache(context.cacheName(), String.class, Object.class), form, evictions);
    }

    @Override
    public @Nullable Entry get(String key) {
        Object held = cache.get(key);
        return held == null ? null : form.unpack(key, held);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        Map<String, Entry> found = new HashMap<>();
        for (String key : keys) {
            Entry entry = get(key);
            if (entry != null) {
                found.put(key, entry);
            }
        }
        return found;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<String, Object> packed = new HashMap<>();
        entries.forEach((key, entry) -> packed.put(key, form.pack(key, entry)));
        cache.putAll(packed);
        return Set.of();
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        Object packed = replacement == null ? null : form.pack(key, replacement);
        Object held = cache.get(key);
        if (!form.isExpected(key, held, expected)) {
            return false;
        }
        if (packed == null) {
            return held == null || cache.remove(key, held);
        }
        return held == null ? cache.putIfAbsent(key, packed) == null : cache.replace(key, held, packed);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>();
        for (String key : keys) {
            if (remove(key)) {
                removed.add(key);
            }
        }
        return removed;
    }

    /** Ehcache does not say whether it removed anything, unless it is told what. */
    private boolean remove(String key) {
        for (Object held = cache.get(key); held != null; held = cache.get(key)) {
            if (cache.remove(key, held)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void clear() {
        cache.clear();
    }

    @Override
    public Stream<String> keys() {
        return StreamSupport.stream(cache.spliterator(), false).map(Cache.Entry::getKey);
    }

    @Override
    public StoreSize size() {
        return new StoreSize(EhcacheDialect.count(cache), -1, evictions.sum());
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        manager.close();
    }
}
