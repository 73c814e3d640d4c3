package dev.larder.internal.store.jdbc;

import dev.larder.internal.store.jdbc.JdbcOptions.Limits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A database and the calls to it. Safe for use by several threads.
 *
 * <p>A call is one or a few statements on one connection. One that failed because its connection had died in a pool meanwhile, or because another statement
 * was in its way, is made again.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final int MOST_ATTEMPTS = 20;

    private final Target target;
    private final ConnectionSource source;
    private final Workers workers;

    private Database(Target target, ConnectionSource source, Workers workers) {
        this.target = target;
        this.source = source;
        this.workers = workers;
    }

    static Database open(Target target, Limits limits, ClassLoader application) {
        NetworkTimeout timeout = new NetworkTimeout(limits.timeout());
        ConnectionSource source =
                target.isUrl() ? new UrlSource(target, application, timeout) : new NamedSource(target, timeout);
        return new Database(target, source, new Workers(limits, application));
    }

    /** What a call does. */
    interface Work<T extends @Nullable Object> {
        T with(Session session) throws SQLException;
    }

    /** How often a call may be made. */
    enum Repeat {
        /** Doing it twice is as good as doing it once. */
        SAFE,
        /** Once it has been sent, it may have been done. */
        UNSAFE
    }

    /** Makes a call, again where that helps; a fault is an unchecked exception. */
    <T extends @Nullable Object> T call(Work<T> work) {
        return call(work, Repeat.SAFE);
    }

    <T extends @Nullable Object> T call(Work<T> work, Repeat repeat) {
        find();
        long end = System.nanoTime() + workers.timeout().toNanos();
        return workers.call(() -> run(work, repeat, end));
    }

    /** Makes a call that nobody waits for; a fault of it is one that the next caller has too. */
    void later(Work<?> work) {
        find();
        workers.later(() -> {
            try {
                run(work, Repeat.SAFE, System.nanoTime());
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.DEBUG, "Keeping the table in order has failed.", e);
            }
        });
    }

    private void find() {
        if (source instanceof NamedSource named) {
            named.find();
        }
    }

    private <T extends @Nullable Object> T run(Work<T> work, Repeat repeat, long end) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (Interrupted e) {
                boolean again = e.isWorthAnother(repeat) && attempt < MOST_ATTEMPTS && System.nanoTime() - end < 0;
                if (!again) {
                    throw shown(e.fault);
                }
            } catch (SQLException e) {
                throw shown(e);
            }
        }
    }

    private <T extends @Nullable Object> T once(Work<T> work) throws SQLException, Interrupted {
        Lent lent = source.take();
        boolean well = false;
        try {
            T result = work.with(new Session(lent.connection()));
            well = true;
            return result;
        } catch (SQLException e) {
            well = SqlFault.of(e).leavesConnection();
            throw new Interrupted(e);
        } finally {
            if (well) {
                source.giveBack(lent);
            } else {
                source.discard(lent);
            }
        }
    }

    /** A fault as it may be logged: some drivers tell the URL. */
    private SQLException shown(SQLException e) {
        for (Throwable cause : e) {
            String text = String.valueOf(cause);
            if (!target.hideSecrets(text).equals(text)) {
                return new SQLException(target.hideSecrets(text), e.getSQLState(), e.getErrorCode());
            }
        }
        return e;
    }

    Duration timeout() {
        return workers.timeout();
    }

    @Override
    public void close() {
        workers.close();
        source.close();
    }

    /** A connection was there, and its use has failed. */
    private static final class Interrupted extends Exception {

        private static final long serialVersionUID = 1L;

        private final SQLException fault;

        Interrupted(SQLException fault) {
            super(fault);
            this.fault = fault;
        }

        boolean isWorthAnother(Repeat repeat) {
            return switch (SqlFault.of(fault)) {
                case CONFLICT -> true;
                case CONNECTION -> repeat == Repeat.SAFE;
                default -> false;
            };
        }
    }
}
