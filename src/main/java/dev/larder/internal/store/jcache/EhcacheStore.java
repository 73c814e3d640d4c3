package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ehcache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * A store over Ehcache by its own API: its JCache front keeps statistics that cost more than the look-up itself.
 *
 * <p>It is used where Ehcache has no configuration of its own; that one is read by {@link OwnProvider}.
 */
final class EhcacheStore implements Store {

    /** Outside of the heap there may be no room in one piece for as many bytes, of which Ehcache says nothing. */
    private static final int BIG = 10_000;

    private final Opened opened;
    private final Cache<String, Object> cache;
    private final Form form;

    EhcacheStore(Opened opened, Form form) {
        this.opened = opened;
        this.cache = opened.cache();
        this.form = form;
    }

    /**
     * Ehcache, opened for one store.
     *
     * @param cache its only cache
     * @param evictions what it has counted
     * @param closing ends it
     */
    record Opened(Cache<String, Object> cache, LongAdder evictions, Runnable closing) {}

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
        return packed.entrySet().stream()
                .filter(each -> isLost(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isLost(String key, Object held) {
        return held instanceof Held.Bytes bytes && bytes.envelope().length >= BIG && !cache.containsKey(key);
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
        boolean replaced = held == null ? cache.putIfAbsent(key, packed) == null : cache.replace(key, held, packed);
        return replaced && !isLost(key, packed);
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
        return new StoreSize(EhcacheDialect.count(cache), -1, opened.evictions().sum());
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        opened.closing().run();
    }
}
