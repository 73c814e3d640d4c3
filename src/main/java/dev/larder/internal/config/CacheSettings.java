package dev.larder.internal.config;

import dev.larder.CachePolicy;
import java.util.OptionalLong;

/**
 * The settings of one cache.
 *
 * @param name of the cache
 * @param policy what counts where a caller says nothing; nothing in it is left out
 * @param keys what is part of every key
 * @param bounds how much the cache may hold
 * @param backend where it holds it
 * @param values how values become bytes
 */
public record CacheSettings(
        String name, CachePolicy policy, Keys keys, Bounds bounds, BackendSettings backend, ValueSettings values) {

    CacheSettings named(String other) {
        return new CacheSettings(other, policy, keys, bounds, backend, values);
    }

    /**
     * What is part of every key.
     *
     * @param prefix empty: none
     * @param version 1 or more
     */
    public record Keys(String prefix, int version) {}

    /**
     * How much a cache may hold.
     *
     * @param entries 1 or more
     * @param bytes 1 or more; empty: no bound
     */
    public record Bounds(long entries, OptionalLong bytes) {}
}
