package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** A store over a cache of a JCache provider. */
final class JCacheStore implements Store {

    private final OpenCache open;
    private final Cache<String, Object> cache;
    private final Form form;
    private final Ownership ownership;

    JCacheStore(OpenCache open, Form form, Ownership ownership) {
        this.open = open;
        this.cache = open.cache();
        this.form = form;
        this.ownership = ownership;
    }

    @Override
    public @Nullable Entry get(String key) {
        Object held = cache.get(key);
        return held == null ? null : form.unpack(key, held);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        Map<String, Entry> found = new HashMap<>();
        cache.getAll(Set.copyOf(keys)).forEach((key, held) -> {
            Entry entry = held == null ? null : form.unpack(key, held);
            if (entry != null) {
                found.put(key, entry);
            }
        });
        return found;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<String, Object> packed = new HashMap<>();
        entries.forEach((key, entry) -> packed.put(key, form.pack(key, entry)));
        if (open.timing() == OpenCache.Timing.TOLD_BY_VALUE) {
            cache.putAll(packed);
        } else {
            entries.forEach((key, entry) ->
                    open.timing().write(entry, () -> put(key, Objects.requireNonNull(packed.get(key)))));
        }
        return Set.of();
    }

    private boolean put(String key, Object held) {
        cache.put(key, held);
        return true;
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        Object packed = replacement == null ? null : form.pack(key, replacement);
        Object held = cache.get(key);
        if (!form.isExpected(key, held, expected)) {
            return false;
        }
        if (replacement == null || packed == null) {
            return held == null || cache.remove(key, held);
        }
        return open.timing()
                .write(
                        replacement,
                        () -> held == null ? cache.putIfAbsent(key, packed) : cache.replace(key, held, packed));
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>();
        for (String key : keys) {
            if (cache.remove(key)) {
                removed.add(key);
            }
        }
        return removed;
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
        return open.size().get();
    }

    @Override
    public boolean isShared() {
        return ownership.isShared();
    }

    @Override
    public void close() {
        ownership.giveBack();
    }
}
