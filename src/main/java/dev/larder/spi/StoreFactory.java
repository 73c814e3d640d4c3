package dev.larder.spi;

import java.util.List;
import java.util.Optional;

/**
 * Opens the stores of one kind of backend. Found as a CDI bean or by {@link java.util.ServiceLoader}.
 *
 * @since 0.1
 */
public interface StoreFactory {

    /**
     * The name by which {@code larder.caches.<name>.backend} chooses this backend.
     *
     * @return lower case letters, digits and hyphens
     */
    String backend();

    /**
     * What is wrong with a cache's settings, as far as it can be said without opening anything.
     *
     * @param context the settings
     * @return sentences of the form {@code key = 'value': what is wrong. What to do.}; empty when nothing is
     */
    default List<String> check(StoreContext context) {
        return List.of();
    }

    /**
     * Opens the store of one cache.
     *
     * @param context name, settings and surroundings
     * @return the store
     * @throws IllegalArgumentException when a setting is wrong; its message is reported at deployment
     */
    Store open(StoreContext context);

    /**
     * Opens the bus between the nodes that share the backend of a cache.
     *
     * @param context as for {@link #open}
     * @return the bus; empty where the backend has none, so that other nodes' changes are noticed by reading alone
     */
    default Optional<Bus> bus(StoreContext context) {
        return Optional.empty();
    }
}
