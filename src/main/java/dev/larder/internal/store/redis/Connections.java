package dev.larder.internal.store.redis;

import dev.larder.spi.StoreContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The connections of all caches with the same settings; closed with the last of these. */
final class Connections implements AutoCloseable {

    private final Shared shared;
    private final List<Object> key;
    private final Servers servers;
    private final Servers readers;
    private final Refusals refusals;
    private int users;

    private Connections(Shared shared, List<Object> key, RedisSettings settings) {
        this.shared = shared;
        this.key = key;
        this.servers = open(settings, settings.locations().get(0));
        this.refusals = new Refusals(settings.locations().get(0));
        this.readers = settings.readFrom() == RedisSettings.ReadFrom.REPLICA
                ? new Replicas(servers, replicas(settings))
                : servers;
    }

    private static List<Servers> replicas(RedisSettings settings) {
        List<Servers> replicas = new ArrayList<>();
        settings.locations().stream().skip(1).forEach(location -> replicas.add(open(settings, location)));
        return replicas;
    }

    private static Servers open(RedisSettings settings, Location location) {
        JedisClientConfig handshake = Handshake.withServer(settings, location);
        if (location.form() == Location.Form.CLUSTER) {
            return new ClusterServers(location, handshake, settings.poolSize());
        }
        return new OneServer(sockets(settings, location, handshake), handshake, settings.poolSize());
    }

    private static JedisSocketFactory sockets(RedisSettings settings, Location location, JedisClientConfig handshake) {
        return switch (location.form()) {
            case SOCKET -> () -> socket(Path.of(location.name()), handshake);
            case SENTINEL -> new SentinelSockets(location, handshake, Handshake.withSentinel(settings, location));
            default -> new DefaultJedisSocketFactory(location.nodes().get(0), handshake);
        };
    }

    private static Socket socket(Path path, JedisClientConfig handshake) {
        try {
            UnixSocket socket = new UnixSocket(path);
            socket.setSoTimeout(handshake.getSocketTimeoutMillis());
            return socket;
        } catch (IOException e) {
            throw new JedisConnectionException("Failed to connect to " + path + ".", e);
        }
    }

    /** Where entries are written, and read unless said otherwise. */
    Servers servers() {
        return servers;
    }

    /** Where entries are read. */
    Servers readers() {
        return readers;
    }

    /** What is said of the servers where entries are written. */
    Refusals refusals() {
        return refusals;
    }

    /** One user less. */
    @Override
    public void close() {
        shared.giveBack(this);
    }

    private void closeAll() {
        try (servers) {
            if (readers != servers) {
                readers.close();
            }
        }
    }

    /**
     * The connections of one application.
     *
     * <p>They are told apart by the text of their settings, as objects of the JDK alone: through the generated {@code equals} of a record the JDK
     * (17 and 25) holds the application's class loader beyond its end.
     */
    static final class Shared {

        private final Map<List<Object>, Connections> open = new HashMap<>();

        /** The connections for the settings of a cache, with one user more. */
        synchronized Connections get(StoreContext context, RedisSettings settings) {
            List<Object> key =
                    List.of(context.settings().location(), context.settings().options());
            Connections connections = open.computeIfAbsent(key, wanted -> new Connections(this, wanted, settings));
            connections.users++;
            return connections;
        }

        private synchronized void giveBack(Connections connections) {
            connections.users--;
            if (connections.users == 0) {
                open.remove(connections.key);
                connections.closeAll();
            }
        }
    }
}
