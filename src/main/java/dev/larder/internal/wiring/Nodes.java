package dev.larder.internal.wiring;

import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.KeySpace;
import dev.larder.internal.engine.Node;
import dev.larder.internal.store.guard.Backend;
import dev.larder.internal.store.guard.GuardedStore;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;

/** This process among others, for each backend that it shares with them; caches of one backend have one in common. */
final class Nodes implements AutoCloseable {

    /** Where the nodes keep what they agree on: a cache beside the application's, so that nobody clears or bounds it. */
    private static final String AGREED = "larder-nodes";

    private static final StoreSettings.Bounds FEW = new StoreSettings.Bounds(1000, OptionalLong.empty());

    private final EngineContext context;
    private final BiFunction<String, StoreSettings, Backend> backends;
    private final ConcurrentMap<Place, Node> nodes = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param backends what the caches over a backend know of it in common
     */
    Nodes(EngineContext context, BiFunction<String, StoreSettings, Backend> backends) {
        this.context = context;
        this.backends = backends;
    }

    /** A backend, and whose data in it. */
    private record Place(String backend, Optional<String> location, Map<String, String> options, String prefix) {

        static Place of(CacheSettings cache, StoreContext itsOwn) {
            return new Place(
                    cache.backend().name(),
                    itsOwn.settings().location(),
                    itsOwn.settings().options(),
                    itsOwn.keyPrefix());
        }
    }

    /**
     * The node of a cache's backend.
     *
     * @param cache its settings
     * @param factory of its backend
     * @param itsOwn what its store was opened with
     */
    Node of(CacheSettings cache, StoreFactory factory, StoreContext itsOwn) {
        return nodes.computeIfAbsent(Place.of(cache, itsOwn), place -> joined(place, factory, itsOwn));
    }

    private Node joined(Place place, StoreFactory factory, StoreContext itsOwn) {
        StoreContext agreed = new StoreContext(
                AGREED,
                place.prefix(),
                settings(itsOwn.settings()),
                Codecs.plain(),
                itsOwn.classLoader()); // not sealed for one cache
        Node node = new Node(
                new Node.Backend(
                        new UntilClosed(GuardedStore.quiet(
                                factory.open(agreed), AGREED, backends.apply(place.backend(), agreed.settings()))),
                        factory.bus(agreed),
                        KeySpace.head(place.prefix(), AGREED, -1)),
                context,
                new Node.Chance(
                        System::nanoTime, () -> ThreadLocalRandom.current().nextLong()));
        node.join();
        return node;
    }

    /** Bounds of its own: those of whichever cache was opened first differ from process to process. */
    private static StoreSettings settings(StoreSettings cache) {
        return new StoreSettings(cache.location(), FEW, cache.codec(), cache.options());
    }

    @Override
    public void close() {
        nodes.values().forEach(Node::close);
    }
}
