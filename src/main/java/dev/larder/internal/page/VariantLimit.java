package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.internal.key.KeyBuilder;
import java.util.NoSuchElementException;

/**
 * The bound on how many variants of one page are stored. A count lives as long as a page of its cache does and begins anew then.
 *
 * @param cache where the page is
 * @param key of the count
 * @param policy lifetime and tags of the page
 * @param most the bound
 */
record VariantLimit(Cache cache, String key, CachePolicy policy, int most) {

    static VariantLimit of(Cache cache, PageRequest page, PageOptions options) {
        String key = KeyBuilder.of("variants").text(page.pageKey()).key();
        return new VariantLimit(
                cache, key, page.taggedPolicy(), options.bounds().variants());
    }

    /** Counts a variant, unless it has been counted; answers whether it may be stored. */
    boolean admits(String variant) {
        String counted = KeyBuilder.of("counted").text(key).text(variant).key();
        if (cache.get(counted) != null) {
            return true;
        }
        boolean admitted = hasRoom();
        if (admitted) {
            cache.add(counted, 1L, policy);
        }
        return admitted;
    }

    private boolean hasRoom() {
        try {
            return cache.increment(key) <= most;
        } catch (NoSuchElementException first) {
            return cache.add(key, 1L, policy) || most > 0;
        }
    }
}
