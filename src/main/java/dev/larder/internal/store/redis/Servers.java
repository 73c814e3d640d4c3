package dev.larder.internal.store.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;

/**
 * One or more servers that together hold keys, and answer commands. Faults are {@link redis.clients.jedis.exceptions.JedisException}s.
 *
 * <p>Replies are as they come: {@code byte[]}, {@link Long}, {@link List} or {@code null}. Used by many threads at once.
 */
interface Servers extends AutoCloseable {

    /** Sends a command that may be carried out twice: again, if the connection turns out to be broken. */
    @Nullable
    Object call(CommandArguments command);

    /** Sends a command that may not be carried out twice. */
    @Nullable
    Object callOnce(CommandArguments command);

    /**
     * Sends commands together, one trip for each server; they may be carried out twice.
     *
     * @return the replies in the same order; an error that the server replied with stands among them
     */
    List<@Nullable Object> callAll(List<CommandArguments> commands);

    /** Reads keys together; what is no string is {@code null}. */
    List<byte @Nullable []> values(List<byte[]> keys);

    /** The servers that hold a part of the keys each. */
    List<Part> parts();

    /** A new connection, nobody else's, to where a key lives; the caller closes it. */
    Connection connect(byte[] key);

    @Override
    void close();

    /** A server that holds a part of the keys. */
    interface Part {

        /** Sends a command. */
        @Nullable
        Object call(CommandArguments command);
    }
}
