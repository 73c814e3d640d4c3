package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a server of a test keeps its files: one folder for itself, one for the application.
 *
 * @param own the server's, which goes when the server goes
 * @param application what the application consists of
 */
record WebFolder(Path own, Path application) {

    /** Both of them new. */
    static WebFolder temporary() {
        Path own = newFolder();
        return of(own, own.resolve("webapp"));
    }

    /** For an application that somebody else has laid out. */
    static WebFolder around(Path application) {
        return of(newFolder(), application);
    }

    private static WebFolder of(Path own, Path application) {
        try {
            return new WebFolder(own, Files.createDirectories(application));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("larder-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file unless it is there as it should be: a page that is written anew is compiled anew. */
    synchronized void file(String name, String content) {
        Path file = application.resolve(name);
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is the server's own. */
    void remove() {
        try (Stream<Path> all = Files.walk(own)) {
            List<Path> inner = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
