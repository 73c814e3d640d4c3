package dev.larder.internal.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that has to be there: looked for before it is first used, created where that is allowed. Safe for use by several threads. */
final class Place {

    /** Which of the two. */
    enum Kind {
        ENTRIES,
        MESSAGES;

        /** The table's name, quoted. */
        String in(Names names) {
            return this == ENTRIES ? names.entries() : names.messages();
        }
    }

    /** What is done with it. */
    interface Work<T extends @Nullable Object> {
        T with(Session session, Names names) throws SQLException;
    }

    private final Kind kind;
    private final String table;
    private final boolean creates;
    private volatile @Nullable Names found;
    private volatile boolean created;

    Place(Kind kind, JdbcOptions options) {
        this.kind = kind;
        this.table = options.table();
        this.creates = options.createsTable();
    }

    /** Uses the table; once more when it turns out that somebody has dropped it. */
    <T extends @Nullable Object> T use(Session session, Work<T> work) throws SQLException {
        Names names = found;
        if (names == null) {
            return work.with(session, find(session));
        }
        try {
            return work.with(session, names);
        } catch (SQLException e) {
            if (SqlFault.of(e) != SqlFault.SCHEMA) {
                throw e;
            }
            found = null;
            return work.with(session, find(session));
        }
    }

    /** Whether it was not there and has been created here. */
    boolean isCreated() {
        return created;
    }

    private Names find(Session session) throws SQLException {
        Names names = Names.of(session.connection().getMetaData(), table);
        if (!isThere(session, names)) {
            create(session, names);
        }
        found = names;
        return names;
    }

    private boolean isThere(Session session, Names names) throws SQLException {
        try {
            session.query("SELECT 1 FROM " + kind.in(names) + " WHERE 1 = 0", row -> row);
            return true;
        } catch (SQLException e) {
            if (SqlFault.of(e) == SqlFault.SCHEMA && creates) {
                return false;
            }
            throw e;
        }
    }

    private void create(Session session, Names names) throws SQLException {
        Schema schema = new Schema(names);
        List<String> statements = kind == Kind.ENTRIES ? schema.entries() : schema.messages();
        try {
            for (String statement : statements) {
                session.update(statement);
            }
            created = true;
        } catch (SQLException e) {
            if (!isThere(session, names)) { // and not made by another node at the same moment
                throw e;
            }
        }
    }
}
