package dev.larder.internal.store.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Replaces bytes by other bytes, atomically, by a script that the server keeps or is given anew. */
final class CompareAndSet {

    /** Takes what is not a string for an empty one: neither is an envelope. */
    private static final String SCRIPT = """
            local held = redis.pcall('GET', KEYS[1])
            if type(held) == 'table' then held = '' end
            if held ~= ARGV[1] then return held end
            if ARGV[2] == '' then redis.call('UNLINK', KEYS[1])
            elseif ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
            else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
            return 1
            """;

    private static final byte[] NOTHING = new byte[0];

    private final Servers servers;
    private final byte[] source = SCRIPT.getBytes(StandardCharsets.UTF_8);
    private final byte[] digest = sha1(source);

    CompareAndSet(Servers servers) {
        this.servers = servers;
    }

    /** What came of it. */
    static final class Result {

        private final boolean done;
        private final byte @Nullable [] held;

        private Result(boolean done, byte @Nullable [] held) {
            this.done = done;
            this.held = held;
        }

        /** Whether it was replaced. */
        boolean done() {
            return done;
        }

        /** What is held instead of what was expected; {@code null} if nothing, or if it was replaced. */
        byte @Nullable [] held() {
            return held;
        }
    }

    /**
     * Replaces.
     *
     * @param name the key's name
     * @param expected what must be held
     * @param replacement what is held afterwards; {@code null}: nothing
     * @param keepMillis how long; empty: for good
     */
    Result replace(byte[] name, byte[] expected, byte @Nullable [] replacement, OptionalLong keepMillis) {
        byte[] keep = keepMillis.isPresent()
                ? Long.toString(keepMillis.getAsLong()).getBytes(StandardCharsets.US_ASCII)
                : NOTHING;
        byte[][] values = {expected, replacement == null ? NOTHING : replacement, keep};
        Object reply = call(name, values);
        return reply instanceof Long ? new Result(true, null) : new Result(false, Replies.bytes(reply));
    }

    private @Nullable Object call(byte[] name, byte[][] values) {
        try {
            return servers.callOnce(command(Command.EVALSHA, digest, name, values));
        } catch (JedisNoScriptException e) { // after a restart or SCRIPT FLUSH; nothing was carried out
            return servers.callOnce(command(Command.EVAL, source, name, values));
        }
    }

    private static CommandArguments command(Command command, byte[] script, byte[] name, byte[][] values) {
        CommandArguments arguments =
                new CommandArguments(command).add(script).add(1).key(name);
        for (byte[] value : values) {
            arguments.add(value);
        }
        return arguments;
    }

    private static byte[] sha1(byte[] script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(script);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
