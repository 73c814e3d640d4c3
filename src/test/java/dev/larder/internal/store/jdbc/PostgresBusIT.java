package dev.larder.internal.store.jdbc;

/** A bus over a table of PostgreSQL. */
@NeedsServer(ServerKind.POSTGRESQL)
class PostgresBusIT extends BusContract {

    private final DatabaseServer server;

    PostgresBusIT(DatabaseServer server) {
        this.server = server;
    }

    @Override
    String url() {
        return server.url();
    }
}
