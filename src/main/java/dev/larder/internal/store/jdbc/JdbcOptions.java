package dev.larder.internal.store.jdbc;

import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreOptions;
import java.time.Duration;
import java.util.List;

/**
 * What the settings of a cache say to this backend.
 *
 * @param target which database
 * @param table the table of the entries
 * @param createsTable whether a table that is not there is created
 * @param limits of the calls
 * @param poll how often a bus asks for messages
 */
record JdbcOptions(Target target, String table, boolean createsTable, Limits limits, Duration poll) {

    /**
     * What one application may ask of a database at once.
     *
     * @param timeout how long a caller waits for a call
     * @param connections how many calls there are at the same time
     */
    record Limits(Duration timeout, int connections) {}

    static final String TABLE = "larder_entries";

    private static final int LONGEST_TABLE = 48;
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * What is read, and what is wrong with it.
     *
     * @param options complete only if there are no findings
     * @param findings sentences
     */
    record Reading(JdbcOptions options, List<String> findings) {}

    /** Reads the settings of a cache. */
    static Reading of(StoreContext context) {
        StoreOptions options = StoreOptions.of("jdbc", context);
        Target target = new Target(
                location(context, options),
                options.text("user").orElse(""),
                options.text("password").orElse(""));
        JdbcOptions read = new JdbcOptions(
                target,
                table(options),
                options.flag("create-table", true),
                new Limits(
                        options.duration("timeout", Duration.ofMillis(500), LONGEST),
                        options.number("connections", 10, 1000)),
                options.duration("poll", Duration.ofSeconds(1), LONGEST));
        return new Reading(read, options.findings());
    }

    private static String location(StoreContext context, StoreOptions options) {
        String location = context.settings().location().orElse("").strip();
        if (location.isEmpty()) {
            options.wrongSetting(
                    "location",
                    "",
                    "the backend jdbc needs it. Name a data source (java:app/jdbc/cache), or a URL (jdbc:...).");
        }
        return location;
    }

    private static String table(StoreOptions options) {
        String table = options.text("table").orElse(TABLE).strip();
        if (table.isEmpty() || table.length() > LONGEST_TABLE) {
            options.wrong("table", table, "no name of a table. Use 1 to " + LONGEST_TABLE + " characters.");
        }
        return table;
    }
}
