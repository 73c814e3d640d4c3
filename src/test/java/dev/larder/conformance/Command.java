package dev.larder.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, within a time.
 *
 * @param directory where it runs, and where its output is kept
 * @param words the program and its arguments
 * @param environment on top of this process's own
 */
record Command(Path directory, List<String> words, Map<String, String> environment) {

    Command(Path directory, String... words) {
        this(directory, List.of(words), Map.of());
    }

    Command with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(directory, words, more);
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** What it wrote to its standard output; it failed when it ended otherwise than well. */
    Path output(String name, Duration atMost) throws IOException, InterruptedException {
        Path out = directory.resolve(name + ".out");
        Path err = directory.resolve(name + ".err");
        Process process = builder()
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(words + " has not ended within " + atMost);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(words + " ended with " + process.exitValue() + ": " + Files.readString(err));
        }
        return out;
    }
}
