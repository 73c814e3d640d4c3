package dev.larder.internal.config;

import java.util.Optional;

/**
 * Method caching.
 *
 * @param cache the cache of methods whose annotations name none; empty: JSR-107's rule, a cache per method
 */
public record MethodsSettings(Optional<String> cache) {}
