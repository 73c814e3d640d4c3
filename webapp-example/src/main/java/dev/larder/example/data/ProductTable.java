package dev.larder.example.data;

import dev.larder.example.shop.Category;
import dev.larder.example.shop.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What the shop asks of its products and categories. */
@ApplicationScoped
public class ProductTable {

    private static final String PRODUCTS = """
            select p.id, p.category_id, c.name as category, p.name, p.brand, p.price, p.stock,
              coalesce(r.reviews, 0) as reviews, coalesce(r.stars, 0) as stars, coalesce(o.sold, 0) as sold
            from product p
              join category c on c.id = p.category_id
              left join (select product_id, count(*) as reviews, avg(cast(stars as double)) as stars
                         from review group by product_id) r on r.product_id = p.id
              left join (select product_id, sum(quantity) as sold
                         from order_line group by product_id) o on o.product_id = p.id
            """;

    @Inject
    private Database database;

    /** The product, or null where there is none. */
    public Product find(long id) {
        return database.list(PRODUCTS + "where p.id = ?", ProductTable::product, id).stream()
                .findFirst()
                .orElse(null);
    }

    /** Those of the products that there are, in one query. */
    public List<Product> findAll(Collection<Long> ids) {
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return database.list(PRODUCTS + "where p.id in (" + places + ")", ProductTable::product, ids.toArray());
    }

    /** The first eight names that begin with something. */
    public List<String> namesBeginningWith(String beginning) {
        String pattern = beginning.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
        String sql = "select distinct name from product where lower(name) like ? order by name limit 8";
        return database.list(sql, row -> row.getString(1), pattern);
    }

    /** How many of a product there are; 0 where there is no such product. */
    public int stock(long id) {
        return database.list("select stock from product where id = ?", row -> row.getInt(1), id).stream()
                .findFirst()
                .orElse(0);
    }

    public List<Product> inCategory(long category) {
        return database.list(
                PRODUCTS + "where p.category_id = ? order by sold desc, p.id limit 24",
                ProductTable::product,
                category);
    }

    /** The first 24 products whose name or whose reviews hold the words. */
    public List<Long> matching(String words) {
        String pattern = "%" + words.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
        String sql = """
                select id from product where lower(name) like ?
                union select product_id from review where lower(text) like ?
                order by 1 limit 24""";
        return database.list(sql, row -> row.getLong(1), pattern, pattern);
    }

    /** The three products that most often stand in one order with a product. */
    public List<Long> boughtWith(long id) {
        String sql = """
                select other.product_id
                from order_line mine join order_line other on other.order_no = mine.order_no
                where mine.product_id = ? and other.product_id <> ?
                group by other.product_id order by count(*) desc, sum(other.quantity) desc, other.product_id limit 3""";
        return database.list(sql, row -> row.getLong(1), id, id);
    }

    public List<Category> categories() {
        String sql = """
                select c.id, c.department, c.name, count(distinct p.id) as products, sum(o.quantity) as sold
                from order_line o
                  join product p on p.id = o.product_id
                  join category c on c.id = p.category_id
                group by c.id, c.department, c.name
                order by c.id""";
        return database.list(
                sql,
                row -> new Category(
                        row.getLong("id"),
                        row.getString("department"),
                        row.getString("name"),
                        row.getLong("products"),
                        row.getLong("sold")));
    }

    public void changePrice(long id, BigDecimal price) {
        database.update("update product set price = ? where id = ?", price, id);
    }

    public void changeStock(long id, int stock) {
        database.update("update product set stock = ? where id = ?", stock, id);
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getLong("id"),
                row.getLong("category_id"),
                row.getString("category"),
                row.getString("name"),
                row.getString("brand"),
                row.getBigDecimal("price"),
                row.getInt("stock"),
                new Product.Sales(row.getLong("reviews"), row.getDouble("stars"), row.getLong("sold")));
    }
}
