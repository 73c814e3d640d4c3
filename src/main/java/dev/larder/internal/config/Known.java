package dev.larder.internal.config;

import java.util.Set;

/**
 * What the settings may refer to.
 *
 * @param backends the names of the backends that are there
 * @param codecs the names of the codecs that are there
 * @param caches the names of caches that annotations and injection points use
 * @param features the parts that this release has
 */
public record Known(Set<String> backends, Set<String> codecs, Set<String> caches, Set<Feature> features) {

    /** Copies. */
    public Known {
        backends = Set.copyOf(backends);
        codecs = Set.copyOf(codecs);
        caches = Set.copyOf(caches);
        features = Set.copyOf(features);
    }
}
