package dev.larder.internal.store.jcache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A directory of this store's own below the one that is configured. What lies there from an earlier run is Ehcache's to wipe, so that
 * processes that were killed leave no more behind than there were at a time.
 *
 * @param directory for Ehcache
 * @param lock held as long as the directory is in use
 */
record DiskPlace(Path directory, FileChannel lock) {

    private static final int MOST = 100;

    /**
     * Takes the first directory that nobody has.
     *
     * @throws UncheckedIOException when nothing can be written there
     */
    static DiskPlace claim(Path root, String cacheName) {
        String name = URLEncoder.encode(cacheName, StandardCharsets.UTF_8).replace("*", "%2A");
        try {
            Files.createDirectories(root);
            for (int number = 0; number < MOST; number++) {
                Path directory = root.resolve(name + '-' + number);
                Optional<FileChannel> lock = lock(root.resolve(name + '-' + number + ".lock"));
                if (lock.isPresent()) {
                    return new DiskPlace(directory, lock.get());
                }
            }
            throw new IOException("all of its " + MOST + " places are in use");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another store of this very process has it
        }
        channel.close();
        return Optional.empty();
    }

    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
