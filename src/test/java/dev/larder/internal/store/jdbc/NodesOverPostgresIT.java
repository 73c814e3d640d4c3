package dev.larder.internal.store.jdbc;

import dev.larder.nodes.BusNodesContract;
import java.util.Map;

/** Four JVMs over one PostgreSQL, which hear of each other by looking into a table. */
@NeedsServer(ServerKind.POSTGRESQL)
class NodesOverPostgresIT extends BusNodesContract {

    private final DatabaseServer server;

    NodesOverPostgresIT(DatabaseServer server) {
        this.server = server;
    }

    @Override
    protected Map<String, String> backendSettings() {
        return Map.of("backend", "jdbc", "location", server.url(), "options.table", "nodes", "options.timeout", "5s");
    }
}
