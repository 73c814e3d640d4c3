package dev.larder.internal.config;

/**
 * Fragment caching.
 *
 * @param cache the cache that holds fragments
 */
public record FragmentsSettings(String cache) {}
