package dev.larder.example.data;

import dev.larder.example.data.Words.Department;
import dev.larder.example.data.Words.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Fills the empty database with the same 5 040 products, 20 000 reviews and 36 000 order lines each time. */
final class Stock {

    private static final int PRODUCTS_PER_CATEGORY = 84;
    private static final int REVIEWS = 20_000;
    private static final int ORDER_LINES = 36_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    /**
     * No foreign keys and no indexes but the primary keys, as in many a schema that has grown over the years: what the pages ask
     * of the two large tables is honestly slow.
     */
    private static final List<String> TABLES = List.of(
            "create table category (id bigint primary key, department varchar(40), name varchar(60))", """
            create table product (id bigint primary key, category_id bigint, name varchar(120), brand varchar(40),
              price decimal(10, 2), stock int)""", """
            create table review (id identity primary key, product_id bigint, author varchar(60), stars int,
              text varchar(500), written date)""", """
            create table order_line (id identity primary key, order_no bigint, product_id bigint, quantity int,
              price decimal(10, 2), ordered date)""");

    private final Connection connection;
    private final SplittableRandom random = new SplittableRandom(42);

    Stock(Connection connection) {
        this.connection = connection;
    }

    void fill() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
        categories();
        products();
        reviews();
        orders();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void categories() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into category values (?, ?, ?)")) {
            long id = 0;
            for (Department department : Words.DEPARTMENTS) {
                for (Shelf shelf : department.shelves()) {
                    add(insert, ++id, department.name(), shelf.name());
                }
            }
            insert.executeBatch();
        }
    }

    private void products() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into product values (?, ?, ?, ?, ?, ?)")) {
            long category = 0;
            for (Department department : Words.DEPARTMENTS) {
                for (Shelf shelf : department.shelves()) {
                    category++;
                    for (int i = 1; i <= PRODUCTS_PER_CATEGORY; i++) {
                        long id = (category - 1) * PRODUCTS_PER_CATEGORY + i;
                        String brand = any(Words.BRANDS);
                        int pence = shelf.price() * (60 + random.nextInt(90)) / 5 * 5;
                        add(insert, id, category, name(brand, shelf), brand, pence / 100.0, random.nextInt(120));
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private String name(String brand, Shelf shelf) {
        return String.join(
                " ", brand, any(Words.SERIES), any(Words.MATERIALS), shelf.product() + ", " + any(shelf.variants()));
    }

    private void reviews() throws SQLException {
        String sql = "insert into review (product_id, author, stars, text, written) values (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < REVIEWS; i++) {
                int stars = 5 - Math.min(random.nextInt(5), random.nextInt(5));
                String text = any(Words.OPINIONS.get(stars - 1)) + " " + any(Words.OCCASIONS);
                String author = any(Words.GIVEN_NAMES) + " " + (char) ('A' + random.nextInt(26)) + ".";
                add(insert, popularProduct(), author, stars, text, someDay());
            }
            insert.executeBatch();
        }
    }

    private void orders() throws SQLException {
        String sql = "insert into order_line (order_no, product_id, quantity, price, ordered) values (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < ORDER_LINES; i++) {
                add(
                        insert,
                        100_000L + i / 3,
                        popularProduct(),
                        1 + random.nextInt(4),
                        5 + random.nextInt(150),
                        someDay());
            }
            insert.executeBatch();
        }
    }

    /** Any product, some of them far more often than others. */
    private long popularProduct() {
        int products = Words.DEPARTMENTS.size() * 6 * PRODUCTS_PER_CATEGORY;
        double skewed = Math.pow(random.nextDouble(), 1.3);
        // A stride that shares no factor with the number of products spreads the favourites over all categories.
        return (long) (skewed * products) * 1_237 % products + 1;
    }

    private LocalDate someDay() {
        return FIRST_DAY.plusDays(random.nextInt(600));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
