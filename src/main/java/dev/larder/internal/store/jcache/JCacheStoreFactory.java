package dev.larder.internal.store.jcache;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Duration;
import java.util.List;

/** Opens the stores of the backend {@code jcache}. */
public final class JCacheStoreFactory implements StoreFactory {

    /** Spare time for a clock that lags behind the provider's, a stepped or a manual one. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KeepTime keepTime;

    /** A factory whose stores keep entries half a minute longer than they live. */
    public JCacheStoreFactory() {
        this(MARGIN);
    }

    JCacheStoreFactory(Duration margin) {
        this.keepTime = new KeepTime(margin);
    }

    @Override
    public String backend() {
        return "jcache";
    }

    @Override
    public List<String> check(StoreContext context) {
        if (context.settings().bounds().bytes().isPresent()) {
            return List.of("larder.caches." + context.cacheName() + ".max-bytes = '"
                    + context.settings().bounds().bytes().getAsLong()
                    + "': the backend jcache bounds caches by entries only. Set max-entries instead.");
        }
        try {
            ProviderClass.of(context).load(context.classLoader());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Store open(StoreContext context) {
        return ServerProvider.of(context, keepTime)
                .map(ServerProvider::open)
                .orElseGet(() -> new OwnProvider(ProviderClass.of(context), context, keepTime).open());
    }
}
