package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** A store over a cache of a JCache provider. */
final class JCacheStore implements Store {

    private final OpenCache open;
    private final Cache<String, Object> cache;
    private final Form form;
    private final KeepTime keepTime;
    private final Ownership ownership;

    JCacheStore(OpenCache open, Form form, KeepTime keepTime, Ownership ownership) {
        this.open = open;
        this.cache = open.cache();
        this.form = form;
        this.keepTime = keepTime;
        this.ownership = ownership;
    }

    @Override
    public @Nullable Entry get(String key) {
        Object held = cache.get(form.name(key));
        return held == null ? null : form.unpack(key, held);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        Map<String, Entry> found = new HashMap<>();
        cache.getAll(keys.stream().map(form::name).collect(Collectors.toSet())).forEach((name, held) -> {
            String key = form.key(name);
            Entry entry = held == null ? null : form.unpack(key, held);
            if (entry != null) {
                found.put(key, entry);
            }
        });
        return found;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<String, Packed> packed = new HashMap<>();
        entries.forEach((key, entry) -> packed.put(form.name(key), pack(key, entry)));
        open.writing().putAll(packed);
        return Set.of();
    }

    private Packed pack(String key, Entry entry) {
        return new Packed(form.pack(key, entry), keepTime.of(entry.lifetime()));
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        Packed packed = replacement == null ? null : pack(key, replacement);
        String name = form.name(key);
        Object held = cache.get(name);
        if (!form.isExpected(key, held, expected)) {
            return false;
        }
        if (packed == null) {
            return held == null || cache.remove(name, held);
        }
        return held == null
                ? open.writing().putIfAbsent(name, packed)
                : open.writing().replace(name, held, packed);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>();
        for (String key : keys) {
            if (cache.remove(form.name(key))) {
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
        return StreamSupport.stream(cache.spliterator(), false).map(entry -> form.key(entry.getKey()));
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
