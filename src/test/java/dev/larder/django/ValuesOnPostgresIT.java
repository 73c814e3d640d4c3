package dev.larder.django;

import dev.larder.internal.store.jdbc.DatabaseServer;
import dev.larder.internal.store.jdbc.NeedsServer;
import dev.larder.internal.store.jdbc.ServerKind;

@NeedsServer(ServerKind.POSTGRESQL)
class ValuesOnPostgresIT extends ValuesInDatabase {

    ValuesOnPostgresIT(DatabaseServer server) {
        super(server.url());
    }
}
