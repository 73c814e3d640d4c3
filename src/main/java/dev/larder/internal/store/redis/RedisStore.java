package dev.larder.internal.store.redis;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A store in Redis or Valkey: each entry is a string, the envelope. A hit is one {@code GET}.
 *
 * <p>What is no envelope, or no string at all, is as good as absent: whoever writes replaces it.
 */
final class RedisStore implements Store {

    private final Connections connections;
    private final Servers servers;
    private final Servers readers;
    private final CompareAndSet compareAndSet;
    private final Listing listing;
    private final Refusals refusals;
    private final Parts parts;

    /**
     * What a store is made of besides its connections.
     *
     * @param names names its keys
     * @param codec makes and reads envelopes
     * @param keep how long they are kept
     */
    record Parts(KeyNames names, EntryCodec codec, Keep keep) {}

    RedisStore(Connections connections, Parts parts) {
        this.connections = connections;
        this.servers = connections.servers();
        this.readers = connections.readers();
        this.refusals = connections.refusals();
        this.compareAndSet = new CompareAndSet(servers);
        this.listing = new Listing(servers, parts.names);
        this.parts = parts;
    }

    @Override
    public @Nullable Entry get(String key) {
        byte[] held = read(readers, parts.names.name(key));
        return held == null ? null : parts.codec.decode(key, held).orElse(null);
    }

    private static byte @Nullable [] read(Servers from, byte[] name) {
        try {
            return Replies.bytes(from.call(new CommandArguments(Command.GET).key(name)));
        } catch (JedisDataException e) {
            return Replies.bytes(e);
        }
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(keys));
        List<byte @Nullable []> held =
                readers.values(wanted.stream().map(parts.names::name).toList());
        Map<String, Entry> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String key = wanted.get(i);
            byte[] envelope = held.get(i);
            if (envelope != null) {
                parts.codec.decode(key, envelope).ifPresent(entry -> found.put(key, entry));
            }
        }
        return found;
    }

    /** A key that the server refuses holds nothing afterwards: what it held before is not right any more. */
    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<String, CommandArguments> writes = new LinkedHashMap<>();
        entries.forEach((key, entry) -> writes.put(key, set(key, entry)));
        List<@Nullable Object> replies = servers.callAll(List.copyOf(writes.values()));
        Map<String, JedisDataException> refused = new HashMap<>();
        int i = 0;
        for (String key : writes.keySet()) {
            if (replies.get(i++) instanceof JedisDataException error) {
                refused.put(key, refusal(error));
            }
        }
        if (refused.isEmpty()) {
            refusals.taken();
        } else {
            removeAll(refused.keySet()); // where that is refused too, the server is out
            refused.values().forEach(refusals::refused);
        }
        return Set.copyOf(refused.keySet());
    }

    /** The error, if it says that the server reads and does not write. */
    private static JedisDataException refusal(JedisDataException error) {
        if (Refusals.is(error)) {
            return error;
        }
        throw error;
    }

    private CommandArguments set(String key, Entry entry) {
        CommandArguments set =
                new CommandArguments(Command.SET).key(parts.names.name(key)).add(parts.codec.encode(key, entry));
        OptionalLong keep = parts.keep.millis(entry.lifetime());
        return keep.isPresent() ? set.add(Keyword.PX).add(keep.getAsLong()) : set;
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        if (expected == null && replacement == null) {
            return get(key) == null;
        }
        try {
            boolean replaced = expected == null
                    ? add(key, Objects.requireNonNull(replacement))
                    : replaceExpected(key, expected, replacement);
            refusals.taken();
            return replaced;
        } catch (JedisDataException e) {
            refusals.refused(refusal(e));
            return false;
        }
    }

    private boolean add(String key, Entry entry) {
        CommandArguments set = set(key, entry).add(Keyword.NX);
        return servers.callOnce(set) != null || replaceUnreadable(key, entry);
    }

    /** Something is there: an entry, or what only takes up its place. */
    private boolean replaceUnreadable(String key, Entry entry) {
        byte[] name = parts.names.name(key);
        byte[] held = held(name);
        if (held == null || parts.codec.decode(key, held).isPresent()) {
            return false;
        }
        return compareAndSet(key, held, entry).done();
    }

    /** What a key holds; an empty array if that is no string. */
    private byte @Nullable [] held(byte[] name) {
        try {
            return Replies.bytes(servers.call(new CommandArguments(Command.GET).key(name)));
        } catch (JedisDataException e) {
            if (Replies.isWrongType(e)) {
                return new byte[0];
            }
            throw e;
        }
    }

    /** First in the hope that the entry has the same bytes as ever; if not, by those that are held, if they are that entry. */
    private boolean replaceExpected(String key, Entry expected, @Nullable Entry replacement) {
        byte[] usual = parts.codec.encode(key, expected);
        CompareAndSet.Result result = compareAndSet(key, usual, replacement);
        byte[] held = result.held();
        if (result.done() || held == null || !parts.codec.holds(key, held, expected)) {
            return result.done();
        }
        return compareAndSet(key, held, replacement).done();
    }

    private CompareAndSet.Result compareAndSet(String key, byte[] expected, @Nullable Entry replacement) {
        byte[] bytes = replacement == null ? null : parts.codec.encode(key, replacement);
        OptionalLong keep = replacement == null ? OptionalLong.empty() : parts.keep.millis(replacement.lifetime());
        return compareAndSet.replace(parts.names.name(key), expected, bytes, keep);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        List<String> all = List.copyOf(new LinkedHashSet<>(keys));
        List<@Nullable Object> replies =
                unlink(all.stream().map(parts.names::name).toList());
        Set<String> removed = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (Replies.number(replies.get(i)) > 0) {
                removed.add(all.get(i));
            }
        }
        return removed;
    }

    private List<@Nullable Object> unlink(List<byte[]> names) {
        return servers.callAll(names.stream()
                .map(name -> new CommandArguments(Command.UNLINK).key(name))
                .toList());
    }

    @Override
    public void clear() {
        Scan scan = listing.scan();
        while (scan.hasNext()) {
            unlink(scan.next()).forEach(Replies::number);
        }
    }

    @Override
    public Stream<String> keys() {
        return listing.keys();
    }

    @Override
    public StoreSize size() {
        return listing.size();
    }

    @Override
    public void close() {
        connections.close();
    }
}
