package dev.larder.internal.store.guard;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED_EXACTLY;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;

import dev.larder.internal.store.jcache.JCacheStoreFactory;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.testing.Guarantees;
import dev.larder.testing.ManualClock;
import dev.larder.testing.StoreContract;

/** A guard changes nothing about a store that works. */
@Guarantees({BOUNDED_EXACTLY, LISTS, COUNTS, COPIES, BIG_VALUES})
class GuardedStoreContractTest extends StoreContract {

    @Override
    protected StoreFactory factory() {
        JCacheStoreFactory guarded = new JCacheStoreFactory();
        return new StoreFactory() {
            @Override
            public String backend() {
                return guarded.backend();
            }

            @Override
            public Store open(StoreContext context) {
                return new GuardedStore(guarded.open(context), context.cacheName(), new ManualClock());
            }
        };
    }
}
