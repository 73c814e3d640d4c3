package dev.larder.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Bounds how long a connection waits for the database, where the driver can (JDBC 4.1). */
final class NetworkTimeout {

    private static final int UNKNOWN = -1;

    private final int millis;
    private volatile boolean supported = true;

    NetworkTimeout(Duration timeout) {
        this.millis = Math.toIntExact(timeout.toMillis());
    }

    /** Sets it; gives what it was before, for {@link #restore}. */
    int set(Connection connection) {
        if (!supported) {
            return UNKNOWN;
        }
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLException | LinkageError e) {
            supported = false; // the caller's own time-out is what is left
            return UNKNOWN;
        }
    }

    void restore(Connection connection, int before) throws SQLException {
        if (before != UNKNOWN) {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }
}
