package dev.larder.internal.config;

/**
 * Fragment caching.
 *
 * @param cache the cache that holds fragments
 * @param templateDigest whether markup of a template that has been edited is a miss
 */
public record FragmentsSettings(String cache, boolean templateDigest) {}
