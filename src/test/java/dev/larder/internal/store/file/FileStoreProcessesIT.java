package dev.larder.internal.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Store;
import dev.larder.testing.Entries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs with one directory, some of them killed in the middle of it. */
class FileStoreProcessesIT {

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path directory;

    private Process start(String task) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        FileStoreProcess.class.getName(),
                        directory.toString(),
                        "1000",
                        task)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    private static String next(BufferedReader out, String wanted) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(wanted)) {
            line = out.readLine();
        }
        assertThat(line).as("what the process says").isNotNull();
        return line;
    }

    @Test
    void losesNothingAndTearsNothingWhileProcessesAreKilled() throws Exception {
        try (Store store = FileStoreProcess.open(directory.toString(), 1000)) {
            store.putAll(Map.of("counter", Entries.eternal(0L)));
            List<Process> workers = List.of(start("work"), start("work"), start("work"));
            for (int kill = 0; kill < 3; kill++) {
                Process killed = start("endless");
                next(killed.inputReader(), "writing");
                killed.destroyForcibly();
                assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            long added = 0;
            for (Process worker : workers) {
                BufferedReader out = worker.inputReader();
                added += Long.parseLong(next(out, "added ").substring(6));
                assertThat(next(out, "torn ")).isEqualTo("torn 0");
                assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(worker.exitValue()).isZero();
            }
            assertThat(store.get("counter").value()).isEqualTo(3L * FileStoreProcess.STEPS);
            assertThat(added).isEqualTo(FileStoreProcess.ADDS);
            for (int key = 0; key < FileStoreProcess.KEYS; key++) {
                assertThat(FileStoreProcess.isWhole(store, key)).isTrue();
            }
            assertThat(store.size().entries()).isCloseTo(files("data"), Offset.offset(3L));
            assertThat(files("tmp"))
                    .as("one for each that was killed while it wrote")
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void keepsItsBoundWithSeveralProcesses() throws Exception {
        try (Store store = FileStoreProcess.open(directory.toString(), 1000)) {
            store.putAll(Map.of("counter", Entries.eternal(0L)));
            Process worker = start("work");
            next(worker.inputReader(), "ready");
            for (int i = 0; i < 2500; i++) {
                store.putAll(Map.of("filler" + i, Entries.living(i, Duration.ofHours(1))));
            }
            assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isZero();
            assertThat(files("data")).isLessThanOrEqualTo(1001);
            assertThat(store.get("counter").value()).isEqualTo((long) FileStoreProcess.STEPS);
        }
    }

    private long files(String name) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("shared").resolve(name))) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
