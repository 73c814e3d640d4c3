package dev.larder.internal.config;

import java.util.List;
import java.util.Optional;

/**
 * Method caching.
 *
 * @param cache the cache of methods whose annotations name none; empty: JSR-107's rule, a cache per method
 * @param override the caches whose own settings win over what annotations say of lifetimes
 */
public record MethodsSettings(Optional<String> cache, List<String> override) {

    /** Copies. */
    public MethodsSettings {
        override = List.copyOf(override);
    }
}
