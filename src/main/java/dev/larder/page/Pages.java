package dev.larder.page;

/**
 * Invalidation of cached pages and how they fare, injectable into beans. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface Pages {

    /**
     * Makes a page unreadable, with all its variants.
     *
     * @param url absolute, or beginning with {@code /}: then for every scheme, host and port under which it was stored; with the
     *     context path, and with the query, whose order matters
     * @throws IllegalArgumentException when it is neither
     */
    void invalidate(String url);

    /**
     * Makes every page, fragment, method result and value with one of these tags unreadable.
     *
     * @param tags none empty
     */
    void invalidateTags(String... tags);

    /**
     * What became of requests since the application started: hits, misses, and the reasons why not.
     *
     * @return a reading that does not change
     */
    PageStatistics statistics();
}
