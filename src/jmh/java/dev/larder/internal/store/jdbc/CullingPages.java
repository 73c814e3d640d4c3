package dev.larder.internal.store.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a round of culling reads, as the database counts it, and how long it takes, in tables of 10 000 to a million rows. A program:
 * {@code postgresql}, {@code mariadb} (it starts the server itself) or a URL.
 */
public final class CullingPages {

    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int ROUNDS = 200;
    private static final int WRITES = 50;
    private static final int SAMPLES = 20;
    private static final String FIRST = " first 300";
    private static final Pattern BUFFERS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final FilledTable filled = new FilledTable();
    private final Random random = new Random(7);

    private CullingPages(String url, int entries) throws SQLException {
        filled.url = url;
        filled.entries = entries;
        filled.fill();
    }

    /**
     * Measures.
     *
     * @param arguments which database
     */
    public static void main(String[] arguments) throws SQLException {
        for (String argument : arguments) {
            if (argument.startsWith("jdbc:")) {
                measure(argument);
                continue;
            }
            ServerKind kind = argument.equals("mariadb") ? ServerKind.MARIADB : ServerKind.POSTGRESQL;
            try (DatabaseServer server = DatabaseServer.start(kind)) {
                measure(server.url());
            }
        }
    }

    private static void measure(String url) throws SQLException {
        System.out.println(
                "| entries | the dead | the estimate | the oldest 300 | round: fastest | median | COUNT(*) |");
        for (int entries : SIZES) {
            CullingPages table = new CullingPages(url, entries);
            String[] times = table.rounds();
            System.out.printf(
                    "| %,d | %d | %d | %d | %s | %s | %s |%n",
                    entries,
                    table.read(CullingTable.EXPIRED + FIRST, () -> new Object[] {System.currentTimeMillis()}),
                    table.read(CullingTable.COUNT, () -> table.slice(entries)),
                    table.read(CullingTable.OLDEST + FIRST, () -> new Object[] {1L, NewRow.NEVER}),
                    times[0],
                    times[1],
                    table.countOfAll());
            table.filled.close();
        }
    }

    private Object[] slice(int entries) {
        Slice slice = Slice.around(random.nextLong(), Slice.halvings(entries, 500));
        return new Object[] {1L, slice.first(), slice.last(), NewRow.NEVER - 1};
    }

    /** Values of a statement. */
    private interface Values {
        Object[] get();
    }

    /** How much a statement reads: blocks in PostgreSQL, rows elsewhere; the median of some tries. */
    private long read(String template, Values values) throws SQLException {
        String sql = filled.names.statement(
                template.replace(FIRST, filled.names.dialect().first(300)));
        long[] samples = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = filled.url.contains(":mariadb:") ? handled(sql, values.get()) : explained(sql, values.get());
        }
        Arrays.sort(samples);
        return samples[SAMPLES / 2];
    }

    private long explained(String sql, Object[] values) throws SQLException {
        boolean blocks = filled.url.contains(":postgresql:");
        String explain = blocks ? "EXPLAIN (ANALYZE, BUFFERS) " : "EXPLAIN ANALYZE ";
        List<String> plan = filled.session.query(explain + sql, row -> row.getString(1), values);
        Matcher counted = (blocks ? BUFFERS : SCANNED).matcher(String.join("\n", plan));
        if (!counted.find()) {
            throw new IllegalStateException(String.join("\n", plan));
        }
        boolean read = blocks && counted.group(2) != null;
        return Long.parseLong(counted.group(1)) + (read ? Long.parseLong(counted.group(2)) : 0);
    }

    private long handled(String sql, Object[] values) throws SQLException {
        long before = handled();
        filled.session.query(sql, row -> row.getLong(1), values);
        return handled() - before;
    }

    private long handled() throws SQLException {
        return filled
                .session
                .query("SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%'", row -> row.getLong(2))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The fastest and the median round, each after fifty writes. */
    private String[] rounds() throws SQLException {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            filled.write(WRITES);
            filled.culling.isDue(WRITES);
            long begun = System.nanoTime();
            filled.culling.run(filled.session, filled.names);
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        return new String[] {millis(times[0]), millis(times[ROUNDS / 2])};
    }

    private String countOfAll() throws SQLException {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            filled.session.query(filled.names.statement("SELECT COUNT(*) FROM [entries]"), row -> row.getLong(1));
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        return millis(fastest);
    }

    private static String millis(long nanos) {
        return String.format("%.2f ms", nanos / 1e6);
    }
}
