package dev.larder.internal.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The servers of a Redis Cluster. Each key's server is asked for it; where that sends us on, we go on and learn the new places.
 *
 * <p>The cluster is asked for its servers when first needed, since it may not be there when the application starts.
 */
final class ClusterServers implements Servers {

    private static final int MOST_REDIRECTIONS = 3;

    private final Location location;
    private final JedisClientConfig handshake;
    private final int poolSize;
    private final Silence silence;
    private volatile @Nullable ClusterConnectionProvider known;
    private volatile boolean outdated;
    private volatile boolean closed;

    ClusterServers(Location location, JedisClientConfig handshake, int poolSize) {
        this.location = location;
        this.handshake = handshake;
        this.poolSize = poolSize;
        this.silence = new Silence(Duration.ofMillis(handshake.getSocketTimeoutMillis()));
    }

    private ClusterConnectionProvider nodes() {
        silence.check();
        ClusterConnectionProvider found = known;
        if (found != null && outdated) {
            outdated = false;
            found.renewSlotCache();
        }
        return found == null ? discovered() : found;
    }

    private synchronized ClusterConnectionProvider discovered() {
        ClusterConnectionProvider found = known;
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (found == null) {
            silence.check();
            found = discover();
            known = found;
        }
        return found;
    }

    /** Whoever waits while none is found need not look for himself. */
    private ClusterConnectionProvider discover() {
        try {
            return new ClusterConnectionProvider(
                    new HashSet<>(location.nodes()),
                    handshake,
                    OneServer.poolConfig(poolSize, handshake.getSocketTimeoutMillis()));
        } catch (JedisException e) {
            silence.begin();
            throw e;
        }
    }

    @Override
    public @Nullable Object call(CommandArguments command) {
        try {
            return callOnce(command);
        } catch (JedisConnectionException e) {
            prepareAgain(e);
            return callOnce(command);
        }
    }

    @Override
    public @Nullable Object callOnce(CommandArguments command) {
        try {
            return use(node(command), connection -> connection.executeCommand(command));
        } catch (JedisRedirectionException e) {
            return redirected(command, e);
        }
    }

    /** Nothing was carried out where we were sent on. */
    private @Nullable Object redirected(CommandArguments command, JedisRedirectionException first) {
        JedisRedirectionException redirection = first;
        for (int i = 0; i < MOST_REDIRECTIONS; i++) {
            boolean asking = redirection instanceof JedisAskDataException;
            if (!asking) {
                nodes().renewSlotCache();
            }
            try {
                return use(redirection.getTargetNode(), connection -> {
                    if (asking) {
                        connection.executeCommand(Command.ASKING);
                    }
                    return connection.executeCommand(command);
                });
            } catch (JedisRedirectionException e) {
                redirection = e;
            }
        }
        throw redirection;
    }

    @Override
    public List<@Nullable Object> callAll(List<CommandArguments> commands) {
        Map<HostAndPort, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            places.computeIfAbsent(node(commands.get(i)), node -> new ArrayList<>())
                    .add(i);
        }
        List<@Nullable Object> replies = new ArrayList<>(Collections.nCopies(commands.size(), null));
        places.forEach((node, indices) -> {
            for (int from = 0; from < indices.size(); from += OneServer.MOST_AT_ONCE) {
                fill(replies, commands, indices.subList(from, Math.min(indices.size(), from + OneServer.MOST_AT_ONCE)));
            }
        });
        return replies;
    }

    private void fill(List<@Nullable Object> replies, List<CommandArguments> commands, List<Integer> indices) {
        List<CommandArguments> part = indices.stream().map(commands::get).toList();
        List<Object> some = together(part);
        for (int i = 0; i < part.size(); i++) {
            Object reply = some.get(i);
            replies.set(
                    indices.get(i),
                    reply instanceof JedisRedirectionException sentOn ? redirected(part.get(i), sentOn) : reply);
        }
    }

    private List<Object> together(List<CommandArguments> part) {
        try {
            return use(node(part.get(0)), connection -> OneServer.together(connection, part));
        } catch (JedisConnectionException e) {
            prepareAgain(e);
            return use(node(part.get(0)), connection -> OneServer.together(connection, part));
        }
    }

    @Override
    public List<byte @Nullable []> values(List<byte[]> keys) {
        List<CommandArguments> gets = keys.stream()
                .map(key -> new CommandArguments(Command.GET).key(key))
                .toList();
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        callAll(gets).forEach(reply -> values.add(Replies.bytes(reply)));
        return values;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String name : nodes().getPrimaryNodes().keySet()) {
            HostAndPort node = HostAndPort.from(name);
            parts.add(command -> use(node, connection -> connection.executeCommand(command)));
        }
        return parts;
    }

    @Override
    public Connection connect(byte[] key) {
        return new Connection(nodes().getNode(JedisClusterCRC16.getSlot(key)), handshake);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ClusterConnectionProvider found = known;
        if (found != null) {
            found.close();
        }
    }

    private HostAndPort node(CommandArguments command) {
        HostAndPort node = nodes().getNode(command.getKeyHashSlots().iterator().next());
        if (node == null) {
            nodes().renewSlotCache();
            throw new JedisConnectionException("no server of the cluster serves the key's slot");
        }
        return node;
    }

    private <T extends @Nullable Object> T use(HostAndPort node, Function<Connection, T> use) {
        try (Connection connection = nodes().getConnection(node)) {
            return use.apply(connection);
        } catch (JedisConnectionException e) {
            silence.note(e);
            throw e;
        }
    }

    /** The server may have been replaced by its replica. */
    private void prepareAgain(JedisConnectionException fault) {
        if (Silence.isTimeout(fault)) {
            outdated = true;
            throw fault;
        }
        nodes().getNodes().values().forEach(pool -> pool.clear());
        nodes().renewSlotCache();
    }
}
