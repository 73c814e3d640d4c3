package dev.larder.internal.config;

import java.util.Map;

/**
 * The settings of an application.
 *
 * @param enabled whether anything is cached at all
 * @param development whether to look for mistakes that cannot be told for certain
 * @param caches by name: those that settings or annotations name, and the three that always exist
 * @param defaults the settings of every cache that does not set its own
 * @param pages page caching
 * @param fragments fragment caching
 * @param methods method caching
 */
public record LarderSettings(
        boolean enabled,
        boolean development,
        Map<String, CacheSettings> caches,
        CacheSettings defaults,
        PagesSettings pages,
        FragmentsSettings fragments,
        MethodsSettings methods) {

    /** Copies. */
    public LarderSettings {
        caches = Map.copyOf(caches);
    }

    /** The settings of a cache, also of one that nobody configured. */
    public CacheSettings cache(String name) {
        CacheSettings own = caches.get(name);
        return own != null ? own : defaults.named(name);
    }
}
