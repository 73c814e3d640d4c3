package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Store;
import dev.larder.testing.Entries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows under the digest of a key that are not its entry: another key's, or no entry at all. Nobody is handed what is not his. */
class ForeignRowsTest {

    private static final String URL = "jdbc:h2:mem:digests;DB_CLOSE_DELAY=-1";

    private final Store store =
            new JdbcStoreFactory().open(Settings.context("digests", Settings.of(URL, 100, Map.of())));

    @AfterEach
    void close() {
        store.clear();
        store.close();
    }

    /** As if another key had the same digest as "k". */
    private void makeItAnothers() throws SQLException {
        overwrite("cache_key");
    }

    private void overwrite(String column) throws SQLException {
        store.putAll(Map.of("k", Entries.of("another's")));
        try (Connection connection = DriverManager.getConnection(URL);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE \"larder_entries\" SET \"" + column + "\" = ?")) {
            update.setBytes(1, new byte[] {'o'});
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void isAbsentForWhoeverReads() throws SQLException {
        makeItAnothers();
        assertThat(store.get("k")).isNull();
        assertThat(store.getAll(List.of("k"))).isEmpty();
    }

    @Test
    void givesWayToWhoeverWrites() throws SQLException {
        makeItAnothers();
        assertThat(store.replace("k", Entries.of("another's"), Entries.of(2))).isFalse();
        assertThat(store.replace("k", null, Entries.of("own"))).isTrue();
        assertThat(store.get("k")).isEqualTo(Entries.of("own"));
        makeItAnothers();
        assertThat(store.putAll(Map.of("k", Entries.of("own")))).isEmpty();
        assertThat(store.get("k")).isEqualTo(Entries.of("own"));
    }

    @Test
    void whatIsNoEnvelopeIsAsGoodAsAbsent() throws SQLException {
        overwrite("entry");
        assertThat(store.get("k")).isNull();
        assertThat(store.getAll(List.of("k"))).isEmpty();
        assertThat(store.replace("k", Entries.of("another's"), Entries.of(2))).isFalse();
        assertThat(store.replace("k", null, null)).isTrue();
        assertThat(store.replace("k", null, Entries.of("own"))).isTrue();
        assertThat(store.get("k")).isEqualTo(Entries.of("own"));
    }
}
