package dev.larder.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Page caching.
 *
 * @param cache the cache that holds pages
 * @param ttl the lifetime of pages that name none; empty: those are not cached
 * @param mode what the page cache is to the application
 * @param undeclaredInputs what happens to a page computed from request data that is not in its key
 * @param bounds of one page
 * @param addresses how URLs become keys
 * @param statuses what may be stored besides status 200 in {@link PageMode#SITE}
 * @param gateway how far {@link PageMode#SHARED_CACHE} goes
 * @param cacheStatus whether answers carry {@code Cache-Status}
 * @param forwardTags the fields that tell caches further out the tags of a page
 * @param rules the most specific path first
 */
public record PagesSettings(
        String cache,
        Optional<Duration> ttl,
        PageMode mode,
        UndeclaredInputs undeclaredInputs,
        Bounds bounds,
        Addresses addresses,
        Set<Integer> statuses,
        Gateway gateway,
        boolean cacheStatus,
        List<String> forwardTags,
        List<RuleSettings> rules) {

    /** Copies. */
    public PagesSettings {
        statuses = Set.copyOf(statuses);
        forwardTags = List.copyOf(forwardTags);
        rules = List.copyOf(rules);
    }

    /**
     * Bounds of one page.
     *
     * @param bodyBytes the largest body that is stored
     * @param variants how many variants are stored
     * @param compressBytes the smallest body that is kept compressed, {@link #NOT_COMPRESSED} for none
     */
    public record Bounds(long bodyBytes, int variants, long compressBytes) {

        /** No body is so large. */
        public static final long NOT_COMPRESSED = Long.MAX_VALUE;
    }

    /**
     * What a gateway may leave out of RFC 9111.
     *
     * @param requestDirectives whether it obeys the client's {@code Cache-Control}
     * @param setCookie whether it stores and replays {@code Set-Cookie}
     */
    public record Gateway(boolean requestDirectives, boolean setCookie) {}

    /**
     * How URLs become keys.
     *
     * @param hosts whose pages are cached; empty: every host's
     * @param trackingParameters names that are no part of a key; one that ends in {@code *} stands for every name that so begins
     */
    public record Addresses(List<String> hosts, List<String> trackingParameters) {

        /** Copies. */
        public Addresses {
            hosts = List.copyOf(hosts);
            trackingParameters = List.copyOf(trackingParameters);
        }
    }
}
