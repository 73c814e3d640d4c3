package dev.larder.example.shop;

import java.io.Serializable;
import java.math.BigDecimal;

/** A product as the shop shows it. A record all through: what is cached is shared by every request, so nothing in it may change. */
public record Product(
        long id, long categoryId, String category, String name, String brand, BigDecimal price, int stock, Sales sales)
        implements Serializable {

    /** What customers made of it: how many reviewed it, their mean stars (0 to 5), and how many were sold. */
    public record Sales(long reviews, double stars, long sold) implements Serializable {}

    /** The same product with another stock. */
    public Product withStock(int stock) {
        return new Product(id, categoryId, category, name, brand, price, stock, sales);
    }
}
