package dev.larder.example.shop;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.example.data.ReportTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What stands over the shop's counter: its figures and its visitors, kept in the cache {@code default}. */
@ApplicationScoped
public class Counter {

    @Inject
    private ReportTable reports;

    @Inject
    private Cache cache;

    public Figures figures() {
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(5)).tags("figures");
        return cache.getOrSet("figures", policy, () -> reports.figures());
    }

    /** Counts a visitor of the home page; how many there have been. */
    public long visitor() {
        cache.add("visitors", 0L, Cache.FOREVER);
        return cache.increment("visitors");
    }
}
