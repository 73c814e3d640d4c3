package dev.larder.internal.store.redis;

import dev.larder.internal.bus.BusReader;
import dev.larder.spi.Bus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;

/**
 * The bus between nodes: one Redis Stream, which each node reads by itself, from where it was.
 *
 * <p>Unlike published messages, those of a stream are still there after a reconnect. The stream keeps about ten thousand.
 */
final class RedisBus implements Bus {

    private static final long MOST_MESSAGES = 10_000;

    /** A broken connection loses nothing, so it is not said at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connections connections;
    private final byte[] stream;
    private final String cacheName;
    private final int answerMillis;
    private @Nullable BusReader reader;

    RedisBus(Connections connections, byte[] stream, String cacheName, int answerMillis) {
        this.connections = connections;
        this.stream = stream;
        this.cacheName = cacheName;
        this.answerMillis = answerMillis;
    }

    @Override
    public void send(byte[] message) {
        connections.servers().call(add(stream, message, nonce()));
    }

    /** What no other message has. */
    static byte[] nonce() {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
    }

    /** The command that appends a message; one that arrives twice does no harm. */
    static CommandArguments add(byte[] stream, byte[] message, byte[] nonce) {
        return new CommandArguments(Command.XADD)
                .key(stream)
                .add(Keyword.MAXLEN)
                .add("~")
                .add(MOST_MESSAGES)
                .add("*")
                .add(StreamBatch.FIELD)
                .add(message)
                .add(StreamBatch.NONCE)
                .add(nonce);
    }

    @Override
    public synchronized void listen(Listener listener) {
        if (reader != null) {
            throw new IllegalStateException("this bus is listened to already");
        }
        StreamMessages messages = new StreamMessages(new StreamLink(connections.servers(), stream, answerMillis));
        reader = new BusReader(messages, listener, BusReader.Manner.of(cacheName, PATIENCE));
        reader.start();
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
        connections.close();
    }
}
