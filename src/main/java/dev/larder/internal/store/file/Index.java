package dev.larder.internal.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much is in each directory of records, in a file that all processes map into their memory, and the locks of the directories.
 *
 * <p>The file: {@code magic 8, version 4, leaf bits 4, 0 48}, then for each of 256 stripes {@code records 8, blocks 8}, then for each leaf {@code
 * records 4, blocks 4}. A stripe is the leaves of one lower byte. Its figures are changed only by who holds its lock; a process that is
 * killed in between leaves one wrong, which is put right when that directory is looked through the next time.
 */
final class Index implements AutoCloseable {

    static final int STRIPES = 256;

    /** What is counted is what most file systems give out. */
    static final int BLOCK_BYTES = 4096;

    private static final long MAGIC = 0x4C4152444552_0001L;
    private static final int VERSION = 1;
    private static final int STRIPES_AT = 64;
    private static final int LEAVES_AT = STRIPES_AT + STRIPES * 16;

    private final Path file;
    private final @Nullable Object identity;
    private final FileChannel channel;
    private final Locks locks;
    private final MappedByteBuffer map;

    private Index(Path file, FileChannel channel, Locks locks, MappedByteBuffer map) throws IOException {
        this.file = file;
        this.identity = identity(file);
        this.channel = channel;
        this.locks = locks;
        this.map = map;
    }

    /**
     * Opens the index of a cache.
     *
     * @param leafBits by how many bits of a digest the directories are divided, if it is made anew
     * @param discard takes away the records, which an index that is made anew does not know
     */
    static Index open(Path file, int leafBits, Discard discard) throws IOException {
        boolean interrupted = Thread.interrupted(); // it would close the channel
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            Locks locks = new Locks(channel);
            return locks.all().during(() -> {
                if (!isUsable(channel, leafBits)) {
                    discard.records();
                    begin(channel, leafBits);
                }
                MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
                return new Index(file, channel, locks, map);
            });
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Divided as it should be, or nearly: a bound that was changed a little empties no cache. */
    private static boolean isUsable(FileChannel channel, int leafBits) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(16);
        channel.read(head, 0);
        if (head.hasRemaining() || head.getLong(0) != MAGIC || head.getInt(8) != VERSION) {
            return false;
        }
        int bits = head.getInt(12);
        return bits >= 0 && bits <= 16 && Math.abs(bits - leafBits) <= 3 && channel.size() == bytes(bits);
    }

    /** Every byte is written, as a hole in a mapped file is a crash once the disk is full. */
    private static void begin(FileChannel channel, int leafBits) throws IOException {
        channel.truncate(0);
        write(channel, ByteBuffer.allocate(bytes(leafBits)));
        write(
                channel,
                ByteBuffer.allocate(16)
                        .putLong(MAGIC)
                        .putInt(VERSION)
                        .putInt(leafBits)
                        .flip());
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    private static int bytes(int leafBits) {
        return LEAVES_AT + (8 << leafBits);
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Works under the lock of a leaf, which is that of its stripe. Throws {@link StaleIndexException} when another file has taken this one's place. */
    <T> T under(int leaf, Locks.Work<T> work) throws IOException {
        return locks.one(leaf % STRIPES).during(() -> current(work));
    }

    /** Works under all locks. */
    <T> T underAll(Locks.Work<T> work) throws IOException {
        return locks.all().during(() -> current(work));
    }

    private <T> T current(Locks.Work<T> work) throws IOException {
        if (!isCurrent()) {
            throw new StaleIndexException();
        }
        return work.run();
    }

    private boolean isCurrent() throws IOException {
        try {
            return Objects.equals(identity(file), identity);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    int leafBits() {
        return map.getInt(12);
    }

    int leaves() {
        return 1 << leafBits();
    }

    /** How many records there are, dead ones included. */
    long records() {
        return sum(0);
    }

    /** How many bytes they take on the disk. */
    long bytes() {
        return sum(8) * BLOCK_BYTES;
    }

    private long sum(int offset) {
        long sum = 0;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            sum += map.getLong(STRIPES_AT + stripe * 16 + offset);
        }
        return sum;
    }

    int records(int leaf) {
        return map.getInt(LEAVES_AT + leaf * 8);
    }

    /** Under the leaf's lock. */
    void add(int leaf, int records, int blocks) {
        set(leaf, records(leaf) + records, map.getInt(LEAVES_AT + leaf * 8 + 4) + blocks);
    }

    /** Under the leaf's lock. */
    void set(int leaf, int records, int blocks) {
        int at = LEAVES_AT + leaf * 8;
        int stripe = STRIPES_AT + leaf % STRIPES * 16;
        map.putLong(stripe, map.getLong(stripe) + records - map.getInt(at));
        map.putLong(stripe + 8, map.getLong(stripe + 8) + blocks - map.getInt(at + 4));
        map.putInt(at, records).putInt(at + 4, blocks);
    }

    /** Under all locks. */
    void forgetAll() {
        map.put(STRIPES_AT, new byte[map.capacity() - STRIPES_AT]);
    }

    static int blocks(long bytes) {
        return (int) ((bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
    }

    /** Under all locks if they can be had: closing a file gives back every lock that this process has on it, another store's too. */
    @Override
    public void close() throws IOException {
        try {
            locks.all().during(() -> {
                channel.close();
                return true;
            });
        } finally {
            channel.close();
        }
    }

    /** Takes the records away. */
    interface Discard {
        void records() throws IOException;
    }
}
