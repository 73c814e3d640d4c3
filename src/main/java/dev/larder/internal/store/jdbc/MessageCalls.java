package dev.larder.internal.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a bus has its database do.
 *
 * @param database where the messages are
 * @param place their table
 * @param channel whose messages
 * @param clock tells when a message is old
 */
record MessageCalls(Database database, Place place, long channel, Clock clock) {

    /** Messages are kept at least that long; a reader that was away for longer has a gap. */
    static final Duration KEPT = Duration.ofMinutes(10);

    static final int READ_AT_ONCE = 500;

    private static final int DROPPED_AT_ONCE = 300;
    private static final byte[] NOTHING = {};

    /** Appends a message. */
    void send(byte[] body) {
        database.call(session -> place.use(session, (same, names) -> insert(same, names, body)));
    }

    private boolean insert(Session session, Names names, byte[] body) throws SQLException {
        String sql = names.statement(
                "INSERT INTO [messages] ([token], [channel], [sent_at], [message]) VALUES (?, ?, ?, ?)");
        return session.insert(sql, ThreadLocalRandom.current().nextLong(), channel, clock.millis(), body);
    }

    /** The newest message; there always is one. */
    Message newest() {
        return database.call(session -> place.use(session, this::newest));
    }

    private Message newest(Session session, Names names) throws SQLException {
        String sql = names.statement("SELECT [id], [token], [channel], [message] FROM [messages] ORDER BY [id] DESC"
                + names.dialect().first(1));
        List<Message> newest = session.query(sql, MessageCalls::message);
        if (newest.isEmpty()) {
            insert(session, names, NOTHING);
            newest = session.query(sql, MessageCalls::message);
        }
        if (newest.isEmpty()) {
            throw new SQLException("what was written to " + names.messages() + " is not there");
        }
        return newest.get(0);
    }

    /** The messages from a number on, at most {@value #READ_AT_ONCE}. */
    List<Message> from(long id) {
        return database.call(session -> place.use(
                session,
                (same, names) -> same.query(
                        names.statement(
                                "SELECT [id], [token], [channel], [message] FROM [messages] WHERE [id] >= ? ORDER BY [id]"
                                        + names.dialect().first(READ_AT_ONCE)),
                        MessageCalls::message,
                        id)));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(row.getLong(1), row.getLong(2), row.getLong(3), row.getBytes(4));
    }

    /** Drops a batch of old messages, never the newest; nobody waits for that. */
    void dropOld() {
        database.later(session -> place.use(session, this::dropOld));
    }

    /** How many old messages have been dropped. */
    int dropOld(Session session, Names names) throws SQLException {
        long before = clock.millis() - KEPT.toMillis();
        String sql = names.statement("SELECT [id], [sent_at] FROM [messages] ORDER BY [id]"
                + names.dialect().first(DROPPED_AT_ONCE));
        List<long[]> oldest = session.query(sql, row -> new long[] {row.getLong(1), row.getLong(2)});
        long last = 0;
        // The last of the batch stays, for it may be the newest of all.
        for (int i = 0; i < oldest.size() - 1 && oldest.get(i)[1] < before; i++) {
            last = oldest.get(i)[0];
        }
        return session.update(names.statement("DELETE FROM [messages] WHERE [id] <= ?"), last);
    }
}
