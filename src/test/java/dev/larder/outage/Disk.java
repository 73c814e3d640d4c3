package dev.larder.outage;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A small disk of the test's own, in memory, with the files of the backend {@code file}. */
final class Disk implements FaultyBackend {

    private final Path place;

    private Disk(Path place) {
        this.place = place;
    }

    /** Skips the test where disks cannot be mounted, except in CI where this runs as root. */
    static Disk mounted() throws Exception {
        Disk disk = new Disk(Files.createTempDirectory("larder-disk"));
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean mounted = root && done("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.place.toString());
        if (!mounted && root && "true".equals(System.getenv("CI"))) {
            fail("no disk could be mounted");
        }
        if (!mounted) {
            Files.delete(disk.place);
        }
        assumeTrue(mounted, "only root can mount a disk that may be filled");
        return disk;
    }

    /** Runs a command; whether it has done what it is there for. */
    private static boolean done(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("backend", "file", "location", place.resolve("cache").toString());
    }

    @Override
    public Set<Fault> faults() {
        return Set.of(Fault.RESTARTED, Fault.FULL, Fault.SPOILT);
    }

    @Override
    public void begin(Fault fault) throws Exception {
        switch (fault) {
            case FULL -> fill();
            case RESTARTED -> remove(place.resolve("cache"));
            default -> files().forEach(Disk::spoil);
        }
    }

    @Override
    public void end(Fault fault) throws Exception {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return place.resolve("filler");
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            if (Files.notExists(filler())) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/data/"))
                    .toList();
        }
    }

    private static void spoil(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public int asked() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        done("umount", "-l", place.toString());
        Files.delete(place);
    }
}
