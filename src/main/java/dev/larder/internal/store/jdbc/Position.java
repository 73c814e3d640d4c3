package dev.larder.internal.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader is in the table of messages. Not safe for use by several threads.
 *
 * <p>A database gives numbers when an insert begins and shows the row when it has ended, so a message may appear after one with a larger
 * number. Therefore:
 *
 * <ol>
 *   <li>A reader reads from the last number on below which nothing is missing; that message, its anchor, must come again.
 *   <li>If it does not, the table has lost messages or begun anew: the reader is lost.
 *   <li>A missing number is waited for. If it does not appear in time, there is a gap, and the reader goes on behind it.
 * </ol>
 */
final class Position {

    private final Duration patience;
    private long id;
    private long token;
    private final TreeMap<Long, Long> ahead = new TreeMap<>();
    private @Nullable Instant waitingSince;

    /**
     * A reader that has read everything up to a message.
     *
     * @param anchor that message
     * @param patience how long a missing number is waited for
     */
    Position(Message anchor, Duration patience) {
        this.id = anchor.id();
        this.token = anchor.token();
        this.patience = patience;
    }

    /**
     * What a reading has brought.
     *
     * @param fresh messages that had not been read before
     * @param gap whether some may be missing
     * @param lost whether the reader must begin anew at the newest message
     */
    record Step(List<Message> fresh, boolean gap, boolean lost) {}

    /** From which number on must be read. */
    long from() {
        return id;
    }

    /** Takes what was read from there on, in the order of the numbers. */
    Step read(List<Message> rows, Instant now) {
        if (rows.isEmpty() || rows.get(0).id() != id || rows.get(0).token() != token) {
            return new Step(List.of(), true, true);
        }
        List<Message> fresh = new ArrayList<>();
        for (Message row : rows.subList(1, rows.size())) {
            if (ahead.putIfAbsent(row.id(), row.token()) == null) {
                fresh.add(row);
            }
        }
        return new Step(fresh, advance(now), false);
    }

    /** Goes on as far as nothing is missing; whether the wait for something has ended in vain. */
    private boolean advance(Instant now) {
        long before = id;
        while (ahead.containsKey(id + 1)) {
            to(id + 1);
        }
        if (ahead.isEmpty()) {
            waitingSince = null;
            return false;
        }
        Instant since = waitingSince;
        if (since == null || id != before) {
            waitingSince = now;
            return false;
        }
        return !now.isBefore(since.plus(patience)) && skip();
    }

    private boolean skip() {
        to(ahead.lastKey());
        waitingSince = null;
        return true;
    }

    private void to(long next) {
        Map.Entry<Long, Long> reached = ahead.floorEntry(next);
        if (reached != null) {
            id = reached.getKey();
            token = reached.getValue();
            ahead.headMap(id, true).clear();
        }
    }
}
