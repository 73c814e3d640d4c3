package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest messages of all nodes as one entry, which is only ever replaced by compare-and-set.
 *
 * @param first the number of the first one
 * @param messages in order, eight random bytes before each
 */
record Tape(long first, List<byte[]> messages) {

    private static final int MOST_MESSAGES = 100;
    private static final int MOST_BYTES = 32_768;
    private static final Lifetime FOREVER = new Lifetime(Instant.EPOCH, Instant.MAX, Instant.MAX, Instant.MAX);

    /** With nothing on it. */
    static final Tape EMPTY = new Tape(0, List.of());

    /** With one more, and without the oldest where they are too many. */
    Tape plus(byte[] marked) {
        List<byte[]> more = new ArrayList<>(messages);
        more.add(marked);
        int bytes = more.stream().mapToInt(message -> message.length).sum();
        int dropped = 0;
        while (more.size() - dropped > MOST_MESSAGES || (bytes > MOST_BYTES && more.size() - dropped > 1)) {
            bytes -= more.get(dropped).length;
            dropped++;
        }
        return new Tape(first + dropped, List.copyOf(more.subList(dropped, more.size())));
    }

    /** The number of the last one. */
    long last() {
        return first + messages.size() - 1;
    }

    /** What follows a message; {@code null} when that is not here any more, or is another one. */
    @Nullable
    List<byte[]> after(long number, byte[] marked) {
        return number < first || number > last() || !Arrays.equals(messages.get((int) (number - first)), marked)
                ? null
                : messages.subList((int) (number - first) + 1, messages.size());
    }

    Entry entry() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(first);
            out.writeInt(messages.size());
            for (byte[] message : messages) {
                out.writeInt(message.length);
                out.write(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return new Entry(bytes.toByteArray(), FOREVER, List.of(), Duration.ZERO);
    }

    /** The tape in an entry; {@code null} when there is none. */
    static @Nullable Tape of(@Nullable Entry entry) {
        if (entry == null || !(entry.value() instanceof byte[] bytes)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long first = in.readLong();
            List<byte[]> messages = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                messages.add(in.readNBytes(in.readInt()));
            }
            return new Tape(first, List.copyOf(messages));
        } catch (IOException | IllegalArgumentException e) {
            return null; // nobody's: whoever reads begins anew
        }
    }
}
