package dev.larder.example.shop;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.CachePolicy;
import dev.larder.Outcome;
import dev.larder.example.data.ReviewTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** The reviews, cached by hand in the same cache as the products. */
@ApplicationScoped
public class Reviews {

    @Inject
    private ReviewTable table;

    @Inject
    @CacheName("products")
    private Cache cache;

    /** The latest reviews of a product, and whether they came out of the cache. */
    public Outcome<List<Review>> of(long product) {
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(15)).tags("product:" + product);
        return cache.fetch("reviews:" + product, policy, draft -> table.of(product));
    }

    /** Adds a review. Its caller invalidates the product's tag, once this transaction has ended. */
    @Transactional
    public void add(long product, Review review) {
        table.add(product, review);
    }
}
