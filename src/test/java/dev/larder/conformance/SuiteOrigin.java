package dev.larder.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The suite's origin server in a process of its own, on a free port of the loopback address. */
final class SuiteOrigin implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on http://.*:(\\d+)/");

    private final Process process;
    private final int port;
    private final List<String> said = new ArrayList<>();

    private SuiteOrigin(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SuiteOrigin start(Command command) throws IOException {
        Process process = command.builder().redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output = process.inputReader();
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                SuiteOrigin origin = new SuiteOrigin(process, Integer.parseInt(listening.group(1)));
                origin.follow(output);
                return origin;
            }
            before.append(line).append('\n');
        }
        process.destroyForcibly();
        throw new IOException("the origin does not start: " + before);
    }

    /** Unread output would stop it once the pipe is full. */
    private void follow(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(this::heard), "origin's output");
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized void heard(String line) {
        said.add(line);
    }

    /** What it has written since the last call. */
    synchronized List<String> said() {
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
