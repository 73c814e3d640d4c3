package dev.larder.internal.store.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.pool2.PooledObject;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** One server, and a pool of connections to it. */
final class OneServer implements Servers {

    /** Replies that are awaited together at most, so that neither side has to hold too much. */
    static final int MOST_AT_ONCE = 1000;

    private static final Logger LOG = System.getLogger(OneServer.class.getName());

    private final ConnectionPool pool;
    private final JedisSocketFactory sockets;
    private final JedisClientConfig handshake;
    private final Silence silence;

    OneServer(JedisSocketFactory sockets, JedisClientConfig handshake, int poolSize) {
        this.sockets = sockets;
        this.handshake = handshake;
        this.silence = new Silence(Duration.ofMillis(handshake.getSocketTimeoutMillis()));
        this.pool = new ConnectionPool(
                new Attentive(sockets, handshake, silence), poolConfig(poolSize, handshake.getSocketTimeoutMillis()));
    }

    static ConnectionPoolConfig poolConfig(int size, int waitMillis) {
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(size);
        config.setMaxIdle(size);
        config.setMaxWait(Duration.ofMillis(waitMillis));
        config.setJmxEnabled(false);
        return config;
    }

    @Override
    public @Nullable Object call(CommandArguments command) {
        try {
            return callOnce(command);
        } catch (JedisConnectionException e) {
            throwIfSlow(e);
            return callOnce(command);
        }
    }

    @Override
    public @Nullable Object callOnce(CommandArguments command) {
        return once(connection -> {
            try {
                return connection.executeCommand(command);
            } catch (JedisDataException e) {
                leaveIfDemoted(connection, e);
                throw e;
            }
        });
    }

    @Override
    public List<@Nullable Object> callAll(List<CommandArguments> commands) {
        List<@Nullable Object> replies = new ArrayList<>(commands.size());
        for (int from = 0; from < commands.size(); from += MOST_AT_ONCE) {
            List<CommandArguments> part = commands.subList(from, Math.min(commands.size(), from + MOST_AT_ONCE));
            replies.addAll(again(connection -> together(connection, part)));
        }
        return replies;
    }

    static List<Object> together(Connection connection, List<CommandArguments> commands) {
        commands.forEach(connection::sendCommand);
        List<Object> replies = connection.getMany(commands.size());
        replies.forEach(reply -> leaveIfDemoted(connection, reply));
        return replies;
    }

    @Override
    public List<byte @Nullable []> values(List<byte[]> keys) {
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            List<byte[]> part = keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE));
            if (!(call(new CommandArguments(Command.MGET).keys(part)) instanceof List<?> replies)) {
                throw Replies.unexpected(null);
            }
            replies.forEach(reply -> values.add(Replies.bytes(reply)));
        }
        return values;
    }

    @Override
    public List<Part> parts() {
        return List.of(this::call);
    }

    @Override
    public Connection connect(byte[] key) {
        return new Connection(sockets, handshake);
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T extends @Nullable Object> T again(Function<Connection, T> use) {
        try {
            return once(use);
        } catch (JedisConnectionException e) {
            throwIfSlow(e);
            return once(use);
        }
    }

    private <T extends @Nullable Object> T once(Function<Connection, T> use) {
        silence.check();
        Connection connection = pool.getResource();
        boolean understood = false;
        try {
            T reply = use.apply(connection);
            understood = true;
            return reply;
        } catch (JedisDataException e) {
            understood = true;
            throw e;
        } catch (JedisConnectionException e) {
            silence.note(e);
            pool.clear(); // those that are idle are most likely broken too
            throw e;
        } finally {
            if (!understood) {
                connection.setBroken(); // nobody knows what comes next on it
            }
            giveBack(connection);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (JedisException e) { // the pool could not replace a broken one; whoever needs it finds out
            LOG.log(Level.DEBUG, "A broken connection could not be replaced.", e);
        }
    }

    /** A server that was restarted has broken the connection; one that is slow will not be quicker a second time. */
    private static void throwIfSlow(JedisConnectionException fault) {
        if (Silence.isTimeout(fault)) {
            throw fault;
        }
    }

    /** A server that became a replica: its address may stand for another one by now. */
    private static void leaveIfDemoted(Connection connection, @Nullable Object reply) {
        if (reply instanceof JedisDataException error && Replies.begins(error, "READONLY")) {
            connection.setBroken();
        }
    }

    /** Makes no connection to a server that is known not to answer. */
    private static final class Attentive extends ConnectionFactory {

        private final Silence silence;

        Attentive(JedisSocketFactory sockets, JedisClientConfig handshake, Silence silence) {
            super(sockets, handshake);
            this.silence = silence;
        }

        @Override
        public PooledObject<Connection> makeObject() throws Exception {
            silence.check();
            try {
                return super.makeObject();
            } catch (JedisConnectionException e) {
                silence.note(e);
                throw e;
            }
        }
    }
}
