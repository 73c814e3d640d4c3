package dev.larder.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node tells the others: that entries have changed, and what was written to the journal. Without both it only says that nothing
 * went missing.
 *
 * <p>Bytes, big-endian: version (1), sender (8), number (8), count of keys (4) and their hashes (4 each), whether there is a journal (1),
 * then its base (8), position (8), count of items (4) and items (8 each).
 *
 * @param sender a random number of each node
 * @param number counts the sender's messages, from one: a missing one is noticed
 * @param keys hashes of full keys
 * @param journal its latest items, or {@code null}
 */
record Message(
        long sender,
        long number,
        List<Integer> keys,
        @Nullable Journal journal) {

    private static final int VERSION = 1;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(sender);
            out.writeLong(number);
            out.writeInt(keys.size());
            for (int key : keys) {
                out.writeInt(key);
            }
            write(journal, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Journal journal, DataOutputStream out) throws IOException {
        out.writeBoolean(journal != null);
        if (journal != null) {
            out.writeLong(journal.base());
            out.writeLong(journal.position());
            out.writeInt(journal.items().size());
            for (long item : journal.items()) {
                out.writeLong(item);
            }
        }
    }

    /** The message; {@code null} when it is none, or of another release. */
    static @Nullable Message of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return null;
            }
            long sender = in.readLong();
            long number = in.readLong();
            List<Integer> keys = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                keys.add(in.readInt());
            }
            return new Message(sender, number, keys, in.readBoolean() ? journal(in) : null);
        } catch (IOException e) {
            return null; // cut off: whoever asks takes it for a lost one
        }
    }

    private static Journal journal(DataInputStream in) throws IOException {
        long base = in.readLong();
        long position = in.readLong();
        List<Long> items = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            items.add(in.readLong());
        }
        return new Journal(base, position, items);
    }
}
