package dev.larder.example.web;

import dev.larder.example.data.ReportTable;
import dev.larder.example.shop.Bestseller;
import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Category;
import dev.larder.example.shop.Figures;
import dev.larder.example.shop.Product;
import dev.larder.example.shop.Review;
import dev.larder.example.shop.Reviews;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the pages may ask; every answer is measured as a part of the page. */
@Named
@RequestScoped
public class Shop {

    /** The products of the week. */
    private static final long[] OFFERS = {42, 577, 1204, 1968, 2711, 3333, 4100, 4987};

    @Inject
    private Parts parts;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Reviews reviews;

    @Inject
    private ReportTable reports;

    /** The product of that id, or null where there is none. */
    public Product product(String id) {
        return find(Numbers.id(id));
    }

    private Product find(long id) {
        return parts.method("Catalogue.find(" + id + ")", () -> catalogue.find(id));
    }

    public List<Product> inCategory(long category) {
        return parts.method("Catalogue.inCategory(" + category + ")", () -> catalogue.inCategory(category));
    }

    public List<Product> search(String words) {
        return parts.method("Catalogue.search(words)", () -> catalogue.search(words));
    }

    public List<Product> getOffers() {
        return LongStream.of(OFFERS).mapToObj(this::find).toList();
    }

    /** The categories by department, in the shop's order. */
    public Map<String, List<Category>> getDepartments() {
        return parts.method("Catalogue.categories()", catalogue::categories).stream()
                .collect(Collectors.groupingBy(Category::department, LinkedHashMap::new, Collectors.toList()));
    }

    public List<Review> reviews(long product) {
        return parts.value("reviews:" + product, () -> reviews.of(product), r -> "miss");
    }

    public Figures getFigures() {
        return parts.value("figures", reports::figures, f -> "miss");
    }

    public List<Bestseller> getBestsellers() {
        return reports.bestsellers(20);
    }
}
