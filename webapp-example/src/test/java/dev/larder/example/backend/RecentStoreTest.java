package dev.larder.example.backend;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantee;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A backend of the shop's own, held to the contract of Larder's. */
@Guarantees({Guarantee.BOUNDED_EXACTLY, Guarantee.LISTS, Guarantee.COUNTS, Guarantee.BIG_VALUES})
class RecentStoreTest extends StoreContract {

    @Override
    protected StoreFactory factory() {
        return new StoreFactory() {
            @Override
            public String backend() {
                return "recent"; // larder.caches.<name>.backend = recent
            }

            @Override
            public Store open(StoreContext context) {
                return new RecentStore(context.settings().bounds().entries());
            }
        };
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
        return new StoreSettings(Optional.empty(), bounds, StoreSettings.REFERENCE, Map.of());
    }
}
