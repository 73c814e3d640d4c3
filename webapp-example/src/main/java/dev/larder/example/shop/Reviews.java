package dev.larder.example.shop;

import dev.larder.example.data.ReviewTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** The reviews, cached by hand. */
@ApplicationScoped
public class Reviews {

    @Inject
    private ReviewTable table;

    public List<Review> of(long product) {
        return table.of(product);
    }

    @Transactional
    public void add(long product, Review review) {
        table.add(product, review);
    }
}
