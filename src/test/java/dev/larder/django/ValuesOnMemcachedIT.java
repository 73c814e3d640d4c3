package dev.larder.django;

import dev.larder.internal.store.memcached.MemcachedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Values in memcached, which can list nothing. */
class ValuesOnMemcachedIT extends ValuesContract {

    private static MemcachedServer server;

    ValuesOnMemcachedIT() {
        super(
                Map.of(
                        "backend", "memcached",
                        "location", location(),
                        "options.timeout", "10s",
                        "options.allow", "dev.larder.django.**"),
                true);
    }

    private static String location() {
        server = MemcachedServer.start();
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

    @Override
    public boolean lists() {
        return false;
    }
}
