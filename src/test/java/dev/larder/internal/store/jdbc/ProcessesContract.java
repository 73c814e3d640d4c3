package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Store;
import dev.larder.testing.Entries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several Java processes over one table. */
abstract class ProcessesContract {

    private static final int OTHERS = 2;

    private final DatabaseServer server;

    ProcessesContract(DatabaseServer server) {
        this.server = server;
    }

    @Test
    void loseNoIncrementAndAddOnce() throws Exception {
        try (Store store = new JdbcStoreFactory()
                .open(Settings.context("processes", Settings.of(server.url(), 10_000, Map.of())))) {
            store.clear();
            store.putAll(Map.of("counter", Entries.of(0L)));
            List<Process> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(start());
            }
            int won = OtherProcess.work(store);
            for (Process other : others) {
                won += result(other);
            }
            assertThat(won).as("adds that have won").isEqualTo(OtherProcess.STEPS);
            assertThat(store.get("counter").value()).isEqualTo((OTHERS + 1L) * OtherProcess.STEPS);
        }
    }

    private Process start() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName(),
                        server.url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int result(Process process) throws Exception {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Integer.parseInt(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } finally {
            process.destroyForcibly();
        }
    }
}
