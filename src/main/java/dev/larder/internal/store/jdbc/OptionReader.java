package dev.larder.internal.store.jdbc;

import dev.larder.DurationText;
import dev.larder.internal.store.jdbc.JdbcOptions.Limits;
import dev.larder.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the settings of a cache and collects what is wrong with them. */
final class OptionReader {

    static final String TABLE = "larder_entries";

    private static final Set<String> KNOWN =
            Set.of("connections", "create-table", "password", "poll", "table", "timeout", "user");
    private static final int LONGEST_TABLE = 48;
    private static final int MOST_CONNECTIONS = 1000;

    private final StoreContext context;
    private final Map<String, String> options;
    private final List<String> findings = new ArrayList<>();

    OptionReader(StoreContext context) {
        this.context = context;
        this.options = context.settings().options();
    }

    List<String> findings() {
        return findings;
    }

    JdbcOptions read() {
        checkNames();
        return new JdbcOptions(
                new Target(location(), options.getOrDefault("user", ""), options.getOrDefault("password", "")),
                table(),
                createsTable(),
                new Limits(duration("timeout", "500ms"), connections()),
                duration("poll", "1s"));
    }

    /** Without their values, which may be passwords. */
    private void checkNames() {
        for (String name : new TreeSet<>(options.keySet())) {
            if (!KNOWN.contains(name)) {
                String use = "Use one of: " + String.join(", ", new TreeSet<>(KNOWN));
                find("options." + name, "***", "the backend jdbc has no such option", use);
            }
        }
    }

    private String location() {
        String location = context.settings().location().orElse("");
        if (location.isBlank()) {
            find(
                    "location",
                    "",
                    "the backend jdbc needs it",
                    "Name a data source (java:app/jdbc/cache), or a URL (jdbc:...)");
        }
        return location.strip();
    }

    private String table() {
        String table = options.getOrDefault("table", TABLE).strip();
        if (table.isEmpty() || table.length() > LONGEST_TABLE) {
            find("options.table", table, "no name of a table", "Use 1 to " + LONGEST_TABLE + " characters");
        }
        return table;
    }

    private boolean createsTable() {
        String text = options.getOrDefault("create-table", "true").strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            find("options.create-table", text, "neither true nor false", "Use one of the two");
        }
        return Boolean.parseBoolean(text);
    }

    private int connections() {
        String text = options.getOrDefault("connections", "10").strip();
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_CONNECTIONS) {
            find("options.connections", text, "no number of connections", "Use 1 to " + MOST_CONNECTIONS);
            return 1;
        }
        return number;
    }

    private Duration duration(String name, String fallback) {
        String text = options.getOrDefault(name, fallback);
        try {
            Duration duration = DurationText.parse(text);
            if (duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(Duration.ofHours(1)) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        find("options." + name, text, "no duration between 1ms and 1h", "Use 500ms or 2s, for example");
        return DurationText.parse(fallback);
    }

    private void find(String key, String value, String wrong, String remedy) {
        findings.add("larder.caches." + context.cacheName() + "." + key + " = '" + value + "': " + wrong + ". " + remedy
                + ".");
    }
}
