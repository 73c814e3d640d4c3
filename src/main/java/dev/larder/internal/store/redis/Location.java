package dev.larder.internal.store.redis;

import java.util.List;
import redis.clients.jedis.HostAndPort;

/**
 * Where a server, or a set of servers that act as one, is found.
 *
 * @param form how it is reached
 * @param tls whether connections are encrypted
 * @param nodes the server itself, or where to ask for it; empty for a socket
 * @param name the socket's path, or the name of the master that sentinels watch; empty otherwise
 * @param login from the location; {@link Login#NONE} where it has none
 * @param database its number
 */
record Location(Form form, boolean tls, List<HostAndPort> nodes, String name, Login login, int database) {

    Location {
        nodes = List.copyOf(nodes);
    }

    /** How servers are reached. */
    enum Form {
        /** One server over TCP. */
        SERVER,
        /** One server over a Unix domain socket. */
        SOCKET,
        /** The server that sentinels name. */
        SENTINEL,
        /** The servers of a Redis Cluster. */
        CLUSTER
    }

    /** As it may be told to anybody. */
    String place() {
        return form == Form.SOCKET ? name : nodes.toString();
    }

    Location withLogin(Login other) {
        return new Location(form, tls, nodes, name, other, database);
    }
}
