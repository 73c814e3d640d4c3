package dev.larder.internal.store.jdbc;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED;
import static dev.larder.testing.Guarantee.BOUNDED_BY_BYTES;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;
import static dev.larder.testing.Guarantee.OUTLIVES;
import static dev.larder.testing.Guarantee.SHARED;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.util.Map;

/** The contract of stores, kept by a table of PostgreSQL. */
@NeedsServer(ServerKind.POSTGRESQL)
@Guarantees(
        value = {SHARED, OUTLIVES, BOUNDED, BOUNDED_BY_BYTES, LISTS, COUNTS, COPIES, BIG_VALUES},
        row = "`jdbc`, PostgreSQL")
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
}
