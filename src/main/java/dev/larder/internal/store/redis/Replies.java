package dev.larder.internal.store.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Questions about replies. */
final class Replies {

    private Replies() {}

    /** A reply that is a string or nothing; what is stored under another type is nothing. */
    static byte @Nullable [] bytes(@Nullable Object reply) {
        if (reply == null || isWrongType(reply)) {
            return null;
        }
        if (reply instanceof byte[] bytes) {
            return bytes;
        }
        throw unexpected(reply);
    }

    static long number(@Nullable Object reply) {
        if (reply instanceof Long number) {
            return number;
        }
        throw unexpected(reply);
    }

    /** The error itself, or that the reply is none that the command has. */
    static JedisException unexpected(@Nullable Object reply) {
        return reply instanceof JedisException error
                ? error
                : new JedisException("the server's reply is not one of Redis: is it another kind of server?");
    }

    static boolean isWrongType(Object reply) {
        return reply instanceof JedisDataException error && begins(error, "WRONGTYPE");
    }

    static boolean begins(JedisDataException error, String code) {
        return error.getMessage() != null && error.getMessage().startsWith(code);
    }
}
