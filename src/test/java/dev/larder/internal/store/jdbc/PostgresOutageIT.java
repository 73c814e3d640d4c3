package dev.larder.internal.store.jdbc;

/** Outages of PostgreSQL. */
@NeedsServer(ServerKind.POSTGRESQL)
class PostgresOutageIT extends OutageContract {

    PostgresOutageIT(DatabaseServer server) {
        super(server);
    }

    @Override
    String[] fill() {
        return new String[] {
            "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$",
            "CREATE TRIGGER full_disk BEFORE INSERT ON outages FOR EACH ROW EXECUTE FUNCTION full_disk()"
        };
    }

    @Override
    String empty() {
        return "DROP TRIGGER full_disk ON outages";
    }

    @Override
    String quoted(String name) {
        return '"' + name + '"';
    }
}
