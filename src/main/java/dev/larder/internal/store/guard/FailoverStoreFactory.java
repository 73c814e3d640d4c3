package dev.larder.internal.store.guard;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the stores of the backend {@code failover}: a chain of other backends, of which the first that answers is used. */
public final class FailoverStoreFactory implements StoreFactory {

    private final Clock clock;

    /** For {@link java.util.ServiceLoader}. */
    public FailoverStoreFactory() {
        this(Clock.systemUTC());
    }

    FailoverStoreFactory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String backend() {
        return "failover";
    }

    @Override
    public List<String> check(StoreContext context) {
        try {
            List<String> findings = new ArrayList<>();
            ChainLink.all(context).forEach(link -> findings.addAll(link.findings()));
            return findings;
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Store open(StoreContext context) {
        List<ChainLink> links = ChainLink.all(context);
        @Nullable Store chain = null;
        for (int i = links.size() - 1; i >= 0; i--) {
            Store store = links.get(i).open();
            chain = chain == null ? store : new FailoverStore(store, chain, context.cacheName(), clock);
        }
        return Objects.requireNonNull(chain);
    }

    /** That of the first backend: while it is out, nodes notice changes by reading. */
    @Override
    public Optional<Bus> bus(StoreContext context) {
        return ChainLink.all(context).get(0).bus();
    }
}
