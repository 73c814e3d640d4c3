package dev.larder.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public suite as npm serves it, installed in a directory of its own. */
final class Suite {

    private static final List<String> OURS = List.of("package.json", "package-lock.json", "suite.mjs", "loopback.cjs");
    private static final Duration RUN = Duration.ofMinutes(5);

    private final Path directory;

    private Suite(Path directory) {
        this.directory = directory;
    }

    /**
     * The suite, from the registry unless it is there already.
     *
     * @throws Unavailable without node, without npm, or without a way to the registry
     */
    static Suite in(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        boolean same = isInstalled(directory);
        for (String name : OURS) {
            try (InputStream source = resource(name)) {
                Files.copy(source, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        need(directory, "node", "--version");
        if (!same) {
            need(directory, "npm", "--version");
            need(directory, "npm", "ci", "--ignore-scripts", "--no-audit", "--prefer-offline", "--fetch-retries=1");
        }
        return new Suite(directory);
    }

    private static boolean isInstalled(Path directory) throws IOException {
        Path lock = directory.resolve("package-lock.json");
        if (!Files.exists(directory.resolve("node_modules/.package-lock.json")) || !Files.exists(lock)) {
            return false;
        }
        try (InputStream source = resource("package-lock.json")) {
            return Arrays.equals(source.readAllBytes(), Files.readAllBytes(lock));
        }
    }

    static InputStream resource(String name) {
        InputStream found = Suite.class.getResourceAsStream("/conformance/" + name);
        if (found == null) {
            throw new IllegalStateException("/conformance/" + name + " is not among the test resources");
        }
        return found;
    }

    private static void need(Path directory, String... words) throws InterruptedException {
        try {
            new Command(directory, words).output(words[0], Duration.ofMinutes(3));
        } catch (IOException e) {
            throw new Unavailable(String.join(" ", words) + " does not work here: " + e.getMessage(), e);
        }
    }

    /** Starts the suite's origin. */
    SuiteOrigin origin() throws IOException {
        return SuiteOrigin.start(
                new Command(directory, "node", "--require", "./loopback.cjs", script("server/server.mjs"))
                        .with("npm_config_protocol", "http")
                        .with("npm_config_port", "0")
                        .with("npm_config_pidfile", "origin.pid"));
    }

    private static String script(String name) {
        return "node_modules/http-cache-tests/" + name;
    }

    /** Every test that its command line runs. */
    List<SuiteTest> tests() throws IOException, InterruptedException {
        List<SuiteTest> all = new ArrayList<>();
        for (String[] columns : table(new Command(directory, "node", "suite.mjs", "list"), "list")) {
            List<String> conditions = columns[3].isEmpty() ? List.of() : List.of(columns[3].split(" "));
            all.add(new SuiteTest(columns[0], columns[1], SuiteTest.Kind.of(columns[2]), conditions));
        }
        return all;
    }

    /** Runs all tests with its own command line. */
    Map<String, RawResult> run(String base) throws IOException, InterruptedException {
        return results(cli(base, "").output("results", RUN));
    }

    /** Runs the tests whose id or suite a regular expression finds. */
    Map<String, RawResult> run(String base, String pattern) throws IOException, InterruptedException {
        Command some = new Command(directory, "node", "--no-warnings", "suite.mjs", "run", pattern);
        return results(some.with("npm_config_base", base).output("results", RUN));
    }

    /** Runs one test with its own command line; what that prints holds the client's view of each exchange. */
    String trace(String base, String id) throws IOException, InterruptedException {
        return Files.readString(cli(base, id).output("trace", RUN));
    }

    private Command cli(String base, String id) {
        return new Command(directory, "node", "--no-warnings", script("cli.mjs"))
                .with("npm_config_base", base)
                .with("npm_config_id", id)
                .with("npm_package_config_id", id);
    }

    private Map<String, RawResult> results(Path json) throws IOException, InterruptedException {
        Map<String, RawResult> results = new LinkedHashMap<>();
        Command lines = new Command(
                directory, "node", "suite.mjs", "lines", json.getFileName().toString());
        for (String[] columns : table(lines, "lines")) {
            results.put(columns[0], new RawResult(columns[1], columns[2]));
        }
        return results;
    }

    private static List<String[]> table(Command command, String name) throws IOException, InterruptedException {
        return Files.readAllLines(command.output(name, Duration.ofMinutes(1))).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
