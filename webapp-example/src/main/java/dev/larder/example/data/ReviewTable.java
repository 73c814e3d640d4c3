package dev.larder.example.data;

import dev.larder.example.shop.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** What customers wrote. */
@ApplicationScoped
public class ReviewTable {

    @Inject
    private Database database;

    public List<Review> of(long product) {
        return database.list(
                "select author, stars, text, written from review where product_id = ? order by written desc, id desc limit 8",
                row -> new Review(
                        row.getString("author"),
                        row.getInt("stars"),
                        row.getString("text"),
                        row.getObject("written", LocalDate.class)),
                product);
    }

    public void add(long product, Review review) {
        database.update(
                "insert into review (product_id, author, stars, text, written) values (?, ?, ?, ?, ?)",
                product,
                review.author(),
                review.stars(),
                review.text(),
                review.written());
    }
}
