package dev.larder.django;

import dev.larder.internal.store.redis.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Values in Redis; how many it holds is the server's affair. */
class ValuesOnRedisIT extends ValuesContract {

    private static RedisServer server;

    ValuesOnRedisIT() {
        super(
                Map.of(
                        "backend", "redis",
                        "location", location(),
                        "options.timeout", "10s",
                        "options.allow", "dev.larder.django.**"),
                true);
    }

    private static String location() {
        server = RedisServer.start();
        return server.location();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public Bound bound() {
        return Bound.SERVERS;
    }
}
