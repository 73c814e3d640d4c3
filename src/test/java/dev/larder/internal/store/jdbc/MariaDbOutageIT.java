package dev.larder.internal.store.jdbc;

/** Outages of MariaDB. */
@NeedsServer(ServerKind.MARIADB)
class MariaDbOutageIT extends OutageContract {

    MariaDbOutageIT(DatabaseServer server) {
        super(server);
    }

    @Override
    String[] fill() {
        return new String[] {
            "CREATE TRIGGER full_disk BEFORE INSERT ON outages FOR EACH ROW"
                    + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'"
        };
    }

    @Override
    String empty() {
        return "DROP TRIGGER full_disk";
    }

    @Override
    String quoted(String name) {
        return '`' + name + '`';
    }
}
