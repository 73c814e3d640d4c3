package dev.larder.example.web;

import dev.larder.example.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The table that Larder keeps entries in, for the caches whose backend is {@code jdbc}. */
@ApplicationScoped
public class SharedEntries {

    @Inject
    private Database database;

    /** How many rows it has; none before it is made, which is when it is first written to. */
    public long count() {
        boolean isMade = !database.list(
                        "select 1 from information_schema.tables where table_name = 'larder_entries'",
                        row -> row.getInt(1))
                .isEmpty();
        return isMade
                ? database.list("select count(*) from \"larder_entries\"", row -> row.getLong(1))
                        .get(0)
                : 0;
    }
}
