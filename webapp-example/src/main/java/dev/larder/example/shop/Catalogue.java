package dev.larder.example.shop;

import dev.larder.example.data.ProductTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/**
 * The products, cached by annotation.
 *
 * <p>JSR-107 makes the key of the parameters alone, not of the method. Methods that return different things for the same
 * parameters therefore need caches of their own: {@code products}, {@code categories}, {@code searches}.
 */
@ApplicationScoped
public class Catalogue {

    @Inject
    private ProductTable products;

    public Product find(long id) {
        return products.find(id);
    }

    public List<Product> inCategory(long category) {
        return products.inCategory(category);
    }

    public List<Product> search(String words) {
        return products.matching(words);
    }

    public List<Category> categories() {
        return products.categories();
    }

    @Transactional
    public void reprice(long id, BigDecimal price) {
        products.changePrice(id, price);
    }

    @Transactional
    public void save(long id, Product product) {
        products.changeStock(id, product.stock());
    }

    public void forget(long id) {}

    public void forgetAll() {}
}
