package dev.larder.internal.store.jcache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Configurations of members on the loopback interface that find one another, and nobody else. */
final class HazelcastConfigurations {

    private final Path directory;
    private final String cluster = UUID.randomUUID().toString();
    private final int port = ThreadLocalRandom.current().nextInt(20_000, 40_000);

    HazelcastConfigurations(Path directory) {
        this.directory = directory;
    }

    /** Writes one; its location. */
    String write(String name, String more) throws IOException, URISyntaxException {
        Path alone = Path.of(Objects.requireNonNull(HazelcastConfigurations.class.getResource("/hazelcast-alone.yaml"))
                .toURI());
        String joined = Files.readString(alone)
                .replace("larder-tests", cluster)
                .replace("port: 5790", "port: " + port)
                .replace("      multicast:", """
                              tcp-ip:
                                enabled: true
                                member-list:
                                  - 127.0.0.1
                              multicast:
                        """.stripTrailing());
        return Files.writeString(directory.resolve(name), joined + more).toUri().toString();
    }
}
