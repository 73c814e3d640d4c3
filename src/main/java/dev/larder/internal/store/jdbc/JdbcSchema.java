package dev.larder.internal.store.jdbc;

import dev.larder.internal.store.jdbc.JdbcOptions.Limits;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * The command that prints the tables of the backend {@code jdbc}, or creates them.
 *
 * <pre>
 * java -cp larder.jar dev.larder.internal.store.jdbc.JdbcSchema postgresql [table]
 * java -cp larder.jar:driver.jar dev.larder.internal.store.jdbc.JdbcSchema jdbc:postgresql://... [table]
 * </pre>
 *
 * User and password are taken from the environment variables {@code LARDER_JDBC_USER} and {@code LARDER_JDBC_PASSWORD}, where the URL has none.
 */
public final class JdbcSchema {

    private static final String USAGE =
            "Usage: JdbcSchema <h2 | derby | postgresql | mysql | mariadb | standard> [table]   prints the statements\n"
                    + "       JdbcSchema <jdbc:...> [table]   creates the tables that are not there";
    private static final Limits PATIENT = new Limits(Duration.ofMinutes(1), 1);

    private final PrintStream out;

    JdbcSchema(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints or creates.
     *
     * @param arguments the dialect or the URL, and the table's name
     */
    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException(USAGE);
        }
        new JdbcSchema(System.out).run(arguments[0], arguments.length == 2 ? arguments[1] : JdbcOptions.TABLE);
    }

    void run(String where, String table) {
        if (where.startsWith("jdbc:")) {
            create(where, table);
        } else {
            print(dialect(where), table);
        }
    }

    private static Dialect dialect(String name) {
        Dialect dialect = Dialect.of(name);
        if (dialect == Dialect.STANDARD && !name.equals("standard")) {
            throw new IllegalArgumentException("dialect = '" + name + "' (from the command line): unknown.\n" + USAGE);
        }
        return dialect;
    }

    private void print(Dialect dialect, String table) {
        Schema schema = new Schema(Names.of(dialect, dialect == Dialect.MYSQL ? "`" : "\"", table));
        for (List<String> statements : List.of(schema.entries(), schema.messages())) {
            statements.forEach(statement -> out.println(statement + ";"));
        }
    }

    private void create(String url, String table) {
        Target target = new Target(url, environment("LARDER_JDBC_USER"), environment("LARDER_JDBC_PASSWORD"));
        JdbcOptions options = new JdbcOptions(target, table, true, PATIENT, Duration.ofSeconds(1));
        try (Database database = Database.open(target, PATIENT, JdbcSchema.class.getClassLoader())) {
            for (Place.Kind kind : Place.Kind.values()) {
                Place place = new Place(kind, options);
                String name = database.call(session -> place.use(session, (same, names) -> kind.in(names)));
                out.println(name + (place.isCreated() ? ": created" : ": is there"));
            }
        }
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
