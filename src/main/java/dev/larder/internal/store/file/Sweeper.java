package dev.larder.internal.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deletes in the background what was cleared, and what processes left behind that were killed while they wrote. */
final class Sweeper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    /** Who has not finished writing a record by then has been killed. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private final Place place;
    private final Clock clock;
    private @Nullable Thread running;
    private boolean again;
    private volatile boolean closed;

    Sweeper(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Returns at once; a thread lives only as long as there is something to delete. */
    synchronized void start() {
        again = true;
        if (running == null && !closed) {
            Thread thread = new Thread(this::run, "larder-file-sweeper");
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            running = thread;
            thread.start();
        }
    }

    private synchronized boolean hasMore() {
        boolean more = again && !closed;
        again = false;
        if (!more) {
            running = null;
        }
        return more;
    }

    private void run() {
        while (hasMore()) {
            try {
                deleteTrash();
                deleteLeftovers();
            } catch (IOException | UncheckedIOException e) {
                LOG.log(Level.DEBUG, "What was cleared cannot be deleted yet.", e);
            }
        }
    }

    private void deleteTrash() throws IOException {
        for (Path cleared : entries(place.trash())) {
            Files.walkFileTree(cleared, new Deletion());
        }
    }

    private void deleteLeftovers() throws IOException {
        long oldest = clock.millis() - LONGEST_WRITE.toMillis();
        for (Path file : entries(place.temporary())) {
            if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() < oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Links are deleted, not followed. What another process has deleted already is no fault. */
    private final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return closed ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
