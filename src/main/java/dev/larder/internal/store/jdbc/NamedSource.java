package dev.larder.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a data source that the server keeps under a JNDI name.
 *
 * <p>Names below {@code java:comp} are known only in threads of a component, so the name is looked up by callers and not by the threads that
 * use the connections.
 */
final class NamedSource implements ConnectionSource {

    private static final String OF_COMPONENT = "java:comp/env/";

    private final Target target;
    private final NetworkTimeout timeout;
    private volatile @Nullable DataSource found;

    NamedSource(Target target, NetworkTimeout timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    /** Looks the name up, unless that is done; in the caller's thread. */
    void find() {
        if (found != null) {
            return;
        }
        DataSource source = lookUp(target.location());
        if (source == null && !target.location().startsWith("java:")) {
            source = lookUp(OF_COMPONENT + target.location());
        }
        if (source == null) {
            throw new IllegalStateException("There is no data source " + target + " in JNDI.");
        }
        found = source;
    }

    @SuppressWarnings("BanJNDI") // the name stands in the application's own settings
    private static @Nullable DataSource lookUp(String name) {
        try {
            return new InitialContext().lookup(name) instanceof DataSource source ? source : null;
        } catch (NamingException e) {
            return null; // said by the caller, who has another name to try
        }
    }

    @Override
    public Lent take() throws SQLException {
        DataSource source = found;
        if (source == null) {
            throw new IllegalStateException("not looked up");
        }
        Connection connection = target.user().isEmpty()
                ? source.getConnection()
                : source.getConnection(target.user(), target.password());
        return Lent.of(connection, timeout);
    }

    @Override
    public void giveBack(Lent lent) throws SQLException {
        lent.restore();
        lent.connection().close();
    }

    @Override
    public void discard(Lent lent) {
        lent.closeQuietly();
    }

    @Override
    public void close() {
        // the data source is the server's
    }
}
