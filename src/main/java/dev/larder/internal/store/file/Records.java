package dev.larder.internal.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of records. Reading takes no lock, as a record is moved to its place in one step; changes are made under the lock of its
 * directory, and counted.
 *
 * <p>Streams, not channels: an interrupted thread closes a channel.
 */
final class Records {

    private static final int LARGEST_BYTES = 1 << 30;

    private final Place place;
    private final Trouble reading;

    Records(Place place, Trouble reading) {
        this.place = place;
        this.reading = reading;
    }

    /** The whole record; {@code null} if there is none, or none that can be read. */
    @Nullable
    FileRecord read(Slot slot) {
        Path file = slot.in(place.data());
        byte[] bytes = bytes(file, LARGEST_BYTES);
        if (bytes == null || !isInside(file)) {
            return null;
        }
        FileRecord record = FileRecord.of(bytes);
        if (record == null) {
            reading.begins(null);
        }
        return record != null && record.key().equals(slot.key()) ? record : null;
    }

    /** The records of a directory. */
    Stream<FileRecord> all(Path directory) {
        try {
            return files(directory).stream()
                    .map(file -> bytes(file, LARGEST_BYTES))
                    .filter(Objects::nonNull)
                    .map(FileRecord::of)
                    .filter(Objects::nonNull);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a directory; none where there is no such directory. */
    static List<Path> files(Path directory) throws IOException {
        if (!Place.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The id of the record that lies there; zero if there is none. */
    long id(Slot slot) {
        byte[] bytes = bytes(slot.in(place.data()), FileRecord.HEAD_BYTES);
        FileRecord.Head head = bytes == null ? null : FileRecord.Head.of(bytes);
        return head == null ? 0 : head.id();
    }

    private byte @Nullable [] bytes(Path file, int most) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = new byte[Math.min(in.available(), most)];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : new byte[0];
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            reading.begins(e);
            return null;
        }
    }

    /** Whether no link leads there. */
    private static boolean isInside(Path file) {
        Path leaf = file.getParent();
        Path group = leaf == null ? null : leaf.getParent();
        return leaf != null && group != null && Place.isDirectory(leaf) && Place.isDirectory(group);
    }

    /** Writes a record where it is not found yet. */
    Path write(byte[] bytes) throws IOException {
        Path file = place.temporary().resolve(UUID.randomUUID().toString());
        try {
            write(file, bytes);
        } catch (NoSuchFileException e) {
            place.make();
            write(file, bytes);
        }
        return file;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        boolean written = false;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(bytes);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Moves what was written to its place; under the lock. */
    void keep(Index index, Slot slot, Path written, FileTime time) throws IOException {
        Path target = slot.in(place.data());
        int blocks = Index.blocks(Files.size(written));
        if (!isInside(target)) {
            place.makeLeaf(Slot.leaf(place.data(), slot.leaf()));
        }
        BasicFileAttributes before = attributes(target);
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        index.add(slot.leaf(), before == null ? 1 : 0, blocks - (before == null ? 0 : Index.blocks(before.size())));
        Files.setLastModifiedTime(target, time);
    }

    /** Deletes a record; under the lock. */
    void delete(Index index, int leaf, Path file) throws IOException {
        BasicFileAttributes before = attributes(file);
        if (before != null && !before.isDirectory() && Files.deleteIfExists(file)) {
            index.add(leaf, -1, -Index.blocks(before.size()));
        }
    }

    void delete(Index index, Slot slot) throws IOException {
        Path file = slot.in(place.data());
        if (isInside(file)) {
            delete(index, slot.leaf(), file);
        }
    }

    static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
