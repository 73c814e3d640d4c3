package dev.larder.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Changes many prices, all of them or none. */
@ApplicationScoped
public class Sale {

    private static final BigDecimal TWO = new BigDecimal(2);
    private static final BigDecimal LOWEST = new BigDecimal("5.00");

    @Inject
    private Catalogue catalogue;

    /**
     * Halves prices.
     *
     * <p>{@link Catalogue#reprice} runs in this transaction, so what it invalidates is held back until this one is committed. When a price
     * would be too low, the transaction is rolled back, and nothing is invalidated that has not changed.
     *
     * @throws IllegalArgumentException when a product would cost less than 5 pounds
     */
    @Transactional
    public void halve(List<Long> ids) {
        catalogue.findAll(ids).values().forEach(this::halve);
    }

    private void halve(Product product) {
        BigDecimal price = product.price().divide(TWO, 2, RoundingMode.HALF_UP);
        catalogue.reprice(product, price);
        if (price.compareTo(LOWEST) < 0) {
            throw new IllegalArgumentException("Product " + product.id() + " would cost less than " + LOWEST);
        }
    }
}
