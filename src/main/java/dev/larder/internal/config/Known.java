package dev.larder.internal.config;

import java.util.Map;
import java.util.Set;

/**
 * What the settings may refer to.
 *
 * @param backends the names of the backends that are there
 * @param codecs the names of the codecs that are there
 * @param caches the caches that annotations and injection points name, with the place of one that does
 */
public record Known(Set<String> backends, Set<String> codecs, Map<String, String> caches) {

    /** Copies. */
    public Known {
        backends = Set.copyOf(backends);
        codecs = Set.copyOf(codecs);
        caches = Map.copyOf(caches);
    }
}
