package dev.larder.internal.store.jdbc;

/** Several Java processes over one table of MariaDB. */
@NeedsServer(ServerKind.MARIADB)
class MariaDbProcessesIT extends ProcessesContract {

    MariaDbProcessesIT(DatabaseServer server) {
        super(server);
    }
}
