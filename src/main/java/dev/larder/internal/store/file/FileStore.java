package dev.larder.internal.store.file;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSize;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store over a directory.
 *
 * <p>What cannot be read is a miss; what cannot be written is reported and what it would have replaced is deleted; only if that fails too
 * the backend is out.
 */
final class FileStore implements Store {

    private static final int MOST_ATTEMPTS = 1000;

    private final Home home;
    private final EntryCodec codec;
    private final Deadlines deadlines;
    private final Records records;
    private final Writing writing;
    private final Trouble troubles;

    FileStore(StoreContext context, Home home, Deadlines deadlines) {
        String cache = "The file backend of the cache " + context.cacheName();
        this.home = home;
        this.codec = context.codec();
        this.deadlines = deadlines;
        this.records = new Records(
                home.place(),
                new Trouble(
                        cache + " holds files that cannot be read: they count as misses.", cache + " reads again."));
        Culling culling = new Culling(records, home.place(), context.settings().bounds(), deadlines);
        this.writing = new Writing(home, records, culling, deadlines);
        this.troubles = new Trouble(
                cache + " cannot write: what is not stored is computed again.", cache + " can write again.");
    }

    @Override
    public @Nullable Entry get(String key) {
        FileRecord record = living(slot(key));
        return record == null ? null : codec.decode(key, record.envelope()).orElse(null);
    }

    private Slot slot(String key) {
        return home.with(index -> Slot.of(key, index.leafBits()));
    }

    /** The record of a key; one whose time is over is deleted. */
    private @Nullable FileRecord living(Slot slot) {
        FileRecord record = records.read(slot);
        if (record == null || !deadlines.isOver(record.deadline())) {
            return record;
        }
        writing.replace(slot.key(), record.id(), null);
        return null;
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
        Map<String, FileRecord> made = new LinkedHashMap<>();
        entries.forEach((key, entry) -> made.put(key, record(key, entry)));
        Set<String> failed = new HashSet<>();
        made.forEach((key, record) -> {
            if (!put(record)) {
                failed.add(key);
            }
        });
        return failed;
    }

    private FileRecord record(String key, Entry entry) {
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return new FileRecord(id, deadlines.of(entry.lifetime()), key, codec.encode(key, entry));
    }

    private boolean put(FileRecord record) {
        boolean put = false;
        try {
            put = writing.put(record);
            troubles.isOver();
        } catch (UncheckedIOException e) {
            troubles.begins(e.getCause());
        }
        if (!put) {
            writing.remove(record.key());
        }
        return put;
    }

    /** What was read without a lock is known again under the lock by its id. */
    @Override
    public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
        FileRecord made = replacement == null ? null : record(key, replacement);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Slot slot = slot(key);
            long held = records.id(slot);
            FileRecord record = living(slot);
            if (record != null && record.id() != held) {
                continue; // another one by now
            }
            if (!isExpected(key, record, expected)) {
                return false;
            }
            if (writing.replace(key, held, made)) {
                return true;
            }
        }
        return false;
    }

    /** What is unreadable is as good as absent: whoever expects nothing may replace it. */
    private boolean isExpected(String key, @Nullable FileRecord record, @Nullable Entry expected) {
        if (record == null || expected == null) {
            return expected == null
                    && (record == null || codec.decode(key, record.envelope()).isEmpty());
        }
        return codec.holds(key, record.envelope(), expected);
    }

    @Override
    public Set<String> removeAll(Collection<String> keys) {
        Set<String> removed = new HashSet<>();
        for (String key : keys) {
            if (writing.remove(key)) {
                removed.add(key);
            }
        }
        return removed;
    }

    @Override
    public void clear() {
        writing.clear();
    }

    @Override
    public Stream<String> keys() {
        return home.with(index -> IntStream.range(0, index.leaves())
                .filter(leaf -> index.records(leaf) > 0)
                .boxed()
                .flatMap(leaf -> records.all(Slot.leaf(home.place().data(), leaf)))
                .filter(record -> !deadlines.isOver(record.deadline()))
                .map(FileRecord::key));
    }

    @Override
    public StoreSize size() {
        return writing.size();
    }

    @Override
    public void close() {
        home.close();
    }
}
