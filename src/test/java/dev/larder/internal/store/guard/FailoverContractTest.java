package dev.larder.internal.store.guard;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED_EXACTLY;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;

import dev.larder.internal.store.jcache.JCacheStoreFactory;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.ManualClock;
import dev.larder.testing.StoreContract;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A chain whose first backend is out is as good a store as the second. */
@Guarantees({BOUNDED_EXACTLY, LISTS, COUNTS, BIG_VALUES})
class FailoverContractTest extends StoreContract {

    private static final InvocationHandler OUT = (store, method, arguments) -> switch (method.getName()) {
        case "close" -> null;
        case "isShared" -> false;
        default -> throw new IllegalStateException("connection refused");
    };

    @Override
    protected StoreFactory factory() {
        JCacheStoreFactory working = new JCacheStoreFactory();
        return new StoreFactory() {
            @Override
            public String backend() {
                return "failover";
            }

            @Override
            public Store open(StoreContext context) {
                Store out =
                        (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, OUT);
                return new FailoverStore(
                        out, working.open(context), context.cacheName(), new Backend(new ManualClock()));
            }
        };
    }

    @Override
    protected StoreSettings settings(long maxEntries) {
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
        return new StoreSettings(Optional.empty(), bounds, StoreSettings.REFERENCE, Map.of());
    }
}
