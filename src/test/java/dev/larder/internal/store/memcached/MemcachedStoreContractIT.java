package dev.larder.internal.store.memcached;

import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.OUTLIVES;
import static dev.larder.testing.Guarantee.RECLAIMS;
import static dev.larder.testing.Guarantee.SHARED;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
