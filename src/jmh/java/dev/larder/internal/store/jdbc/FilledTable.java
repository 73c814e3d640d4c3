package dev.larder.internal.store.jdbc;

import dev.larder.spi.StoreSettings.Bounds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A table that is full to its bound. It is filled once and used again by the next run with the same database. */
@State(Scope.Benchmark)
public class FilledTable {

    private static final int VALUE_BYTES = 200;
    private static final int AT_ONCE = 1000;

    @Param("jdbc:h2:./target/bench/entries")
    String url;

    @Param({"10000", "100000", "1000000"})
    int entries;

    Session session;
    Names names;
    EntryTable table;
    Culling culling;
    private Connection connection;
    private long next;

    /** Creates and fills the table, and has the database look at it. */
    @Setup(Level.Trial)
    public void fill() throws SQLException {
        connection = DriverManager.getConnection(url);
        session = new Session(connection);
        Place place = new Place(Place.Kind.ENTRIES, new JdbcOptions(null, "entries_" + entries, true, null, null));
        names = place.use(session, (same, found) -> found);
        table = new EntryTable(names, 1);
        culling = new Culling(new Bounds(entries, OptionalLong.empty()), 1, Clock.systemUTC(), new Random(1));
        long held = session.query(names.statement("SELECT COUNT(*) FROM [entries]"), row -> row.getLong(1))
                .get(0);
        next = System.currentTimeMillis() << 20; // keys that no earlier run has used
        connection.setAutoCommit(false);
        for (long filled = held; filled < entries; filled += AT_ONCE) {
            write(AT_ONCE);
            connection.commit();
        }
        connection.setAutoCommit(true);
        analyse();
    }

    private void analyse() {
        try {
            session.update("ANALYZE");
        } catch (SQLException e) {
            // this database has another word for it, or none
        }
    }

    /** Writes new rows. */
    void write(int rows) throws SQLException {
        List<NewRow> fresh = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            long number = next++;
            fresh.add(new NewRow(
                    RowKey.of("key " + number), number, Long.MAX_VALUE - (number & 0xFFFFF), new byte[VALUE_BYTES]));
        }
        fresh.sort(Comparator.comparing(row -> row.key().hash()));
        table.write(session, fresh);
    }

    /** Closes the connection; the table stays. */
    @TearDown(Level.Trial)
    public void close() throws SQLException {
        connection.close();
    }
}
