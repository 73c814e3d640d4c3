package dev.larder.internal.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What kind of fault a database has told, by the class of its SQLSTATE (ISO 9075-2 §23.1), the same for all. */
enum SqlFault {
    /** A unique key forbids it. */
    DUPLICATE,
    /** A value does not fit. */
    DATA,
    /** The statement was undone so that another one could go on: it may be tried again. */
    CONFLICT,
    /** The connection is of no use any more; another may be. */
    CONNECTION,
    /** A table, or something in it, is not as it should be. */
    SCHEMA,
    OTHER;

    /** Whether the connection can be used again. */
    boolean leavesConnection() {
        return this == DUPLICATE || this == DATA || this == CONFLICT || this == SCHEMA;
    }

    /** What a fault says, or one behind it: pools wrap what the driver has thrown, in a batch it is the next one. */
    static SqlFault of(SQLException e) {
        for (Throwable cause : e) {
            if (cause instanceof SQLException fault && ofItself(fault) != OTHER) {
                return ofItself(fault);
            }
        }
        return OTHER;
    }

    private static SqlFault ofItself(SQLException e) {
        if (e instanceof SQLTransactionRollbackException) {
            return CONFLICT;
        }
        if (e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException) {
            return CONNECTION;
        }
        return of(e.getSQLState());
    }

    private static SqlFault of(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return OTHER;
        }
        return switch (state.substring(0, 2)) {
            case "23" -> DUPLICATE;
            case "22" -> DATA;
            case "40" -> CONFLICT;
            case "08" -> CONNECTION;
            case "42" -> SCHEMA;
            case "57" -> state.startsWith("57P") ? CONNECTION : OTHER; // PostgreSQL is being shut down
            case "90" ->
                state.equals("90067") || state.equals("90098") || state.equals("90121") ? CONNECTION : OTHER; // H2
            default -> OTHER;
        };
    }
}
