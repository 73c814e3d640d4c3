package dev.larder.internal.store.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a stream, as one reply brought them.
 *
 * @param messages in their order
 */
record StreamBatch(List<Message> messages) {

    /** The field that holds a message. */
    static final byte[] FIELD = {'m'};

    /**
     * The field that tells a message from one with the same id: a stream that is deleted and written again within one millisecond
     * gives the same ids twice.
     */
    static final byte[] NONCE = {'n'};

    private static final byte[] NOTHING = {};

    /** An entry of a stream. */
    static final class Message {

        private final byte[] id;
        private final byte[] nonce;
        private final byte[] content;

        Message(byte[] id, byte[] nonce, byte[] content) {
            this.id = id;
            this.nonce = nonce;
            this.content = content;
        }

        byte[] id() {
            return id;
        }

        byte[] content() {
            return content;
        }

        /** Whether the other one is this one, and not merely in its place. */
        boolean is(Message other) {
            return Arrays.equals(id, other.id)
                    && Arrays.equals(nonce, other.nonce)
                    && Arrays.equals(content, other.content);
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The reply of {@code XREAD} for one stream: nothing, or a list of name and entries. */
    static StreamBatch ofRead(@Nullable Object reply) {
        if (reply == null) {
            return new StreamBatch(List.of());
        }
        if (reply instanceof List<?> streams
                && streams.size() == 1
                && streams.get(0) instanceof List<?> one
                && one.size() == 2) {
            return ofRange(one.get(1));
        }
        throw Replies.unexpected(reply);
    }

    /** The reply of {@code XRANGE}: a list of entries, each an id and its fields. */
    static StreamBatch ofRange(@Nullable Object reply) {
        if (!(reply instanceof List<?> entries)) {
            throw Replies.unexpected(reply);
        }
        List<Message> messages = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            messages.add(message(entry));
        }
        return new StreamBatch(messages);
    }

    private static Message message(Object entry) {
        if (entry instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof byte[] id
                && pair.get(1) instanceof List<?> fields) {
            return isOurs(fields)
                    ? new Message(id, (byte[]) fields.get(3), (byte[]) fields.get(1))
                    : new Message(id, NOTHING, NOTHING);
        }
        throw Replies.unexpected(null);
    }

    /** Not so where somebody else wrote into the stream. */
    private static boolean isOurs(List<?> fields) {
        return fields.size() == 4
                && fields.stream().allMatch(byte[].class::isInstance)
                && Arrays.equals((byte[]) fields.get(0), FIELD)
                && Arrays.equals((byte[]) fields.get(2), NONCE);
    }
}
