package dev.larder.internal.store.jcache;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.cache.spi.CachingProvider;

/** Opens the stores of the backend {@code jcache}. */
public final class JCacheStoreFactory implements StoreFactory {

    /** Spare time for a clock that lags behind the provider's, a stepped or a manual one. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KeepTime keepTime;
    private final SharedManagers managers = new SharedManagers();

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
        List<String> findings = JCacheOptions.of(context).findings();
        if (!findings.isEmpty()) {
            return findings;
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
        JCacheOptions options = JCacheOptions.of(context);
        if (!options.findings().isEmpty()) {
            throw new IllegalArgumentException(options.findings().get(0));
        }
        Optional<ServerProvider> server = ServerProvider.of(context, keepTime);
        return server.isPresent() ? server.get().open() : open(context, options.tiers());
    }

    private Store open(StoreContext context, Tiers tiers) {
        ProviderClass chosen = ProviderClass.of(context);
        if (chosen.isEhcache()
                && (!tiers.isHeapOnly() || context.settings().location().isEmpty())) {
            chosen.load(context.classLoader());
            return EhcacheOpening.open(chosen, context, keepTime, tiers);
        }
        CachingProvider provider = chosen.instantiate(context.classLoader());
        return chosen.isShared(provider)
                ? new SharedProvider(chosen, context, keepTime, managers).open(provider)
                : new OwnProvider(chosen, context, keepTime).open(provider);
    }
}
