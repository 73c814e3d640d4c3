package dev.larder.internal.store.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A connection of its own to the server of a stream, and the questions that are asked there. Used by one thread, closed by any. */
final class StreamLink {

    /** How long the server holds a question open; so often it is heard of at least. */
    static final int BLOCK_MILLIS = 1000;

    private static final int MOST_AT_ONCE = 1000;
    private static final Pattern RUN_ID = Pattern.compile("(?m)^run_id:(\\w+)");

    private final Servers servers;
    private final byte[] stream;
    private final int answerMillis;
    private volatile @Nullable Connection connection;

    StreamLink(Servers servers, byte[] stream, int answerMillis) {
        this.servers = servers;
        this.stream = stream;
        this.answerMillis = answerMillis;
    }

    void connect() {
        Connection made = servers.connect(stream);
        made.setSoTimeout(BLOCK_MILLIS + answerMillis);
        connection = made;
    }

    /** Ends what is under way. */
    void disconnect() {
        Connection held = connection;
        if (held != null) {
            try {
                held.forceDisconnect();
            } catch (IOException e) {
                throw new JedisConnectionException(e);
            }
        }
    }

    /** Which run of which server this is; empty if it does not say. */
    String run() {
        try {
            Object reply = call(new CommandArguments(Command.INFO).add("server"));
            byte[] info = Replies.bytes(reply);
            Matcher run = RUN_ID.matcher(info == null ? "" : new String(info, StandardCharsets.UTF_8));
            return run.find() ? run.group(1) : "";
        } catch (JedisDataException e) { // not allowed to ask
            return "";
        }
    }

    boolean holds(StreamBatch.Message message) {
        return StreamBatch.ofRange(call(new CommandArguments(Command.XRANGE)
                        .key(stream)
                        .add(message.id())
                        .add(message.id())))
                .messages()
                .stream()
                .anyMatch(message::is);
    }

    /** The last message; one without content where there is none, so that its end can be told from its loss. */
    StreamBatch.Message last() {
        List<StreamBatch.Message> last = StreamBatch.ofRange(call(new CommandArguments(Command.XREVRANGE)
                        .key(stream)
                        .add("+")
                        .add("-")
                        .add(Keyword.COUNT)
                        .add(1)))
                .messages();
        if (!last.isEmpty()) {
            return last.get(0);
        }
        byte[] nothing = {};
        byte[] nonce = RedisBus.nonce();
        byte[] id = Replies.bytes(call(RedisBus.add(stream, nothing, nonce)));
        if (id == null) {
            throw Replies.unexpected(null);
        }
        return new StreamBatch.Message(id, nonce, nothing);
    }

    /** What came after a message; waits for it a while. */
    StreamBatch after(StreamBatch.Message message) {
        return StreamBatch.ofRead(call(new CommandArguments(Command.XREAD)
                .add(Keyword.COUNT)
                .add(MOST_AT_ONCE)
                .add(Keyword.BLOCK)
                .add(BLOCK_MILLIS)
                .add(Keyword.STREAMS)
                .key(stream)
                .add(message.id())));
    }

    private @Nullable Object call(CommandArguments command) {
        Connection held = connection;
        if (held == null) {
            throw new JedisConnectionException("not connected");
        }
        return held.executeCommand(command);
    }
}
