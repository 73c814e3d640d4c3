package dev.larder.internal.store.file;

import dev.larder.spi.StoreContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The directories of one cache of one application: {@code <location>/<cache>}, with the key prefix before it if there is one, and what is in it.
 *
 * @param home the cache's own directory
 */
record Place(Path home) {

    private static final FileAttribute<?>[] FOR_THE_OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
    private static final FileAttribute<?>[] NONE = {};

    /** Throws an {@link IllegalArgumentException} that says what is wrong with the setting. */
    static Place of(StoreContext context) {
        String text = context.settings().location().orElse("");
        String setting = "larder.caches." + context.cacheName() + ".location = '" + text + "': ";
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    setting + "the backend file needs a directory. Set it to an absolute path.");
        }
        Path location = path(text, setting);
        if (!location.isAbsolute()) {
            throw new IllegalArgumentException(
                    setting + "a relative path, so it depends on where the server was started. Use an absolute one.");
        }
        if (Files.exists(location) && !Files.isDirectory(location)) {
            throw new IllegalArgumentException(setting + "not a directory. Name one, or a path that is free.");
        }
        if (Files.exists(location) && !Files.isWritable(location)) {
            throw new IllegalArgumentException(
                    setting + "this process must not write there. Give it the right, or name another directory.");
        }
        String owner = context.keyPrefix().isEmpty() ? "" : context.keyPrefix() + ':';
        return new Place(location.resolve(directoryName(owner + context.cacheName())));
    }

    private static Path path(String text, String setting) {
        try {
            return Path.of(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(setting + "not a path (" + e.getReason() + "). Use one.", e);
        }
    }

    /** A name without any character that means something to a file system, or that differs from another only in case. */
    static String directoryName(String cacheName) {
        StringBuilder name = new StringBuilder();
        for (byte octet : cacheName.getBytes(StandardCharsets.UTF_8)) {
            if ((octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet == '-') {
                name.append((char) octet);
            } else {
                name.append('_').append(String.format(Locale.ROOT, "%02x", octet));
            }
        }
        return name.toString();
    }

    /** The records. */
    Path data() {
        return home.resolve("data");
    }

    /** Records that are being written. */
    Path temporary() {
        return home.resolve("tmp");
    }

    /** What was cleared and is being deleted. */
    Path trash() {
        return home.resolve("trash");
    }

    Path index() {
        return home.resolve("index");
    }

    /** Makes all of them, for nobody but the owner. */
    void make() throws IOException {
        for (Path directory : new Path[] {home, data(), temporary(), trash()}) {
            Files.createDirectories(directory, rights());
            if (!isDirectory(directory)) {
                throw new NotDirectoryException(directory + " is a link");
            }
        }
    }

    /** Makes the directory that a record belongs into. */
    void makeLeaf(Path leaf) throws IOException {
        make();
        Path group = leaf.getParent();
        if (group != null) {
            makeDirectory(group);
        }
        makeDirectory(leaf);
    }

    private void makeDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, rights());
        } catch (FileAlreadyExistsException e) {
            if (!isDirectory(directory)) {
                throw e;
            }
        }
    }

    private FileAttribute<?>[] rights() {
        return home.getFileSystem().supportedFileAttributeViews().contains("posix") ? FOR_THE_OWNER_ONLY : NONE;
    }

    /** Whether it is one itself and not a link to one. */
    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
