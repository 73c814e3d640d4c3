package dev.larder.django;

import dev.larder.internal.store.jdbc.DatabaseServer;
import dev.larder.internal.store.jdbc.NeedsServer;
import dev.larder.internal.store.jdbc.ServerKind;

@NeedsServer(ServerKind.MARIADB)
class ValuesOnMariaDbIT extends ValuesInDatabase {

    ValuesOnMariaDbIT(DatabaseServer server) {
        super(server.url());
    }
}
