package dev.larder.internal.wiring;

import java.util.List;
import java.util.Map;

/**
 * What an application brings besides its settings.
 *
 * @param classLoader its class loader
 * @param parts backends and codecs
 * @param cacheNames the caches that annotations and injection points name, with the place of one that does
 * @param values checks what methods will have kept
 */
record Surroundings(ClassLoader classLoader, Parts parts, Map<String, String> cacheNames, ValueChecks values) {

    /** An application without CDI. */
    static Surroundings of(ClassLoader classLoader) {
        return new Surroundings(classLoader, Parts.of(classLoader, List.of(), List.of()), Map.of(), ValueChecks.NONE);
    }
}
