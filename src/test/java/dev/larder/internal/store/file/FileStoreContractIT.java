package dev.larder.internal.store.file;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED;
import static dev.larder.testing.Guarantee.BOUNDED_BY_BYTES;
import static dev.larder.testing.Guarantee.BOUNDED_EXACTLY;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;
import static dev.larder.testing.Guarantee.OUTLIVES;
import static dev.larder.testing.Guarantee.RECLAIMS;
import static dev.larder.testing.Guarantee.SHARED;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;

@Guarantees(
        value = {
            SHARED,
            OUTLIVES,
            BOUNDED_EXACTLY,
            BOUNDED,
            BOUNDED_BY_BYTES,
            RECLAIMS,
            LISTS,
            COUNTS,
            COPIES,
            BIG_VALUES
        },
        row = "`file`")
class FileStoreContractIT extends StoreContract {

    @TempDir
    private Path directory;

    /** Without a margin, so that the test sees what is dead disappear. */
    @Override
    protected StoreFactory factory() {
        return new FileStoreFactory(Clock.systemUTC(), Duration.ZERO);
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        return new StoreSettings(
                Optional.of(directory.toString()),
                new StoreSettings.Bounds(maxEntries, OptionalLong.empty()),
                "java",
                Map.of());
    }
}
