package dev.larder.example.shop;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.example.data.ProductTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/**
 * The products, cached by annotation.
 *
 * <p>JSR-107 makes the key of the parameters alone, not of the method. Methods that return different things for the same
 * parameters therefore name caches of their own.
 */
@ApplicationScoped
@CacheDefaults(cacheName = "products")
public class Catalogue {

    @Inject
    private ProductTable products;

    /** The product, or null where there is none: that is remembered as well. */
    @CacheResult
    @CacheFor(value = "15m", staleIfError = "1d")
    @CacheTags("product:{id}")
    public Product find(@CacheKey long id) {
        return products.find(id);
    }

    /** Many products at once: the method is asked for those that are missing, and shares its entries with {@link #find}. */
    @CacheResult
    @CacheEach
    @CacheFor(value = "15m", staleIfError = "1d")
    @CacheTags("product:{ids}")
    public Map<Long, Product> findAll(Collection<Long> ids) {
        return products.findAll(ids).stream().collect(Collectors.toMap(Product::id, product -> product));
    }

    /** The bestsellers of a category. They are kept whole, so whatever changes a product must also name its category. */
    @CacheResult(cacheName = "categories")
    @CacheTags("category:{category}")
    public List<Product> inCategory(long category) {
        return products.inCategory(category);
    }

    /** Every category with what it has sold. The {@code sidebar} fragment is cached instead, so this is not. */
    public List<Category> categories() {
        return products.categories();
    }

    /** The ids of what a search finds: {@link #find} knows the products, so a changed price needs no thought here. */
    @CacheResult(cacheName = "searches")
    public List<Long> search(String words) {
        return products.matching(words);
    }

    /** The ids of what is most often bought together with a product. */
    @CacheResult(cacheName = "companions")
    @CacheFor(value = "1h", staleWhileRevalidate = "1h")
    public List<Long> boughtWith(long id) {
        return products.boughtWith(id);
    }

    /** Changes a price, and makes every method result, fragment and page that shows it be computed anew. */
    @Transactional
    @InvalidateTags({"product:{product.id}", "category:{product.categoryId}", "reports"})
    public void reprice(Product product, BigDecimal price) {
        products.changePrice(product.id(), price);
    }

    /** Stores what has become of a product, in the database and in the cache. */
    @Transactional
    @CachePut
    @CacheFor(value = "15m", staleIfError = "1d")
    @CacheTags("product:{id}")
    public void save(@CacheKey long id, @CacheValue Product product) {
        products.changeStock(id, product.stock());
    }

    /** Forgets one product, as the cache's key knows it. */
    @CacheRemove
    public void forget(@CacheKey long id) {
        // The annotation does it.
    }

    /** Forgets every product. */
    @CacheRemoveAll
    public void forgetAll() {
        // The annotation does it.
    }
}
