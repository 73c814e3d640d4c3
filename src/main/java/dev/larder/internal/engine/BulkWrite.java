package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One call of {@code setMany}: one trip to the store for all that can be stored. */
record BulkWrite(CacheEngine engine, KeySpace keys, CachePolicy policy) {

    /**
     * Writes.
     *
     * @return the caller's keys that could not be written
     */
    Set<String> failed(Map<String, ?> values) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Entry entry = engine.entries().given(value, policy);
            if (entry != null) {
                entries.put(keys.full(key), entry);
            }
        });
        if (entries.isEmpty()) {
            engine.entries().remove(full(values.keySet()));
            return Set.of();
        }
        return written(entries);
    }

    private Set<String> full(Collection<String> callers) {
        Set<String> full = new LinkedHashSet<>();
        callers.forEach(key -> full.add(keys.full(key)));
        return full;
    }

    private Set<String> written(Map<String, Entry> entries) {
        try {
            return ownKeys(engine.entries().writeAll(entries));
        } catch (IllegalArgumentException refused) { // one value that cannot be stored must not cost the others
            Set<String> failed = new HashSet<>();
            entries.forEach((key, entry) -> failed.addAll(writtenAlone(key, entry)));
            return ownKeys(failed);
        }
    }

    private Set<String> writtenAlone(String key, Entry entry) {
        try {
            return engine.entries().writeAll(Map.of(key, entry));
        } catch (IllegalArgumentException refused) {
            return Set.of(key); // told to the caller as a key that failed
        }
    }

    private Set<String> ownKeys(Collection<String> full) {
        Set<String> own = new LinkedHashSet<>();
        new ArrayList<>(full).forEach(key -> keys.own(key).ifPresent(own::add));
        return own;
    }
}
