package dev.larder.example.web;

import dev.larder.Outcome;
import dev.larder.example.data.ReportTable;
import dev.larder.example.shop.Bestseller;
import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Category;
import dev.larder.example.shop.Counter;
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

/** What the pages may ask. Every cached answer is measured as a part of the page. */
@Named
@RequestScoped
public class Shop {

    private static final List<Long> OFFERS = List.of(42L, 577L, 1204L, 1968L, 2345L, 2711L, 3333L, 4100L, 4987L);

    @Inject
    private Parts parts;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Reviews reviews;

    @Inject
    private Counter counter;

    @Inject
    private ReportTable reports;

    /** The product of that id, or null where there is none. */
    public Product product(String id) {
        return find(Numbers.id(id));
    }

    public List<Product> inCategory(long category) {
        return parts.call("method", "inCategory(" + category + ")", () -> catalogue.inCategory(category));
    }

    public List<Product> search(String words) {
        return all(parts.call("method", "search(words)", () -> catalogue.search(words)));
    }

    public List<Product> boughtWith(long id) {
        return all(parts.call("method", "boughtWith(" + id + ")", () -> catalogue.boughtWith(id)));
    }

    public List<Product> getOffers() {
        return all(OFFERS);
    }

    /** The categories by department, in the shop's order. */
    public Map<String, List<Category>> getDepartments() {
        return catalogue.categories().stream()
                .collect(Collectors.groupingBy(Category::department, LinkedHashMap::new, Collectors.toList()));
    }

    public List<Review> reviews(long product) {
        Outcome<List<Review>> outcome = parts.fetch("value", "reviews:" + product, () -> reviews.of(product));
        return outcome.value();
    }

    public Figures getFigures() {
        return parts.call("value", "figures", counter::figures);
    }

    /** Counts the visitor at hand, so each page may ask once. */
    public long getVisitor() {
        return counter.visitor();
    }

    /** The report as it is made: the fragment that shows it is what is cached. */
    public List<Bestseller> getBestsellers() {
        return reports.bestsellers(20);
    }

    List<Product> all(List<Long> ids) {
        return ids.stream().map(this::find).toList();
    }

    private Product find(long id) {
        return parts.call("method", "find(" + id + ")", () -> catalogue.find(id));
    }
}
