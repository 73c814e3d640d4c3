package dev.larder.internal.store.redis;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A redis-server process of a test's own, without persistence unless it is asked for. */
public final class RedisServer implements AutoCloseable {

    private static final String BINARY = "redis-server";

    private final int port;
    private final Path directory;
    private final List<String> arguments;
    private Process process;

    private RedisServer(int port, List<String> arguments) throws IOException {
        this.port = port;
        this.directory = Files.createTempDirectory("larder-redis");
        this.arguments = arguments;
    }

    /** Starts a server on a free port; skips the test where there is no such program, except in CI. */
    public static RedisServer start(String... arguments) {
        return on(freePort(), arguments);
    }

    public static RedisServer on(int port, String... arguments) {
        requireBinary();
        try {
            RedisServer server = new RedisServer(port, List.of(arguments));
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireBinary() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, BINARY)));
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("CI has no " + BINARY + ": .ci/run installs it");
        }
        assumeTrue(there, "no " + BINARY + " on this machine (Debian: apt-get install redis-server)");
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort() > 50_000
                    ? freePort()
                    : socket.getLocalPort(); // a cluster's bus is 10000 above
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process where there is none. */
    public void restart() throws IOException {
        List<String> command = new ArrayList<>(List.of(BINARY));
        arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .limit(firstOption())
                .forEach(command::add);
        command.addAll(List.of("--port", arguments.contains("--tls-port") ? "0" : Integer.toString(port)));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--dir", directory.toString()));
        arguments.stream().skip(firstOption()).forEach(command::add);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        await(() -> log().contains("Ready to accept connections") || log().contains("Sentinel ID"));
    }

    /** How many arguments come before the first option: a configuration file. */
    private long firstOption() {
        return arguments.stream()
                .takeWhile(argument -> !argument.startsWith("--"))
                .count();
    }

    public String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    public int port() {
        return port;
    }

    public String location() {
        return "redis://localhost:" + port;
    }

    /** A client of the test's own, with as much patience as a test has. */
    public Jedis client() {
        return new Jedis(
                "localhost",
                port,
                DefaultJedisClientConfig.builder().timeoutMillis(10_000).build());
    }

    /** As if the machine had lost its power. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitForEnd() {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits, but not for ever, and not in a circle that takes a processor from who is waited for. */
    public static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (!holds(condition)) {
            if (Instant.now().isAfter(deadline)) {
                fail("waited 15 seconds in vain");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (JedisException e) {
            return false;
        }
    }
}
