package dev.larder.internal.store.jdbc;

/** A bus over a table of MariaDB. */
@NeedsServer(ServerKind.MARIADB)
class MariaDbBusIT extends BusContract {

    private final DatabaseServer server;

    MariaDbBusIT(DatabaseServer server) {
        this.server = server;
    }

    @Override
    String url() {
        return server.url();
    }
}
