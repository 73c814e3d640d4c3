package dev.larder.internal.engine;

import dev.larder.internal.store.jcache.JCacheStoreFactory;
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

/** What is remembered changes nothing about a store, but that it may give what has expired a little longer. */
@Guarantees({Guarantee.BOUNDED_EXACTLY, Guarantee.LISTS, Guarantee.COUNTS, Guarantee.BIG_VALUES})
class RecentStoreContractTest extends StoreContract {

    @Override
    protected StoreFactory factory() {
        JCacheStoreFactory remembered = new JCacheStoreFactory();
        return new StoreFactory() {
            @Override
            public String backend() {
                return remembered.backend();
            }

            @Override
            public Store open(StoreContext context) {
                return new RecentStore(
                        remembered.open(context), context.settings().bounds().entries(), EngineFixture.defaults());
            }
        };
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        return new StoreSettings(
                Optional.empty(),
                new StoreSettings.Bounds(maxEntries, OptionalLong.empty()),
                StoreSettings.REFERENCE,
                Map.of());
    }

    @Override
    protected boolean reclaims() {
        return false;
    }
}
