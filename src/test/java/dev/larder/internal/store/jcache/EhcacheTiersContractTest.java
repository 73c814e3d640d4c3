package dev.larder.internal.store.jcache;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED_BY_BYTES;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;
import static dev.larder.testing.Guarantee.RECLAIMS;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract where Ehcache keeps entries outside of the heap. */
@Tag("slow")
class EhcacheTiersContractTest {

    private abstract static class Contract extends StoreContract {

        @TempDir
        Path directory;

        abstract Map<String, String> options();

        @Override
        protected StoreFactory factory() {
            return new JCacheStoreFactory(Duration.ZERO);
        }

        @Override
        protected StoreSettings settings(long maxEntries) {
            Optional<String> location =
                    options().containsKey("disk") ? Optional.of(directory.toString()) : Optional.empty();
            return new StoreSettings(
                    location, new StoreSettings.Bounds(maxEntries, OptionalLong.empty()), "java", options());
        }

        @Override
        protected int randomOperations() {
            return 200;
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_BY_BYTES, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES},
            row = "`jcache`, Ehcache, off-heap")
    class OffHeap extends Contract {

        @Override
        Map<String, String> options() {
            return Map.of("off-heap", "256MB");
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_BY_BYTES, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES},
            row = "`jcache`, Ehcache, on disk")
    class OnDisk extends Contract {

        @Override
        Map<String, String> options() {
            return Map.of("disk", "256MB");
        }
    }

    @Nested
    @Guarantees({BOUNDED_BY_BYTES, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES})
    class OffHeapAndOnDisk extends Contract {

        @Override
        Map<String, String> options() {
            return Map.of("off-heap", "1MB", "disk", "256MB");
        }
    }
}
