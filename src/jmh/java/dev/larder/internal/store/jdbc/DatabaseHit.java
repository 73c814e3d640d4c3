package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Envelope;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A read of one entry of 1 KB through the store, whose own threads talk to the database, and the same SELECT in the caller's thread. */
@Fork(1)
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class DatabaseHit {

    private static final String KEY = "key";

    @Param("jdbc:h2:./target/bench/hits")
    String url;

    private Store store;
    private Connection connection;
    private EntryTable table;

    /** Writes the entry. */
    @Setup
    public void open() throws SQLException {
        StoreSettings settings = new StoreSettings(
                Optional.of(url),
                new StoreSettings.Bounds(1000, OptionalLong.empty()),
                "java",
                Map.of("timeout", "20s"));
        Envelope codec = new Envelope(List.of(), "java", false);
        store = new JdbcStoreFactory()
                .open(new StoreContext("bench", settings, codec, DatabaseHit.class.getClassLoader()));
        Lifetime eternal = new Lifetime(Instant.EPOCH, Instant.MAX, Instant.MAX, Instant.MAX);
        store.putAll(Map.of(KEY, new Entry("x".repeat(1000), eternal, List.of(new Stamp("", 1)), Duration.ZERO)));
        connection = DriverManager.getConnection(url);
        Names names = Names.of(connection.getMetaData(), JdbcOptions.TABLE);
        table = new EntryTable(names, RowKey.hash(":bench".getBytes(StandardCharsets.UTF_8)));
    }

    /** As a cache does it. */
    @Benchmark
    public Entry throughTheStore() {
        return store.get(KEY);
    }

    /** The statement alone. */
    @Benchmark
    public List<HeldRow> bareSelect() throws SQLException {
        return table.read(new Session(connection), List.of(RowKey.of(KEY).hash()));
    }

    /** Closes both. */
    @TearDown
    public void close() throws SQLException {
        store.close();
        connection.close();
    }
}
