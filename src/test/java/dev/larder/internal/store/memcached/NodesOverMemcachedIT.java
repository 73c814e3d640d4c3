package dev.larder.internal.store.memcached;

import dev.larder.nodes.NodesContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Four JVMs over one memcached, which has no bus. */
class NodesOverMemcachedIT extends NodesContract {

    private MemcachedServer server;

    @Override
    protected Map<String, String> settings() {
        server = MemcachedServer.start();
        return Map.of("backend", "memcached", "location", server.location());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }
}
