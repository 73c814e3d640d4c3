package dev.larder.internal.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A database server in processes of its own, which a test may end, stop for a while and start again. */
public final class DatabaseServer implements AutoCloseable {

    /** How one kind of server is run. */
    public interface Kind {

        /** Whether its programs are on this machine. */
        boolean isInstalled();

        /** The user that it runs as when the test runs as root, which it refuses. */
        String user();

        /** Makes its files. */
        List<String> creation(Path folder);

        /** Runs it. */
        List<String> program(Path folder, int port) throws IOException;

        String url(int port);
    }

    private final Kind kind;
    private final Path folder;
    private final int port = freePort();
    private Process process;

    private DatabaseServer(Kind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    public static DatabaseServer start(Kind kind) {
        try {
            Path folder = Files.createTempDirectory("larder-database");
            DatabaseServer server = new DatabaseServer(kind, folder);
            if (isRoot()) {
                server.await(new ProcessBuilder("chown", "-R", kind.user(), folder.toString()));
            }
            server.await(server.as(kind.creation(folder)));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private ProcessBuilder as(List<String> words) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=" + kind.user(), "--regid=" + kind.user(), "--clear-groups"));
        }
        all.addAll(words);
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
    }

    /** Outside of the server's own folder, which belongs to another user. */
    private File log() {
        try {
            return Files.createDirectories(Path.of("target/databases"))
                    .resolve(folder.getFileName() + ".log")
                    .toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(ProcessBuilder program) {
        try {
            Process started = program.start();
            if (!started.waitFor(60, TimeUnit.SECONDS) || started.exitValue() != 0) {
                throw new IllegalStateException(program.command() + " has failed, see " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it, or starts it again, and waits until it takes connections. */
    public void start() {
        try {
            process = as(kind.program(folder, port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!answers()) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                throw new IllegalStateException("The database does not start, see " + log());
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    public String url() {
        return kind.url(port);
    }

    public int port() {
        return port;
    }

    /** Runs statements as somebody else would. */
    public void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        signal("KILL");
        awaitEnd();
    }

    /** Lets it stand still, with its connections open. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> words = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(process.pid())));
        process.descendants().map(child -> String.valueOf(child.pid())).forEach(words::add);
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(); // a child may have ended by itself
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The database does not end, see " + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit(); // of another user; the system's folder for such things is emptied
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
