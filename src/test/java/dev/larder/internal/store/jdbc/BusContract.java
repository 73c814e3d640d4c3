package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Bus;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bus over a table keeps to, whichever database it is in. */
abstract class BusContract {

    private static final String GAP = "(gap)";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Bus here;
    private Bus there;

    abstract String url();

    @BeforeEach
    void open() {
        here = bus("products");
        there = bus("products");
        here.listen(listener());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private Bus bus(String cache) {
        var settings = Settings.of(url(), 10, Map.of("poll", "50ms", "table", "bus of a test"));
        return new JdbcStoreFactory().bus(Settings.context(cache, settings)).orElseThrow();
    }

    private Bus.Listener listener() {
        return new Bus.Listener() {
            @Override
            public void received(byte[] message) {
                heard.add(new String(message, StandardCharsets.UTF_8));
            }

            @Override
            public void gap() {
                heard.add(GAP);
            }
        };
    }

    private static void send(Bus bus, String text) {
        bus.send(text.getBytes(StandardCharsets.UTF_8));
    }

    private String next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    /** Takes gaps that a busy machine has made of a thread that stood still, up to the first message. */
    private String nextMessage() throws InterruptedException {
        String text = next();
        while (GAP.equals(text)) {
            text = next();
        }
        return text;
    }

    private void awaitGap() throws InterruptedException {
        String text = next();
        while (text != null && !text.equals(GAP)) {
            text = next();
        }
        assertThat(text).isEqualTo(GAP);
    }

    @Test
    void handsOverWhatAnotherNodeSendsInItsOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(there, "m" + i);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(nextMessage()).isEqualTo("m" + i);
        }
    }

    @Test
    void handsOverNothingOfOtherCaches() throws Exception {
        try (Bus other = bus("orders")) {
            send(other, "of another cache");
            send(there, "of this cache");
        }
        assertThat(nextMessage()).isEqualTo("of this cache");
    }

    @Test
    void handsOverAMessageThatIsCommittedAfterItsSuccessor() throws Exception {
        try (Connection slow = DriverManager.getConnection(url())) {
            slow.setAutoCommit(false);
            insert(slow, "late");
            send(there, "early");
            assertThat(nextMessage()).isEqualTo("early");
            slow.commit();
        }
        assertThat(nextMessage()).isEqualTo("late");
    }

    @Test
    void tellsAGapWhenAMessageIsRolledBack() throws Exception {
        try (Connection failing = DriverManager.getConnection(url())) {
            failing.setAutoCommit(false);
            insert(failing, "never");
            failing.rollback();
        }
        send(there, "next");
        awaitGap();
        send(there, "after the gap");
        String text = nextMessage();
        assertThat(text.equals("next") ? nextMessage() : text).isEqualTo("after the gap");
    }

    @Test
    void tellsAGapWhenTheTableBeginsAnew() throws Exception {
        send(there, "before");
        assertThat(nextMessage()).isEqualTo("before");
        execute("DROP TABLE ");
        awaitGap();
        send(there, "in the new table");
        assertThat(nextMessage()).isEqualTo("in the new table");
    }

    @Test
    void isSilentAfterItsEnd() throws Exception {
        here.close();
        heard.clear();
        send(there, "unheard");
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
        here = bus("products");
    }

    private void insert(Connection connection, String text) throws SQLException {
        Names names = Names.of(connection.getMetaData(), "bus of a test");
        String sql = names.statement(
                "INSERT INTO [messages] ([token], [channel], [sent_at], [message]) VALUES (1, ?, 0, ?)");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, RowKey.hash(":products".getBytes(StandardCharsets.UTF_8)));
            statement.setBytes(2, text.getBytes(StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
    }

    private void execute(String beforeTable) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(beforeTable
                    + Names.of(connection.getMetaData(), "bus of a test").messages());
        }
    }
}
