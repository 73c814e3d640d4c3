package dev.larder.internal.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one round of culling costs after the fifty writes that lead to it, whatever the table holds. */
@Fork(1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
public class CullingRound {

    private static final int WRITES = 50;

    /** Fifty more rows before each round. */
    @State(Scope.Thread)
    public static class Written {

        /** Writes them. */
        @Setup(Level.Invocation)
        public void write(FilledTable filled) throws SQLException {
            filled.write(WRITES);
            filled.culling.isDue(WRITES);
        }
    }

    /** One round; the table is full, so about every second one drops a hundred rows. */
    @Benchmark
    public void round(FilledTable filled, Written written) throws SQLException {
        filled.culling.run(filled.session, filled.names);
    }

    /** What Django does with every write, for comparison. */
    @Benchmark
    public long countOfAllRows(FilledTable filled) throws SQLException {
        return filled.session
                .query(filled.names.statement("SELECT COUNT(*) FROM [entries]"), row -> row.getLong(1))
                .get(0);
    }
}
