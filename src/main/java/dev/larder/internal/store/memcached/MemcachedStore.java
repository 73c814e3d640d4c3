package dev.larder.internal.store.memcached;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A store in memcached servers.
 *
 * <p>A server cannot tell which items a cache has. So each item holds the cache's generation, a random number that lies in an item of its own
 * and is read in the same trip; whatever has another one is absent. To clear is to write another number; when it is evicted, the cache is
 * empty.
 */
final class MemcachedStore implements Store {

    private final Items items;
    private final ItemKeys names;
    private final EntryCodec codec;
    private final Expiry expiry;

    MemcachedStore(Items items, ItemKeys names, EntryCodec codec, Expiry expiry) {
        this.items = items;
        this.names = names;
        this.codec = codec;
        this.expiry = expiry;
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, Client.Held> held = held(keys);
        Long generation = generation(held);
        Map<String, Entry> found = new HashMap<>();
        for (String key : keys) {
            Entry entry = generation == null ? null : entry(key, held.get(names.item(key)), generation);
            if (entry != null) {
                found.put(key, entry);
            }
        }
        return found;
    }

    private Map<String, Client.Held> held(Collection<String> keys) {
        List<String> wanted = new ArrayList<>(keys.size() + 1);
        wanted.add(names.generation());
        keys.stream().distinct().map(names::item).forEach(wanted::add);
        return items.gets(wanted);
    }

    private @Nullable Long generation(Map<String, Client.Held> held) {
        Client.Held current = held.get(names.generation());
        return current == null || !current.item().isGeneration()
                ? null
                : current.item().generation();
    }

    private @Nullable Entry entry(String key, Client.@Nullable Held held, long generation) {
        return held == null || !held.item().isOf(generation)
                ? null
                : codec.decode(key, held.item().envelope()).orElse(null);
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<String, byte[]> envelopes = new LinkedHashMap<>();
        entries.forEach((key, entry) -> envelopes.put(key, codec.encode(key, entry)));
        if (envelopes.isEmpty()) {
            return Set.of();
        }
        long generation = begun(generation(items.gets(List.of(names.generation()))));
        Set<String> failed = new HashSet<>();
        envelopes.forEach((key, envelope) -> {
            int keep = expiry.of(Objects.requireNonNull(entries.get(key)).lifetime());
            if (!items.set(names.item(key), keep, Item.of(generation, envelope))) {
                failed.add(key);
            }
        });
        return failed;
    }

    /** The generation; a new one where there is none. */
    private long begun(@Nullable Long generation) {
        if (generation != null) {
            return generation;
        }
        long fresh = ThreadLocalRandom.current().nextLong();
        if (items.add(names.generation(), Expiry.NEVER, Item.of(fresh, new byte[0]))) {
            return fresh;
        }
        Long others = generation(items.gets(List.of(names.generation())));
        return others == null ? restarted() : others;
    }

    /** Writes another generation over whatever is there. */
    private long restarted() {
        long fresh = ThreadLocalRandom.current().nextLong();
        if (!items.set(names.generation(), Expiry.NEVER, Item.of(fresh, new byte[0]))) {
            throw new IllegalStateException("memcached takes nothing");
        }
        return fresh;
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        byte[] envelope = replacement == null ? null : codec.encode(key, replacement);
        Map<String, Client.Held> all = held(List.of(key));
        Long generation = generation(all);
        Client.Held held = all.get(names.item(key));
        if (!isExpected(key, held, generation, expected)) {
            return false;
        }
        if (replacement == null || envelope == null) {
            return held == null || items.cas(names.item(key), Expiry.AT_ONCE, new Item(new byte[0]), held.cas());
        }
        Item item = Item.of(begun(generation), envelope);
        int keep = expiry.of(replacement.lifetime());
        return held == null
                ? items.add(names.item(key), keep, item)
                : items.cas(names.item(key), keep, item, held.cas());
    }

    /** What is of another generation or unreadable is as good as absent: whoever expects nothing may replace it. */
    private boolean isExpected(
            String key, Client.@Nullable Held held, @Nullable Long generation, @Nullable Entry expected) {
        if (held == null || generation == null || !held.item().isOf(generation)) {
            return expected == null;
        }
        return expected == null
                ? entry(key, held, generation) == null
                : codec.holds(key, held.item().envelope(), expected);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<String> held = new HashSet<>(getAll(keys).keySet());
        for (String key : Set.copyOf(keys)) {
            if (!items.delete(names.item(key))) {
                held.remove(key);
            }
        }
        return held;
    }

    @Override
    public void clear() {
        restarted();
    }

    @Override
    public void close() {
        items.close();
    }
}
