package dev.larder.internal.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection while a call uses it. Every statement is a transaction of its own.
 *
 * @param connection in auto-commit mode
 */
record Session(Connection connection) {

    /** Reads one row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement; gives the number of rows it changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs an INSERT; false when a unique key forbids it. */
    boolean insert(String sql, Object... values) throws SQLException {
        try {
            return update(sql, values) == 1;
        } catch (SQLException e) {
            if (SqlFault.of(e) == SqlFault.DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    /** Runs a statement many times in one trip; gives the numbers of rows, negative where the driver does not say. */
    int[] batch(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : rows) {
                set(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** The same for an INSERT; false when a unique key forbade one of them, so that some may have been made and some not. */
    boolean insertBatch(String sql, List<Object[]> rows) throws SQLException {
        try {
            batch(sql, rows);
            return true;
        } catch (SQLException e) {
            if (SqlFault.of(e) == SqlFault.DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }
    }

    private static void set(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setLong(i + 1, (Long) values[i]);
            }
        }
    }
}
