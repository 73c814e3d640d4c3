package dev.larder.internal.store.file;

import dev.larder.nodes.NodesContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Four JVMs over one directory, which has no bus. */
class NodesOverFilesIT extends NodesContract {

    @TempDir
    private static Path directory;

    @Override
    protected Map<String, String> settings() {
        return Map.of("backend", "file", "location", directory.toString());
    }
}
