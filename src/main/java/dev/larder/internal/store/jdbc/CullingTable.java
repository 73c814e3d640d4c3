package dev.larder.internal.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of one cache, counted and dropped. No statement touches more rows than it is told. */
final class CullingTable {

    /** A row that may be dropped. */
    record Candidate(long cache, long hash, long moment) {}

    private static final String SLICE = " WHERE [cache] = ? AND [key_hash] BETWEEN ? AND ?";

    /** What a round reads; the last two look at no more rows than they are told. */
    static final String COUNT = "SELECT COUNT(*), SUM([byte_size]) FROM [entries]" + SLICE + " AND [written_at] <= ?";

    static final String OLDEST = "SELECT [cache], [key_hash], [written_at] FROM [entries]"
            + " WHERE [cache] = ? AND [written_at] < ? ORDER BY [cache], [written_at]";
    static final String EXPIRED =
            "SELECT [cache], [key_hash], [expires_at] FROM [entries]" + " WHERE [expires_at] < ? ORDER BY [expires_at]";

    private final long cache;
    private final String count;
    private final String clear;
    private final String oldest;
    private final String expired;
    private final String dropOldest;
    private final String dropExpired;

    /**
     * The statements.
     *
     * @param names of the table
     * @param cache whose rows
     * @param candidates how many at most are looked at
     */
    CullingTable(Names names, long cache, int candidates) {
        String first = names.dialect().first(candidates);
        String row = "DELETE FROM [entries] WHERE [cache] = ? AND [key_hash] = ? AND ";
        this.cache = cache;
        this.count = names.statement(COUNT);
        this.clear = names.statement("DELETE FROM [entries]" + SLICE);
        this.oldest = names.statement(OLDEST + first);
        this.expired = names.statement(EXPIRED + first);
        this.dropOldest = names.statement(row + "[written_at] = ?");
        this.dropExpired = names.statement(row + "[expires_at] = ?");
    }

    /** What lies in a slice; first the number of rows, then their bytes. */
    long[] count(Session session, Slice slice, long writtenUntil) throws SQLException {
        return session.query(
                        count,
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        cache,
                        slice.first(),
                        slice.last(),
                        writtenUntil)
                .get(0);
    }

    int clear(Session session, Slice slice) throws SQLException {
        return session.update(clear, cache, slice.first(), slice.last());
    }

    /** The oldest ones, the engine's own records left out. */
    List<Candidate> oldest(Session session) throws SQLException {
        return session.query(oldest, CullingTable::candidate, cache, NewRow.NEVER);
    }

    /** Dead ones, of whichever cache. */
    List<Candidate> expired(Session session, long before) throws SQLException {
        return session.query(expired, CullingTable::candidate, before);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    /** Drops those that nobody has written meanwhile. */
    void dropOldest(Session session, List<Candidate> chosen) throws SQLException {
        session.batch(dropOldest, chosen.stream().map(CullingTable::columns).toList());
    }

    void dropExpired(Session session, List<Candidate> chosen) throws SQLException {
        session.batch(dropExpired, chosen.stream().map(CullingTable::columns).toList());
    }

    private static Object[] columns(Candidate row) {
        return new Object[] {row.cache(), row.hash(), row.moment()};
    }
}
