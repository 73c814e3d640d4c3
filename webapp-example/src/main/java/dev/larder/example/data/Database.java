package dev.larder.example.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The few JDBC calls the shop needs. It tells whoever listens about each {@link Query}, so that pages can show what they cost. */
@ApplicationScoped
public class Database {

    /** A query that has just been run. */
    public record Query(long nanos) {}

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Works with a connection. */
    @FunctionalInterface
    public interface Work {
        void with(Connection connection) throws SQLException;
    }

    @Resource(lookup = "java:app/jdbc/shop")
    private DataSource source;

    @Inject
    private Event<Query> queries;

    /** All rows of a query. */
    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        long begun = System.nanoTime();
        List<T> rows = new ArrayList<>();
        run(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.from(result));
                }
            }
        });
        queries.fire(new Query(System.nanoTime() - begun));
        return List.copyOf(rows);
    }

    /** Changes rows, and says how many. */
    public int update(String sql, Object... parameters) {
        int[] changed = new int[1];
        run(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                changed[0] = statement.executeUpdate();
            }
        });
        return changed[0];
    }

    /** Runs work on a connection of its own, which takes part in the caller's transaction where there is one. */
    public void run(Work work) {
        try (Connection connection = source.getConnection()) {
            work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The shop's database did not do what it was asked: " + e.getMessage(), e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
