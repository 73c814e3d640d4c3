package dev.larder.example.shop;

import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.example.data.ProductTable;
import dev.larder.example.data.ReportTable;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.cache.annotation.CacheResult;

/** Answers visitors' questions, and shows one by one what Larder adds to JSR-107. */
@ApplicationScoped
public class Assistant {

    private static final int FEW = 20;

    @Inject
    private ProductTable products;

    @Inject
    private ReportTable reports;

    @Resource
    private ManagedExecutorService threads;

    /**
     * What may be meant by the beginning of a name.
     *
     * <p>One letter is not worth an entry ({@code onlyIf}), nor is an answer without names ({@code unless}). While people go on asking, an
     * answer is kept for ten minutes, and three seconds after the last of them it is forgotten ({@code idle}). Its tag is an
     * expression of Jakarta EL.
     */
    @CacheResult(cacheName = "suggestions")
    @CacheFor(value = "10m", idle = "3s", onlyIf = "${beginning.length() > 1}", unless = "empty result.names")
    @CacheTags("suggestions:${beginning.substring(0, 1).toLowerCase()}")
    public Suggestions suggestions(String beginning) {
        return new Suggestions(products.namesBeginningWith(beginning), Instant.now());
    }

    /** The bestseller of a category. What is kept is the product, or that there is none. */
    @CacheResult(cacheName = "category-bestsellers")
    @CacheTags({"category:{category}", "product:{result.id}"})
    public Optional<Product> bestsellerOf(long category) {
        return products.inCategory(category).stream().findFirst();
    }

    /**
     * When a product can be there. What is promised is kept when it has come.
     *
     * <p>One second is what its author thought right; {@code larder.methods.override} lets the configuration say a minute.
     */
    @CacheResult(cacheName = "deliveries")
    @CacheFor("1s")
    @CacheTags("product:{id}")
    public CompletionStage<Delivery> delivery(long id) {
        return CompletableFuture.supplyAsync(
                () -> new Delivery(id, products.stock(id) > FEW ? 1 : 4, Instant.now()), threads);
    }

    /** What was sold in each month. */
    @ReportData
    public List<Month> months() {
        return reports.months();
    }
}
