package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.CuttingRelay;
import dev.larder.testing.Entries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that breaks between the database's work and its answer: what compares is not done twice, all else is. */
@NeedsServer(ServerKind.POSTGRESQL)
class JdbcLostAnswerIT {

    private static final Entry ONE = Entries.of(1);
    private static final Entry TWO = Entries.of(2);

    private final CuttingRelay relay;
    private final Store store;

    JdbcLostAnswerIT(DatabaseServer server) {
        relay = new CuttingRelay(server.port());
        String url = server.url().replace(":" + server.port(), ":" + relay.port());
        store = new JdbcStoreFactory().open(Settings.context("lost", Settings.of(url, 100, Map.of())));
    }

    @BeforeEach
    void empty() {
        store.clear();
    }

    @AfterEach
    void disconnect() {
        store.close();
        relay.close();
    }

    @Test
    void anAddIsNotRepeated() {
        relay.cutNextAnswer();
        assertThatThrownBy(() -> store.replace("k", null, ONE)).isInstanceOf(IllegalStateException.class);
        assertThat(store.get("k")).isEqualTo(ONE);
    }

    @Test
    void aReplacementIsNotRepeated() {
        store.putAll(Map.of("k", ONE));
        relay.cutAnswerAfter(1); // what is held is read first
        assertThatThrownBy(() -> store.replace("k", ONE, TWO)).isInstanceOf(IllegalStateException.class);
        assertThat(store.get("k")).isEqualTo(TWO);
    }

    @Test
    void readingWritingAndRemovingIs() {
        relay.cutNextAnswer();
        assertThat(store.putAll(Map.of("k", ONE))).isEmpty();
        relay.cutNextAnswer();
        assertThat(store.get("k")).isEqualTo(ONE);
        relay.cutNextAnswer();
        store.removeAll(List.of("k"));
        assertThat(store.get("k")).isNull();
    }
}
