package dev.larder.payara.vault;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.internal.codec.Envelope;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Orders of an application, and a cache, in the same database and by the same data source, whose transactions are the server's. */
@ApplicationScoped
public class Vault {

    @Inject
    @ConfigProperty(name = "vault.source")
    String name;

    @Inject
    @CacheName("vault")
    Cache cache;

    @Resource
    TransactionSynchronizationRegistry registry;

    private DataSource source;
    private Store store;

    @PostConstruct
    @SuppressWarnings("BanJNDI") // a name of the test
    void open() {
        try {
            source = (DataSource) new InitialContext().lookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
        ClassLoader application = Vault.class.getClassLoader();
        StoreSettings settings = new StoreSettings(
                Optional.of(name),
                new StoreSettings.Bounds(100, OptionalLong.empty()),
                "java",
                Map.of("timeout", "20s"));
        store = ServiceLoader.load(StoreFactory.class, application).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.backend().equals("jdbc"))
                .findFirst()
                .orElseThrow()
                .open(new StoreContext("raw", settings, new Envelope(List.of(), "java", false), application));
    }

    @PreDestroy
    void close() {
        store.close();
    }

    public void createTable() throws SQLException {
        update("CREATE TABLE orders (name VARCHAR(100) PRIMARY KEY)");
    }

    /** Changes the cache and the application's own table in one transaction; the outcome is told by what is there afterwards. */
    @Transactional
    public String work(String id, boolean rollback) throws SQLException {
        order(id + "-before");
        cache.set(id, "kept");
        cache.delete(id + "-old");
        boolean first = store.replace(id, null, entry());
        boolean second = store.replace(id, null, entry()); // an INSERT that the database refuses
        order(id + "-after");
        if (rollback) {
            registry.setRollbackOnly();
        }
        return first + " " + second;
    }

    private static Entry entry() {
        Lifetime eternal = new Lifetime(Instant.EPOCH, Instant.MAX, Instant.MAX, Instant.MAX);
        return new Entry("value", eternal, List.of(new Stamp("", 1)), Duration.ZERO);
    }

    private void order(String order) throws SQLException {
        update("INSERT INTO orders (name) VALUES (?)", order);
    }

    private void update(String sql, String... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    public int orders(String id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM orders WHERE name LIKE ?")) {
            statement.setString(1, id + "-%");
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    public String cached(String key) {
        return String.valueOf(cache.<String>get(key));
    }

    public void put(String key) {
        cache.set(key, "old");
    }
}
