package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Text;
import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Store;
import dev.larder.spi.StoreSize;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A store whose entries are rows of a table.
 *
 * <p>Values are encoded and decoded by the caller; the threads of the database see bytes. Nothing is opened before the first call, so a
 * database that is down when the application starts is an outage like any other.
 */
final class JdbcStore implements Store {

    private final EntryCodec codec;
    private final Clock clock;
    private final EntryCalls calls;
    private final Runnable closing;

    JdbcStore(EntryCodec codec, Clock clock, EntryCalls calls, Runnable closing) {
        this.codec = codec;
        this.clock = clock;
        this.calls = calls;
        this.closing = closing;
    }

    @Override
    public @Nullable Entry get(String key) {
        RowKey row = RowKey.of(key);
        HeldRow held = calls.read(row.hash());
        return held == null || !row.isIn(held)
                ? null
                : codec.decode(key, held.entry()).orElse(null);
    }

    @Override
    public Map<String, Entry> getAll(Collection<String> keys) {
        Map<Long, String> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(RowKey.of(key).hash(), key));
        Map<String, Entry> found = new HashMap<>();
        for (HeldRow held : calls.readAll(List.copyOf(byHash.keySet()))) {
            String key = byHash.get(held.hash());
            if (key != null && RowKey.of(key).isIn(held)) {
                codec.decode(key, held.entry()).ifPresent(entry -> found.put(key, entry));
            }
        }
        return found;
    }

    @Override
    public Set<String> putAll(Map<String, Entry> entries) {
        Map<Long, String> byHash = new HashMap<>();
        List<NewRow> rows = entries.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .peek(row -> byHash.put(row.key().hash(), Text.decode(row.key().bytes())))
                .sorted(Comparator.comparing(row -> row.key().hash()))
                .toList();
        Set<String> failed = new HashSet<>();
        calls.write(rows).forEach(hash -> failed.add(byHash.get(hash)));
        return failed;
    }

    private NewRow row(String key, Entry entry) {
        return NewRow.of(RowKey.of(key), entry, codec.encode(key, entry), clock.instant());
    }

    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        NewRow row = replacement == null ? null : row(key, replacement);
        if (expected == null && row != null && calls.insert(row)) {
            return true;
        }
        RowKey rowKey = RowKey.of(key);
        HeldRow held = calls.read(rowKey.hash());
        if (!isExpected(key, rowKey, held, expected)) {
            return false;
        }
        if (held == null) {
            return row == null || calls.insert(row);
        }
        return row == null ? expected == null || calls.remove(held) : calls.replace(held, row);
    }

    /** A row that cannot be read, or that is another key's, counts as none. */
    private boolean isExpected(String key, RowKey rowKey, @Nullable HeldRow held, @Nullable Entry expected) {
        if (held == null || !rowKey.isIn(held)) {
            return expected == null;
        }
        return expected == null ? codec.decode(key, held.entry()).isEmpty() : codec.holds(key, held.entry(), expected);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Map<Long, String> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(RowKey.of(key).hash(), key));
        Set<String> removed = new HashSet<>();
        calls.delete(List.copyOf(byHash.keySet())).forEach(hash -> removed.add(byHash.get(hash)));
        return removed;
    }

    @Override
    public void clear() {
        calls.clear();
    }

    @Override
    public Stream<String> keys() {
        return StreamSupport.stream(calls.keys(), false);
    }

    @Override
    public StoreSize size() {
        return calls.size();
    }

    @Override
    public void close() {
        closing.run();
    }
}
