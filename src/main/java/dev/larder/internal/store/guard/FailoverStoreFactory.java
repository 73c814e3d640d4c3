package dev.larder.internal.store.guard;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens the stores of the backend {@code failover}: a chain of other backends, of which the first that answers is used. */
public final class FailoverStoreFactory implements StoreFactory {

    private final Clock clock;
    private final Map<ClassLoader, Map<String, StoreFactory>> known = new ConcurrentHashMap<>();
    private final Map<List<Object>, Backend> backends = new ConcurrentHashMap<>();

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
            links(context).forEach(link -> findings.addAll(link.findings()));
            return findings;
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Store open(StoreContext context) {
        List<ChainLink> links = links(context);
        @Nullable Store chain = null;
        for (int i = links.size() - 1; i >= 0; i--) {
            ChainLink link = links.get(i);
            Store store = link.open();
            chain = chain == null ? store : new FailoverStore(store, chain, context.cacheName(), backend(link));
        }
        return Objects.requireNonNull(chain);
    }

    /** With the same factories for all caches of an application, which so have connections in common. */
    private List<ChainLink> links(StoreContext context) {
        return ChainLink.all(context, known.computeIfAbsent(context.classLoader(), ChainLink::known));
    }

    private Backend backend(ChainLink link) {
        return backends.computeIfAbsent(link.place(), place -> new Backend(clock));
    }

    /** That of the first backend: while it is out, nodes notice changes by reading. */
    @Override
    public Optional<Bus> bus(StoreContext context) {
        return links(context).get(0).bus();
    }
}
