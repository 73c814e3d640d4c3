package dev.larder.internal.page;

import dev.larder.internal.http.CacheMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of page caching.
 *
 * @param mode what the cache stands in front of
 * @param cache the cache that holds pages of which nothing else is said
 * @param ttl the lifetime of pages that state none; null: those are not stored
 * @param undeclaredInputs what becomes of a page computed from data outside its key
 * @param bounds of one page
 * @param addresses how URLs become keys
 * @param statuses what site mode stores besides 200; any of 301, 308, 404, 410
 * @param gateway how far shared-cache mode goes
 * @param cacheStatus whether answers carry Cache-Status
 * @param forwardedTags whether and how caches further out are told of tags
 * @param rules the first that matches counts
 */
public record PageOptions(
        CacheMode mode,
        String cache,
        @Nullable Duration ttl,
        UndeclaredInputs undeclaredInputs,
        Bounds bounds,
        Addresses addresses,
        Set<Integer> statuses,
        Gateway gateway,
        boolean cacheStatus,
        ForwardedTags forwardedTags,
        List<PageRule> rules) {

    /**
     * Bounds of one page.
     *
     * @param bodyBytes the largest body that is stored
     * @param variants how many variants are stored besides the first, while the first lives
     * @param compressBytes the smallest body that is kept compressed, {@link Long#MAX_VALUE} for none
     */
    public record Bounds(long bodyBytes, int variants, long compressBytes) {}

    /**
     * What a gateway may leave out of RFC 9111.
     *
     * @param requestDirectives whether it obeys the client's Cache-Control (RFC 9111 §5.2.1)
     * @param setCookie whether it stores and replays Set-Cookie
     */
    public record Gateway(boolean requestDirectives, boolean setCookie) {

        /** To the letter. */
        public static final Gateway STRICT = new Gateway(true, true);
    }

    /**
     * How URLs become keys.
     *
     * @param hosts whose pages are cached, in lower case; empty: every host's
     * @param ignoredParameters query parameters in no key; {@code utm_*} stands for all that so begin
     */
    public record Addresses(Set<String> hosts, List<String> ignoredParameters) {
        public Addresses {
            hosts = Set.copyOf(hosts);
            ignoredParameters = List.copyOf(ignoredParameters);
        }
    }

    public PageOptions {
        statuses = Set.copyOf(statuses);
        rules = List.copyOf(rules);
    }

    Compression compression() {
        return new Compression(bounds.compressBytes());
    }

    /** Whether responses that set a cookie may be stored. */
    boolean storesCookies() {
        return !isSite() && gateway.setCookie;
    }

    /** Whether the client's directives count. */
    boolean obeysRequests() {
        return !isSite() && gateway.requestDirectives;
    }

    boolean isSite() {
        return mode == CacheMode.SITE;
    }

    /** The rule for a path as the servlet matched it. */
    @Nullable
    PageRule rule(String path) {
        for (PageRule rule : rules) {
            if (rule.path().matches(path)) {
                return rule;
            }
        }
        return null;
    }

    QueryFilter query(@Nullable PageRule rule) {
        return rule == null
                ? new QueryFilter(null, addresses.ignoredParameters())
                : rule.query(addresses.ignoredParameters());
    }

    /** Every way in which a query may have become part of a key. */
    Set<QueryFilter> queries() {
        Set<QueryFilter> all = rules.stream().map(this::query).collect(Collectors.toSet());
        all.add(query(null));
        return all;
    }
}
