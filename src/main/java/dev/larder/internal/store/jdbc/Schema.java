package dev.larder.internal.store.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The two tables, as statements that create them.
 *
 * <p>Entries are found by {@code cache} (a digest of the cache's name) and {@code key_hash} (one of the key), dropped by {@code written_at}
 * when there are too many and by {@code expires_at} when they are dead; both are milliseconds since 1970 UTC. {@code row_version} is another random
 * number after every write.
 *
 * @param names the tables' names, and the dialect
 */
record Schema(Names names) {

    private static final String COLUMNS = "[cache] BIGINT NOT NULL, [key_hash] BIGINT NOT NULL,"
            + " [row_version] BIGINT NOT NULL, [written_at] BIGINT NOT NULL, [expires_at] BIGINT NOT NULL,"
            + " [byte_size] BIGINT NOT NULL, [cache_key] %s NOT NULL, [entry] %s NOT NULL, ";

    /** What creates the table of entries. */
    List<String> entries() {
        String columns =
                COLUMNS.formatted(names.dialect().keyType(), names.dialect().entryType());
        return names.dialect() == Dialect.MYSQL ? clustered(columns) : plain(columns);
    }

    private List<String> plain(String columns) {
        List<String> statements = new ArrayList<>();
        statements.add(names.statement("CREATE TABLE [entries] (" + columns + "PRIMARY KEY ([cache], [key_hash]))"));
        statements.add(names.statement("CREATE INDEX " + index("_written") + " ON [entries] ([cache], [written_at])"));
        statements.add(names.statement("CREATE INDEX " + index("_expires") + " ON [entries] ([expires_at])"));
        return statements;
    }

    /** Where rows lie in the order of the primary key, that is a number that grows, and not a digest: else each insert is somewhere else. */
    private List<String> clustered(String columns) {
        return List.of(names.statement("CREATE TABLE [entries] ([id] BIGINT NOT NULL "
                + names.dialect().identity() + " PRIMARY KEY, " + columns
                + "UNIQUE KEY ([cache], [key_hash]), KEY ([cache], [written_at]), KEY ([expires_at])) ENGINE=InnoDB"));
    }

    private String index(String suffix) {
        return names.quoted(names.table() + suffix);
    }

    /** What creates the table of messages. */
    List<String> messages() {
        return List.of(names.statement("CREATE TABLE [messages] ([id] BIGINT NOT NULL "
                + names.dialect().identity()
                + ", [token] BIGINT NOT NULL, [channel] BIGINT NOT NULL, [sent_at] BIGINT NOT NULL,"
                + " [message] " + names.dialect().keyType() + " NOT NULL, PRIMARY KEY ([id]))"));
    }
}
