package dev.larder.internal.store.jcache;

import dev.larder.spi.Bus;
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

    /**
     * Hazelcast's own and a server's: a ring buffer. Infinispan: an entry, since its listeners do not tell what they have missed. Of others it is not
     * known how reliable what they tell is.
     */
    @Override
    public Optional<Bus> bus(StoreContext context) {
        String name = "larder-bus:" + Dialect.sharedName(context);
        Optional<ServerProvider> server = ServerProvider.of(context, keepTime);
        if (server.isPresent()) {
            return server.get().bus(name);
        }
        ProviderClass chosen = ProviderClass.of(context);
        if (chosen.isInfinispan()) {
            Store store = open(context);
            return Optional.of(new ReadBus(new TapeMessages(store, name), context.cacheName(), store::close));
        }
        return chosen.isHazelcast()
                ? new SharedProvider(chosen, context, keepTime, managers)
                        .bus(chosen.instantiate(context.classLoader()), name)
                : Optional.empty();
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
