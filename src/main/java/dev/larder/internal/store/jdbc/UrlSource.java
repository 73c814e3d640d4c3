package dev.larder.internal.store.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections by URL, kept while they work: never more than there are threads. For plain Java. */
final class UrlSource implements ConnectionSource {

    private final Target target;
    private final ClassLoader application;
    private final NetworkTimeout timeout;
    private final ConcurrentLinkedDeque<Lent> idle = new ConcurrentLinkedDeque<>();

    UrlSource(Target target, ClassLoader application, NetworkTimeout timeout) {
        this.target = target;
        this.application = application;
        this.timeout = timeout;
    }

    @Override
    public Lent take() throws SQLException {
        Lent kept = idle.pollFirst();
        return kept == null ? open() : kept;
    }

    private Lent open() throws SQLException {
        Properties login = new Properties();
        if (!target.user().isEmpty()) {
            login.setProperty("user", target.user());
            login.setProperty("password", target.password());
        }
        Connection connection = driver().connect(target.location(), login);
        if (connection == null) {
            throw new SQLException("the driver refuses " + target);
        }
        return Lent.of(connection, timeout);
    }

    /** The application's own driver before one that somebody else has registered. */
    private Driver driver() throws SQLException {
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, application)) {
                if (driver.acceptsURL(target.location())) {
                    return driver;
                }
            }
        } catch (ServiceConfigurationError e) {
            // another driver than ours, perhaps; the other way is left
        }
        return DriverManager.getDriver(target.location());
    }

    @Override
    public void giveBack(Lent lent) {
        idle.addFirst(lent);
    }

    /** What broke one connection has probably broken all. */
    @Override
    public void discard(Lent lent) {
        lent.closeQuietly();
        close();
    }

    @Override
    public void close() {
        for (Lent kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            kept.closeQuietly();
        }
    }
}
