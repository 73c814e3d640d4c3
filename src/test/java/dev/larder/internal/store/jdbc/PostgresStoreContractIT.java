package dev.larder.internal.store.jdbc;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.StoreContract;
import java.util.Map;

/** The contract of stores, kept by a table of PostgreSQL. */
@NeedsServer(ServerKind.POSTGRESQL)
class PostgresStoreContractIT extends StoreContract {

    private final DatabaseServer server;

    PostgresStoreContractIT(DatabaseServer server) {
        this.server = server;
    }

    @Override
    protected StoreFactory factory() {
        return new JdbcStoreFactory();
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        return Settings.of(server.url(), maxEntries, Map.of());
    }

    @Override
    protected boolean isBoundedExactly() {
        return false; // rows are dropped in batches, after the write
    }

    @Override
    protected boolean reclaims() {
        return false; // by writing, and by the table's own clock: see CullingTest
    }
}
