package dev.larder.internal.store.redis;

import dev.larder.internal.bus.MessageSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a stream, read by one connection.
 *
 * <ol>
 *   <li>After a fault it goes on behind the last message it has read, if that is still there and the server still runs.
 *   <li>Otherwise messages may be lost: it begins behind the last one there is.
 *   <li>What was read last must still be there after each reading: if it was cut off, so may have been others behind it.
 * </ol>
 */
final class StreamMessages implements MessageSource {

    private final StreamLink link;
    private volatile boolean connected;

    /** The last message that was read; {@code null} before the first. */
    private StreamBatch.@Nullable Message position;

    private String run = "";

    StreamMessages(StreamLink link) {
        this.link = link;
    }

    @Override
    public boolean begin() {
        if (!connected) {
            link.connect();
            connected = true;
        }
        String before = run;
        run = link.run();
        if (!run.isEmpty() && run.equals(before) && position != null && link.holds(position)) {
            return true;
        }
        position = link.last();
        return false;
    }

    @Override
    public @Nullable List<byte[]> next() {
        StreamBatch.Message last = Objects.requireNonNull(position);
        List<StreamBatch.Message> messages = link.after(last).messages();
        if (!link.holds(last)) {
            return null;
        }
        if (!messages.isEmpty()) {
            position = messages.get(messages.size() - 1);
        }
        return messages.stream().map(StreamBatch.Message::content).toList();
    }

    @Override
    public void release() {
        connected = false;
        link.disconnect();
    }
}
