package dev.larder.internal.store.jdbc;

/** Several Java processes over one table of PostgreSQL. */
@NeedsServer(ServerKind.POSTGRESQL)
class PostgresProcessesIT extends ProcessesContract {

    PostgresProcessesIT(DatabaseServer server) {
        super(server);
    }
}
