package dev.larder.internal.wiring;

import java.util.List;
import java.util.Set;

/**
 * What an application brings besides its settings.
 *
 * @param classLoader its class loader
 * @param parts backends and codecs
 * @param cacheNames the caches that annotations and injection points name
 */
record Surroundings(ClassLoader classLoader, Parts parts, Set<String> cacheNames) {

    /** An application without CDI. */
    static Surroundings of(ClassLoader classLoader) {
        return new Surroundings(classLoader, Parts.of(classLoader, List.of(), List.of()), Set.of());
    }
}
