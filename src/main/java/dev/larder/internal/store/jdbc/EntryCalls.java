package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Text;
import dev.larder.internal.store.jdbc.Database.Repeat;
import dev.larder.spi.StoreSize;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a store has its database do, in calls that are small enough for the time-out of one. */
final class EntryCalls {

    private static final int ROWS_OF_A_CALL = 100;
    private static final long BYTES_OF_A_CALL = 4L << 20;
    private static final int CLEARED_AT_ONCE = 1000;
    private static final int KEYS_AT_ONCE = 500;

    private final Database database;
    private final Place place;
    private final long cache;
    private final Culling culling;

    /** The statements for the names that are found once the database is reached. */
    private volatile @Nullable EntryTable table;

    EntryCalls(Database database, Place place, long cache, Culling culling) {
        this.database = database;
        this.place = place;
        this.cache = cache;
        this.culling = culling;
    }

    private interface TableWork<T extends @Nullable Object> {
        T with(Session session, EntryTable table) throws SQLException;
    }

    private <T extends @Nullable Object> T call(TableWork<T> work, Repeat repeat) {
        return database.call(session -> place.use(session, (same, names) -> work.with(same, table(names))), repeat);
    }

    private EntryTable table(Names names) {
        EntryTable known = table;
        if (known == null || !known.names().equals(names)) {
            known = new EntryTable(names, cache);
            table = known;
        }
        return known;
    }

    @Nullable
    HeldRow read(long hash) {
        List<HeldRow> rows = call((session, entries) -> entries.read(session, List.of(hash)), Repeat.SAFE);
        return rows.isEmpty() ? null : rows.get(0);
    }

    List<HeldRow> readAll(List<Long> hashes) {
        List<HeldRow> rows = new ArrayList<>();
        for (List<Long> part : parts(hashes)) {
            rows.addAll(call((session, entries) -> entries.read(session, part), Repeat.SAFE));
        }
        return rows;
    }

    private static List<List<Long>> parts(List<Long> hashes) {
        List<List<Long>> parts = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i += EntryTable.MOST_KEYS) {
            parts.add(hashes.subList(i, Math.min(hashes.size(), i + EntryTable.MOST_KEYS)));
        }
        return parts;
    }

    /** Removes rows; gives those that were there. */
    Set<Long> delete(List<Long> hashes) {
        Set<Long> deleted = new HashSet<>();
        for (List<Long> part : parts(hashes)) {
            deleted.addAll(call((session, entries) -> delete(session, entries, part), Repeat.SAFE));
        }
        return deleted;
    }

    /** One key, the usual case, is one statement; of several it has to be asked first which are there. */
    private static Set<Long> delete(Session session, EntryTable entries, List<Long> hashes) throws SQLException {
        Set<Long> present = hashes.size() == 1 ? Set.copyOf(hashes) : entries.present(session, hashes);
        return !present.isEmpty() && entries.delete(session, present) > 0 ? present : Set.of();
    }

    /**
     * Writes rows.
     *
     * @param rows in the order of their digests
     * @return the digests of those that do not fit
     */
    Set<Long> write(List<NewRow> rows) {
        Set<Long> failed = new HashSet<>();
        List<NewRow> part = new ArrayList<>();
        long bytes = 0;
        for (NewRow row : rows) {
            if (part.size() == ROWS_OF_A_CALL || (!part.isEmpty() && bytes + row.bytes() > BYTES_OF_A_CALL)) {
                failed.addAll(writePart(part));
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(row);
            bytes += row.bytes();
        }
        if (!part.isEmpty()) {
            failed.addAll(writePart(part));
        }
        return failed;
    }

    private Set<Long> writePart(List<NewRow> part) {
        Set<Long> failed = call((session, entries) -> entries.write(session, part), Repeat.SAFE);
        written(part.size());
        return failed;
    }

    private void written(int rows) {
        if (culling.isDue(rows)) {
            database.later(session -> place.use(session, (same, names) -> {
                culling.run(same, names);
                return true;
            }));
        }
    }

    boolean insert(NewRow row) {
        boolean inserted = call((session, entries) -> entries.insert(session, row), Repeat.UNSAFE);
        if (inserted) {
            written(1);
        }
        return inserted;
    }

    boolean replace(HeldRow held, NewRow row) {
        return call((session, entries) -> entries.replace(session, held, row), Repeat.UNSAFE);
    }

    boolean remove(HeldRow held) {
        return call((session, entries) -> entries.remove(session, held), Repeat.UNSAFE);
    }

    /** Removes all rows, slice by slice, so that no statement takes long. */
    void clear() {
        Estimate held = database.call(session -> place.use(session, this::all));
        int halvings = Slice.halvings(held.entries(), CLEARED_AT_ONCE);
        for (long number = 0; number < 1L << halvings; number++) {
            Slice slice = Slice.number(number, halvings);
            database.call(session ->
                    place.use(session, (same, names) -> culling.table(names).clear(same, slice)));
        }
    }

    private Estimate all(Session session, Names names) throws SQLException {
        return culling.estimate(session, culling.table(names));
    }

    StoreSize size() {
        Estimate held = database.call(session -> place.use(session, this::all));
        return new StoreSize(held.entries(), held.bytes(), culling.evictions());
    }

    /** The keys, read as they are asked for. */
    Spliterator<String> keys() {
        return new KeysInPages();
    }

    private final class KeysInPages extends AbstractSpliterator<String> {

        private List<Map.Entry<Long, byte[]>> page = List.of();
        private int next;
        private long from = Long.MIN_VALUE;
        private boolean last;

        KeysInPages() {
            super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.DISTINCT);
        }

        @Override
        public boolean tryAdvance(Consumer<? super String> action) {
            if (next == page.size() && !last) {
                turn();
            }
            if (next == page.size()) {
                return false;
            }
            action.accept(Text.decode(page.get(next).getValue()));
            next++;
            return true;
        }

        private void turn() {
            page = call((session, entries) -> entries.keysFrom(session, from, KEYS_AT_ONCE), Repeat.SAFE);
            next = 0;
            long end =
                    page.isEmpty() ? Long.MAX_VALUE : page.get(page.size() - 1).getKey();
            last = page.size() < KEYS_AT_ONCE || end == Long.MAX_VALUE;
            from = last ? end : end + 1;
        }
    }
}
