package dev.larder.internal.store.memcached;

import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.OUTLIVES;
import static dev.larder.testing.Guarantee.RECLAIMS;
import static dev.larder.testing.Guarantee.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import dev.larder.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Guarantees(
        value = {SHARED, OUTLIVES, RECLAIMS, COPIES},
        row = "`memcached`")
class MemcachedStoreContractIT extends StoreContract {

    private static MemcachedServer server;

    @BeforeAll
    static void start() {
        server = MemcachedServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Without a margin, so that the test sees what is dead disappear. Generous, as the machine may be busy. */
    @Override
    protected StoreFactory factory() {
        return new MemcachedStoreFactory(Duration.ZERO);
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        return new StoreSettings(
                Optional.of(server.location()),
                new StoreSettings.Bounds(maxEntries, OptionalLong.empty()),
                "java",
                Map.of("timeout", "5s"));
    }

    @Test
    void manyWhoFindNoGenerationAgreeOnOne() throws Exception {
        List<String> keys = List.of("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7");
        try (Together threads = new Together(keys.size())) {
            for (int round = 0; round < 20; round++) {
                server.ask("delete g::contract:", "\n");
                threads.all(i -> store().putAll(Map.of(keys.get(i), Entries.of(i))));
                assertThat(store().getAll(keys)).hasSize(keys.size());
            }
        }
    }
}
