package dev.larder.internal.store.redis;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantee;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract over a real server. */
@Guarantees(
        value = {
            Guarantee.SHARED,
            Guarantee.OUTLIVES,
            Guarantee.RECLAIMS,
            Guarantee.LISTS,
            Guarantee.COUNTS,
            Guarantee.COPIES,
            Guarantee.BIG_VALUES
        },
        row = "`redis`")
class RedisStoreContractIT extends StoreContract {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Without a margin, so that the test sees what is dead disappear. */
    @Override
    protected StoreFactory factory() {
        return new RedisStoreFactory(Duration.ZERO);
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        return new StoreSettings(
                Optional.of(server.location()),
                new StoreSettings.Bounds(maxEntries, OptionalLong.empty()),
                "java",
                Map.of("timeout", "10s"));
    }
}
