package dev.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.CacheStatistics;
import dev.larder.Caches;
import dev.larder.Outcome;
import dev.larder.docs.Shop.Product;
import dev.larder.docs.Shop.ProductTable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/getting-started.md shows, run. */
class GettingStartedTest {

    private final ProductTable table = new ProductTable();
    private final Caches caches = Caches.open(Map.of("larder.caches.products.ttl", "15m"));
    private final Cache cache = caches.get("default");

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    void opensInPlainJava() {
        // snippet: open
        try (Caches caches = Caches.open(Map.of("larder.caches.default.ttl", "15m"))) {
            Cache cache = caches.get("default");
            cache.set("my_key", "my_value");
        }
        // end
        assertThat(cache.contains("my_key")).as("another application's caches").isFalse();
    }

    @Test
    void setsAndGetsAValue() {
        // snippet: set-get
        cache.set("my_key", "my_value", Duration.ofMinutes(15));
        String value = cache.get("my_key"); // null when absent
        String other = cache.get("other_key", "a fallback");
        // end
        assertThat(value).isEqualTo("my_value");
        assertThat(other).isEqualTo("a fallback");
    }

    @Test
    void computesOnce() {
        // snippet: get-or-set
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(5)).tags("product:42");
        Product product = cache.getOrSet("product:42", policy, () -> table.find(42));
        // end
        cache.getOrSet("product:42", policy, () -> table.find(42));
        assertThat(product.id()).isEqualTo(42);
        assertThat(table.reads).isEqualTo(1);
    }

    @Test
    void invalidatesByTag() {
        cache.set("product:42", "old", CachePolicy.inherited().tags("product:42"));
        // snippet: invalidate-tag
        cache.invalidateTags("product:42");
        // end
        assertThat(cache.contains("product:42")).isFalse();
    }

    @Test
    void tellsHowAValueCame() {
        // snippet: outcome
        Outcome<Product> outcome = cache.fetch("product:7", CachePolicy.inherited(), draft -> table.find(7));
        System.out.println(outcome.how() + ", fresh for " + outcome.remaining()); // MISS, then HIT
        // end
        assertThat(outcome.how()).isEqualTo(Outcome.How.MISS);
        assertThat(cache.fetch("product:7", CachePolicy.inherited(), draft -> table.find(7))
                        .how())
                .isEqualTo(Outcome.How.HIT);
    }

    @Test
    void counts() {
        Caches caches = this.caches;
        caches.get("products").get("nothing");
        // snippet: statistics
        for (String name : caches.names()) {
            CacheStatistics figures = caches.get(name).statistics();
            System.out.println(name + ": " + figures.hits() + " hits, " + figures.misses() + " misses");
        }
        // end
        assertThat(caches.get("products").statistics().misses()).isEqualTo(1);
    }
}
