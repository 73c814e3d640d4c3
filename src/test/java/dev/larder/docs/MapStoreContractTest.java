package dev.larder.docs;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantee;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

// snippet: contract
@Guarantees(Guarantee.BIG_VALUES) // no bound, drops nothing, lists nothing, holds references in this process
class MapStoreContractTest extends StoreContract {

    @Override
    protected StoreFactory factory() {
        return new BackendsTest.MapStoreFactory();
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
        return new StoreSettings(Optional.empty(), bounds, StoreSettings.REFERENCE, Map.of());
    }
}
// end
