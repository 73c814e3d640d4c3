package dev.larder.internal.page;

import dev.larder.Caches;
import dev.larder.page.PageStatistics;
import dev.larder.page.Pages;

/** Invalidation of pages by the tags that each of them carries for its URL, with and without scheme, host and port. */
public final class PageInvalidation implements Pages {

    private final Caches caches;
    private final PageOptions options;
    private final Tally tally;

    /**
     * Begins.
     *
     * @param caches that hold pages
     * @param options the settings
     * @param tally of the filter
     */
    public PageInvalidation(Caches caches, PageOptions options, Tally tally) {
        this.caches = caches;
        this.options = options;
        this.tally = tally;
    }

    @Override
    public void invalidate(String url) {
        invalidate(PageUrl.parse(url));
    }

    /** A URL with its query as it was sent: which part of it is in the key depends on the rule, so each reading is meant. */
    void invalidate(PageUrl url) {
        caches.invalidateTags(options.queries().stream()
                .map(filter -> url.filtered(filter).tag())
                .distinct()
                .toArray(String[]::new));
    }

    @Override
    public void invalidateTags(String... tags) {
        caches.invalidateTags(tags);
    }

    @Override
    public PageStatistics statistics() {
        return tally.read();
    }
}
