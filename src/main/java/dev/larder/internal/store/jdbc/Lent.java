package dev.larder.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection as it was before it was lent.
 *
 * @param connection now in auto-commit mode and with a bounded wait
 * @param autoCommit whether it was in that mode
 * @param waited how long it waited for the database
 * @param timeout set it
 */
record Lent(Connection connection, boolean autoCommit, int waited, NetworkTimeout timeout) {

    static Lent of(Connection connection, NetworkTimeout timeout) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            connection.setAutoCommit(true);
        }
        return new Lent(connection, autoCommit, timeout.set(connection), timeout);
    }

    /** Makes it as it was. */
    void restore() throws SQLException {
        timeout.restore(connection, waited);
        if (!autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is closed because it is broken, or its database is
        }
    }
}
