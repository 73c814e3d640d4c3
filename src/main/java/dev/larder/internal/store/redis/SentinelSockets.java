package dev.larder.internal.store.redis;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sockets to whatever server the sentinels call the master now. They are asked for each new connection, of which there are few; so
 * nothing has to listen to them in between.
 */
final class SentinelSockets implements JedisSocketFactory {

    private final Location location;
    private final JedisClientConfig withServer;
    private final JedisClientConfig withSentinel;

    SentinelSockets(Location location, JedisClientConfig withServer, JedisClientConfig withSentinel) {
        this.location = location;
        this.withServer = withServer;
        this.withSentinel = withSentinel;
    }

    @Override
    public Socket createSocket() {
        return new DefaultJedisSocketFactory(master(), withServer).createSocket();
    }

    private HostAndPort master() {
        JedisConnectionException fault = new JedisConnectionException(
                "no sentinel of " + location.nodes() + " knows a master called " + location.name());
        long began = System.nanoTime();
        for (HostAndPort sentinel : location.nodes()) {
            try {
                return master(sentinel);
            } catch (JedisException e) {
                fault.addSuppressed(e);
            }
            if (System.nanoTime() - began > withSentinel.getSocketTimeoutMillis() * 1_000_000L) {
                break; // who waits for this connection has waited long enough
            }
        }
        throw fault;
    }

    private HostAndPort master(HostAndPort sentinel) {
        try (Connection connection = new Connection(sentinel, withSentinel)) {
            Object reply = connection.executeCommand(new CommandArguments(Command.SENTINEL)
                    .add("GET-MASTER-ADDR-BY-NAME")
                    .add(location.name()));
            if (reply instanceof List<?> address && address.size() == 2) {
                return new HostAndPort(text(address.get(0)), Integer.parseInt(text(address.get(1))));
            }
            throw new JedisConnectionException("the sentinel " + sentinel + " does not know it");
        }
    }

    private static String text(Object bytes) {
        return bytes instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
    }

    @Override
    public String toString() {
        return "master " + location.name() + " of sentinels " + location.nodes();
    }
}
