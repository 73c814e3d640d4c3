package dev.larder.internal.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A memcached process of a test's own. */
public final class MemcachedServer implements AutoCloseable {

    private static final String BINARY = "memcached";

    private final int port;
    private final List<String> arguments;
    private Process process;

    private MemcachedServer(int port, List<String> arguments) {
        this.port = port;
        this.arguments = arguments;
    }

    /** Starts a server on a free port; skips the test where there is no such program, except in CI. */
    public static MemcachedServer start(String... arguments) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, BINARY)));
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("CI has no " + BINARY + ": .ci/run installs it");
        }
        assumeTrue(there, "no " + BINARY + " on this machine (Debian: apt-get install memcached)");
        try {
            MemcachedServer server = new MemcachedServer(freePort(), List.of(arguments));
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Starts the process where there is none. */
    public void restart() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(BINARY, "-l", "127.0.0.1", "-U", "0", "-u", "nobody", "-p", Integer.toString(port)));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Instant deadline = Instant.now().plusSeconds(20);
        while (!answers()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public String location() {
        return "127.0.0.1:" + port;
    }

    /** What the server answers to one line of its text protocol, up to the line that ends it. */
    public String ask(String line, String last) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (!answer.toString().contains(last)) {
                int read = socket.getInputStream().read(buffer);
                assertThat(read).isPositive();
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
            return answer.toString();
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Stops it where it stands, or lets it go on. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
