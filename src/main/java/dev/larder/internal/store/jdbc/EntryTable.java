package dev.larder.internal.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/** The rows of one cache, read and written. The statements are the same for every database. */
final class EntryTable {

    /** The most keys of one statement; a power of two, so that there are few different statements. */
    static final int MOST_KEYS = 128;

    private static final int MOST_ROUNDS = 10;
    private static final String THIS_ROW = " WHERE [cache] = ? AND [key_hash] = ?";
    private static final String SET = "UPDATE [entries] SET [row_version] = ?, [written_at] = ?, [expires_at] = ?,"
            + " [byte_size] = ?, [cache_key] = ?, [entry] = ?" + THIS_ROW;

    private final Names names;
    private final Long cache;
    private final String update;
    private final String insert;
    private final String updateVersion;
    private final String deleteVersion;
    private final ConcurrentMap<Integer, String> selects = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, String> deletes = new ConcurrentHashMap<>();

    EntryTable(Names names, long cache) {
        this.names = names;
        this.cache = cache;
        this.update = names.statement(SET);
        this.updateVersion = names.statement(SET + " AND [row_version] = ?");
        this.deleteVersion = names.statement("DELETE FROM [entries]" + THIS_ROW + " AND [row_version] = ?");
        this.insert = names.statement("INSERT INTO [entries] ([row_version], [written_at], [expires_at], [byte_size],"
                + " [cache_key], [entry], [cache], [key_hash]) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    Names names() {
        return names;
    }

    long cache() {
        return cache;
    }

    /** Reads up to {@value #MOST_KEYS} rows. */
    List<HeldRow> read(Session session, Collection<Long> hashes) throws SQLException {
        String sql = selects.computeIfAbsent(
                size(hashes),
                size -> names.statement(
                        "SELECT [key_hash], [row_version], [cache_key], [entry] FROM [entries]" + in(size)));
        return session.query(sql, EntryTable::held, values(hashes));
    }

    private static HeldRow held(ResultSet row) throws SQLException {
        return new HeldRow(row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4));
    }

    /** Removes up to {@value #MOST_KEYS} rows; gives how many there were. */
    int delete(Session session, Collection<Long> hashes) throws SQLException {
        String sql = deletes.computeIfAbsent(size(hashes), size -> names.statement("DELETE FROM [entries]" + in(size)));
        return session.update(sql, values(hashes));
    }

    private static int size(Collection<Long> hashes) {
        int next = Integer.highestOneBit(hashes.size());
        return next == hashes.size() ? next : next * 2;
    }

    private static String in(int size) {
        return " WHERE [cache] = ? AND [key_hash] IN (" + String.join(", ", Collections.nCopies(size, "?")) + ")";
    }

    /** The last one again and again, up to the size of the statement. */
    private Object[] values(Collection<Long> hashes) {
        List<Object> values = new ArrayList<>(MOST_KEYS + 1);
        values.add(cache);
        values.addAll(hashes);
        Object last = values.get(values.size() - 1);
        while (values.size() <= size(hashes)) {
            values.add(last);
        }
        return values.toArray();
    }

    /** Adds a row; false when there is one. */
    boolean insert(Session session, NewRow row) throws SQLException {
        return session.insert(insert, columns(row));
    }

    /** Overwrites a row that is still the one that was read. */
    boolean replace(Session session, HeldRow held, NewRow row) throws SQLException {
        return session.update(updateVersion, columns(row, held.version())) == 1;
    }

    /** Removes a row that is still the one that was read. */
    boolean remove(Session session, HeldRow held) throws SQLException {
        return session.update(deleteVersion, cache, held.hash(), held.version()) == 1;
    }

    /**
     * Writes rows, whatever is there: overwrites what is, then adds what was not.
     *
     * @param rows in the order of their digests, so that two writers do not wait for each other
     * @return the digests of those that do not fit into the table
     */
    Set<Long> write(Session session, List<NewRow> rows) throws SQLException {
        if (rows.size() == 1) {
            return put(session, rows);
        }
        try {
            List<NewRow> absent = overwrite(session, rows);
            List<Object[]> inserts = absent.stream().map(this::columns).toList();
            return absent.isEmpty() || session.insertBatch(insert, inserts) ? Set.of() : put(session, absent);
        } catch (SQLException e) {
            if (SqlFault.of(e) == SqlFault.DATA) {
                return put(session, rows);
            }
            throw e;
        }
    }

    private List<NewRow> overwrite(Session session, List<NewRow> rows) throws SQLException {
        int[] counts = session.batch(update, rows.stream().map(this::columns).toList());
        List<NewRow> absent = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                absent.add(rows.get(i));
            }
        }
        return absent;
    }

    /** Writes rows one by one. */
    private Set<Long> put(Session session, List<NewRow> rows) throws SQLException {
        Set<Long> failed = new HashSet<>();
        for (NewRow row : rows) {
            try {
                put(session, row);
            } catch (SQLException e) {
                if (SqlFault.of(e) != SqlFault.DATA) {
                    throw e;
                }
                failed.add(row.key().hash());
            }
        }
        return failed;
    }

    /** Somebody else may add or remove the row between the two statements, so they are tried in turn. */
    private void put(Session session, NewRow row) throws SQLException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (session.update(update, columns(row)) == 1 || insert(session, row)) {
                return;
            }
        }
        throw new SQLException("a row of " + names.table() + " can neither be updated nor inserted");
    }

    private Object[] columns(NewRow row) {
        return new Object[] {
            version(),
            row.writtenAt(),
            row.expiresAt(),
            row.bytes(),
            row.key().bytes(),
            row.entry(),
            cache,
            row.key().hash()
        };
    }

    private Object[] columns(NewRow row, long version) {
        Object[] columns = Arrays.copyOf(columns(row), 9);
        columns[8] = version;
        return columns;
    }

    private static long version() {
        return ThreadLocalRandom.current().nextLong();
    }

    /** The digests, of those, that are there. */
    Set<Long> present(Session session, Collection<Long> hashes) throws SQLException {
        String sql = names.statement("SELECT [key_hash] FROM [entries]" + in(size(hashes)));
        return new HashSet<>(session.query(sql, row -> row.getLong(1), values(hashes)));
    }

    /** Keys from a digest on, in the order of their digests. */
    List<Map.Entry<Long, byte[]>> keysFrom(Session session, long hash, int most) throws SQLException {
        String sql =
                names.statement("SELECT [key_hash], [cache_key] FROM [entries] WHERE [cache] = ? AND [key_hash] >= ?"
                        + " ORDER BY [cache], [key_hash]" + names.dialect().first(most));
        return session.query(sql, row -> Map.entry(row.getLong(1), row.getBytes(2)), cache, hash);
    }
}
