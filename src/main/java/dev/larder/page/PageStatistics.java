package dev.larder.page;

import java.util.Map;

/**
 * What became of the requests since the application started, as one reading.
 *
 * <p>Each request counts once in the first seven figures. They are read one after another while the filter works, so they may
 * disagree by the requests in flight.
 *
 * @param hits answered with a fresh page from the cache
 * @param staleHits answered with a stale one, for a reason that {@code reasons} holds
 * @param collapsed answered with a page that another request had just computed
 * @param misses requests for pages that no stored page answered, those refused without asking the application included
 * @param bypasses requests that the cache had no part in, for a reason that {@code reasons} holds
 * @param changes requests by a method that may change something, such as POST
 * @param stored pages computed or confirmed, and stored
 * @param reasons how often each reason was given, by the word that {@code Cache-Status} has in {@code detail} and the log
 *     {@code dev.larder.page} tells; a reason that was never given is left out. Immutable
 * @since 0.1
 */
public record PageStatistics(
        long hits,
        long staleHits,
        long collapsed,
        long misses,
        long bypasses,
        long changes,
        long stored,
        Map<String, Long> reasons) {

    /** Copies. */
    public PageStatistics {
        reasons = Map.copyOf(reasons);
    }
}
