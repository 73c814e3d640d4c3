package dev.larder.docs;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the examples of the documentation cache. */
final class Shop {

    private Shop() {}

    record Product(long id, String name, long categoryId) implements Serializable {}

    /** A report, and how long it counts. */
    record Report(List<Product> lines, Duration validFor, boolean isDraft) {}

    /** Stands for a database. */
    static class ProductTable {

        int reads;
        int imports;

        void importAll() {
            imports++;
        }

        Product find(long id) {
            reads++;
            return new Product(id, "Product " + id, 7);
        }

        /** One query for many, by their names in the cache. */
        Map<String, Product> findAll(Collection<String> keys) {
            reads++;
            return keys.stream()
                    .collect(Collectors.toMap(
                            key -> key, key -> new Product(Long.parseLong(key.split(":")[1]), "Product " + key, 7)));
        }

        void rename(long id, String name) {
            reads++;
        }

        Report report() {
            reads++;
            return new Report(List.of(find(1)), Duration.ofHours(1), false);
        }
    }
}
