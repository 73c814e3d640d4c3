package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import dev.larder.spi.StoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set, what is said of wrong settings, and the tables that come of them. */
class JdbcSettingsTest {

    private static List<String> findings(Map<String, String> options) {
        StoreSettings settings = Settings.of("jdbc:h2:mem:none", 10, options);
        return new JdbcStoreFactory().check(Settings.context("products", settings));
    }

    @Test
    void saysEverythingThatIsWrong() {
        assertThat(findings(Map.of("timeout", "soon", "connections", "0", "create-table", "perhaps", "table", " ")))
                .hasSize(4)
                .contains("larder.caches.products.options.timeout = 'soon': not a duration from 1ms to 60m."
                        + " Use 500ms, for example.");
        assertThat(findings(Map.of("timeout", "2s", "connections", "3", "create-table", "false")))
                .isEmpty();
    }

    @Test
    void saysThatItHasNoSuchOptionWithoutShowingItsValue() {
        assertThat(findings(Map.of("time-out", "hush")))
                .containsExactly("larder.caches.products.options.time-out = '***': the backend jdbc has no such option."
                        + " Use one of: connections, create-table, password, poll, table, timeout, user.");
    }

    @Test
    void refusesToOpenWithoutALocation() {
        StoreSettings settings = new StoreSettings(
                Optional.empty(), new StoreSettings.Bounds(10, OptionalLong.empty()), "java", Map.of());
        assertThatThrownBy(() -> new JdbcStoreFactory().open(Settings.context("products", settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larder.caches.products.location = ''");
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.products.backend", "jdbc")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.products.location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/db?user=u&password=hush",
                "jdbc:h2:mem:x;USER=sa;PASSWORD=hush",
                "jdbc:mariadb://u:hush@host/db",
                "jdbc:oracle:thin:u/x:hush@host:1521"
            })
    void hidesPasswordsInUrls(String url) {
        assertThat(new Target(url, "", "").toString()).doesNotContain("hush").startsWith("jdbc:");
        assertThat(new Target(url, "", "").hideSecrets("refused: " + url)).doesNotContain("hush");
    }

    @Test
    void hidesTheGivenPassword() {
        Target target = new Target("jdbc:h2:mem:x", "sa", "hush");
        assertThat(target.toString()).doesNotContain("hush");
        assertThat(new JdbcOptions(target, "t", true, null, null).toString()).doesNotContain("hush");
        assertThat(target.hideSecrets("hush!")).isEqualTo("***!");
    }

    @Test
    @DisplayName("D138, D139: every name is quoted, so a table's name may have spaces and be a word of SQL")
    void takesAnyTableName() throws Exception {
        String url = "jdbc:h2:mem:names";
        try (Connection alive = DriverManager.getConnection(url);
                Caches caches = Caches.open(Map.of(
                        "larder.caches.products.backend", "jdbc",
                        "larder.caches.products.location", url,
                        "larder.caches.products.options.timeout", "20s",
                        "larder.caches.products.options.table", "select \"all\" from"))) {
            Cache cache = caches.get("products");
            cache.set("k", "v");
            assertThat(cache.<String>get("k")).isEqualTo("v");
            try (Statement statement = alive.createStatement()) {
                assertThat(statement
                                .executeQuery("SELECT * FROM \"select \"\"all\"\" from\"")
                                .next())
                        .isTrue();
            }
        }
    }

    private static String schema(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JdbcSchema(new PrintStream(out, true, StandardCharsets.UTF_8)).run(arguments[0], arguments[1]);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName(
            "D142, D144: the command creates the tables of the given name, and says so; again, it says that they are there")
    void createsTheTablesByCommand() throws Exception {
        String url = "jdbc:h2:mem:command";
        try (Connection alive = DriverManager.getConnection(url)) {
            assertThat(schema(url, "the table")).contains("\"the table\": created", "\"the table_messages\": created");
            assertThat(schema(url, "the table"))
                    .contains("\"the table\": is there")
                    .doesNotContain("created");
            assertThat(alive.isValid(1)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "derby", "postgresql", "mysql", "mariadb", "standard"})
    void printsTheTables(String dialect) {
        assertThat(schema(dialect, "the_table")).contains("CREATE TABLE").contains("the_table_messages");
    }

    @Test
    void refusesAnUnknownDialect() {
        assertThatThrownBy(() -> schema("db3", "t")).hasMessageContaining("dialect = 'db3'");
        assertThatThrownBy(() -> JdbcSchema.main(new String[0])).hasMessageContaining("Usage");
    }

    @Test
    @DisplayName("D145: without leave to create a table nothing is created, and the fault says so")
    void createsNothingWithoutLeave() {
        StoreSettings settings = Settings.of("jdbc:h2:mem:forbidden", 10, Map.of("create-table", "false"));
        try (var store = new JdbcStoreFactory().open(Settings.context("products", settings))) {
            assertThatThrownBy(() -> store.get("k"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("larder_entries");
        }
    }

    @Test
    void cutsAllDigestsIntoSlicesWithoutAGap() {
        assertThat(Slice.number(0, 1)).isEqualTo(new Slice(0, 1));
        assertThat(Slice.number(0, 1).last()).isEqualTo(Long.MAX_VALUE);
        assertThat(Slice.number(1, 1)).isEqualTo(new Slice(Long.MIN_VALUE, 1));
        assertThat(Slice.number(1, 1).last()).isEqualTo(-1);
        assertThat(Slice.around(-5, 1)).isEqualTo(new Slice(Long.MIN_VALUE, 1));
        assertThat(Slice.WHOLE.last()).isEqualTo(Long.MAX_VALUE);
        assertThat(Slice.halvings(1_000_000, 1000)).isEqualTo(10);
    }
}
