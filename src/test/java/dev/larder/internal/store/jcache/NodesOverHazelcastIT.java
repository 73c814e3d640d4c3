package dev.larder.internal.store.jcache;

import dev.larder.nodes.BusNodesContract;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs, each a member of one Hazelcast cluster. */
class NodesOverHazelcastIT extends BusNodesContract {

    @TempDir
    private static Path directory;

    @Override
    protected int size() {
        return 2;
    }

    @Override
    protected Map<String, String> backendSettings() {
        try {
            return Map.of(
                    "backend",
                    "jcache",
                    "options.provider", // the setting is for the backend jcache by that name
                    "com.hazelcast.cache.HazelcastMemberCachingProvider",
                    "location",
                    new HazelcastConfigurations(directory).write("node.yaml", ""),
                    "codec",
                    "java");
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
