package dev.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheLock;
import dev.larder.CachePolicy;
import dev.larder.CacheStatistics;
import dev.larder.Caches;
import dev.larder.Outcome;
import dev.larder.docs.Shop.Product;
import dev.larder.docs.Shop.ProductTable;
import dev.larder.docs.Shop.Report;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/values.md shows and says, run. */
@Timeout(60)
class ValuesTest {

    private final ProductTable table = new ProductTable();
    private final Caches caches = Caches.open(Map.of(
            "larder.caches.copies.codec", "java",
            "larder.caches.copies.options.allow", "dev.larder.docs.Shop"));
    private final Cache cache = caches.get("default");

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    void loadsManyAtOnce() {
        // snippet: fetch-many
        Map<String, Outcome<Product>> products =
                cache.fetchMany(List.of("product:1", "product:2"), CachePolicy.inherited(), missing -> {
                    missing.forEach((key, draft) -> draft.tags(key));
                    return table.findAll(missing.keySet()); // one query for all that are missing
                });
        // end
        assertThat(products.get("product:2").value().id()).isEqualTo(2);
        cache.invalidateTags("product:1");
        assertThat(cache.contains("product:1")).isFalse();
        assertThat(cache.contains("product:2")).isTrue();
    }

    @Test
    void loadsAnew() {
        cache.set("product:42", "old");
        // snippet: refresh
        cache.refresh("product:42", CachePolicy.inherited(), draft -> table.find(42));
        // end
        assertThat(cache.<Object>get("product:42")).isInstanceOf(Product.class);
    }

    @Test
    void speaksAboutWhatIsBeingMade() {
        CachePolicy visits = CachePolicy.ttl(Duration.ofHours(1)).tags("visits");
        cache.fetch("visitors", visits, draft -> 0L);
        cache.getOrSet("page", () -> {
            // snippet: loading
            caches.loading().ifPresent(draft -> draft.tags("prices").atMost(Duration.ofMinutes(1)));
            Caches.Apart apart = caches.apart(); // until it is closed, tags and vetoes rise to nothing further out
            try {
                cache.getOrSet("visitors", () -> 0L);
            } finally {
                apart.close();
            }
            // end
            return "page";
        });
        assertThat(cache.timeToLive("page").orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        cache.invalidateTags("visits");
        assertThat(cache.contains("page")).isTrue();
        cache.invalidateTags("prices");
        assertThat(cache.contains("page")).isFalse();
    }

    @Test
    void readsAndWrites() {
        // snippet: basics
        cache.set("greeting", "hello"); // with the cache's ttl
        cache.set("greeting", "hello", Duration.ofMinutes(15));
        String greeting = cache.get("greeting"); // null when absent
        String farewell = cache.get("farewell", "bye"); // or a fallback
        boolean known = cache.contains("greeting");
        boolean added = cache.add("greeting", "hi"); // false: there is one already
        boolean deleted = cache.delete("greeting"); // true: there was one
        // end
        assertThat(List.of(greeting, farewell)).containsExactly("hello", "bye");
        assertThat(List.of(known, added, deleted)).containsExactly(true, false, true);
    }

    @Test
    void readsAndWritesMany() {
        // snippet: many
        Set<String> failed = cache.setMany(Map.of("a", 1, "b", 2), Duration.ofMinutes(5));
        Map<String, Integer> found = cache.getMany(List.of("a", "b", "c")); // {a=1, b=2}
        int removed = cache.deleteMany(List.of("a", "b", "c")); // 2
        // end
        assertThat(failed).isEmpty();
        assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2));
        assertThat(removed).isEqualTo(2);
    }

    @Test
    void keepsNull() {
        // snippet: null
        cache.set("nobody", null);
        boolean stored = cache.contains("nobody"); // true
        String value = cache.get("nobody", "fallback"); // null, not the fallback
        // end
        assertThat(stored).isTrue();
        assertThat(value).isNull();
    }

    @Test
    void givesLifetimes() {
        // snippet: lifetimes
        cache.set("k", "v", Cache.FOREVER); // never ends
        cache.touch("k", Duration.ofMinutes(1)); // another lifetime, counted from now
        Optional<Duration> left = cache.timeToLive("k"); // empty when absent
        cache.set("k", "v", Duration.ZERO); // not readable: removes what is there
        // end
        assertThat(left).hasValueSatisfying(life -> assertThat(life).isLessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(cache.contains("k")).isFalse();
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.timeToLive("k")).isEmpty();
    }

    @Test
    void locks() {
        // snippet: lock
        Optional<CacheLock> free = cache.lock("nightly import", Duration.ofMinutes(10));
        if (free.isPresent()) {
            try (CacheLock lock = free.get()) {
                table.importAll();
                lock.extend(Duration.ofMinutes(10)); // another term, if the first is not over
            }
        } // else somebody else is at it
        // end
        assertThat(table.imports).isEqualTo(1);
        assertThat(cache.lock("nightly import", Duration.ofMinutes(1))).isPresent();
        assertThat(cache.lock("nightly import", Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void counts() {
        // snippet: counters
        cache.add("visitors", 0L, Cache.FOREVER);
        long visitors = cache.increment("visitors"); // 1
        long fewer = cache.decrement("visitors", 5); // -4
        // end
        assertThat(visitors).isEqualTo(1);
        assertThat(fewer).isEqualTo(-4);
        assertThat(cache.timeToLive("visitors")).hasValue(Cache.FOREVER);
        assertThatThrownBy(() -> cache.increment("nothing")).isInstanceOf(NoSuchElementException.class);
        cache.set("text", "1");
        assertThatThrownBy(() -> cache.increment("text")).isInstanceOf(IllegalStateException.class);
        cache.set("int", 1);
        cache.increment("int");
        assertThat(cache.<Object>get("int")).isEqualTo(2);
    }

    @Test
    void computesWhatIsAbsent() {
        // snippet: get-or-set
        Product product = cache.getOrSet("product:42", Duration.ofMinutes(15), () -> table.find(42));
        // end
        assertThat(product.id()).isEqualTo(42);
        assertThatThrownBy(() -> cache.getOrSet("broken", () -> {
                    throw new IOException("unchanged");
                }))
                .isExactlyInstanceOf(IOException.class);
        assertThat(cache.contains("broken")).isFalse();
    }

    @Test
    void letsTheLoaderSpeak() {
        // snippet: draft
        Report report = cache.getOrSet("report", draft -> {
            Report made = table.report();
            draft.ttl(made.validFor()); // known only now
            made.lines().forEach(product -> draft.tags("product:" + product.id()));
            if (made.isDraft()) {
                draft.doNotStore("draft"); // for this caller only
            }
            return made;
        });
        // end
        assertThat(report.lines()).hasSize(1);
        assertThat(cache.timeToLive("report"))
                .hasValueSatisfying(life -> assertThat(life).isGreaterThan(Duration.ofMinutes(59)));
        cache.invalidateTags("product:1");
        assertThat(cache.contains("report")).isFalse();
    }

    @Test
    void vetoesRise() {
        Outcome<String> outer = cache.fetch(
                "outer",
                CachePolicy.inherited(),
                draft -> cache.<String, RuntimeException>getOrSet("inner", inner -> {
                    inner.doNotStore("personal");
                    return "for one";
                }));
        assertThat(outer.how()).isEqualTo(Outcome.How.NOT_STORED);
        assertThat(outer.because()).hasValue("personal");
    }

    @Test
    void tagsRise() {
        // snippet: rise
        CachePolicy tagged = CachePolicy.ttl(Duration.ofMinutes(15)).tags("product:42");
        String page = cache.getOrSet("page", () -> {
            Product product = cache.getOrSet("product:42", tagged, () -> table.find(42));
            return "<h1>" + product.name() + "</h1>";
        });
        cache.invalidateTags("product:42"); // neither "product:42" nor "page" is readable any more
        // end
        assertThat(page).contains("Product 42");
        assertThat(cache.contains("product:42") || cache.contains("page")).isFalse();
    }

    @Test
    void tellsTheOutcome() {
        // snippet: outcome
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(15)).staleIfError(Duration.ofHours(1));
        Outcome<Product> outcome = cache.fetch("product:42", policy, draft -> table.find(42));
        Product product = outcome.value();
        boolean served = outcome.isHit(); // HIT, STALE or STALE_ON_ERROR
        String why = outcome.because().orElse(""); // for NOT_STORED and STALE_ON_ERROR
        // end
        assertThat(product.id()).isEqualTo(42);
        assertThat(served).isFalse();
        assertThat(why).isEmpty();
    }

    @Test
    void servesTheOldValueWhileRefreshingFails() {
        // snippet: stale
        CachePolicy policy = CachePolicy.ttl(Duration.ofMillis(1))
                .staleWhileRevalidate(Duration.ofMinutes(1)) // serve the old value, refresh behind the caller's back
                .staleIfError(Duration.ofDays(1)); // serve the old value when loading fails
        // end
        CachePolicy onError = policy.staleWhileRevalidate(Duration.ZERO);
        cache.fetch("k", onError, draft -> "old");
        while (!cache.timeToLive("k").equals(Optional.of(Duration.ZERO))) {
            Thread.onSpinWait();
        }
        Outcome<String> failing = cache.fetch("k", onError, draft -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(failing.value()).isEqualTo("old");
        assertThat(failing.how()).isEqualTo(Outcome.How.STALE_ON_ERROR);
        assertThat(failing.because()).hasValue("load-failed");
        assertThat(cache.fetch("k", onError, draft -> "new").because()).hasValue("back-off");
        assertThat(cache.contains("k"))
                .as("get and contains know only what is fresh")
                .isFalse();
    }

    @Test
    void neverStoresWhatHasNoLifetime() {
        Outcome<String> outcome = cache.fetch("k", CachePolicy.ttl(Duration.ZERO), draft -> "v");
        assertThat(outcome.because()).hasValue("no-lifetime");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void anInvalidationDuringALoadWins() {
        CachePolicy tagged = CachePolicy.inherited().tags("t");
        Outcome<String> outcome = cache.fetch("k", tagged, draft -> {
            cache.invalidateTags("t");
            return "old";
        });
        assertThat(outcome.value()).isEqualTo("old");
        assertThat(outcome.because()).hasValue("invalidated");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void keepsVersionsApart() {
        cache.set("k", "one");
        // snippet: versions
        Cache next = cache.withVersion(2); // the same cache, another key for everything
        next.set("k", "two");
        int version = next.incrementVersion("k"); // 3: moved, with its lifetime
        // end
        assertThat(version).isEqualTo(3);
        assertThat(next.contains("k")).isFalse();
        assertThat(cache.withVersion(3).<String>get("k")).isEqualTo("two");
        assertThat(cache.<String>get("k")).isEqualTo("one");
        next.clear();
        assertThat(cache.contains("k")).as("clear empties all versions").isFalse();
    }

    @Test
    void listsKeys() {
        cache.setMany(Map.of("user:1", "a", "user:2", "b", "product:1", "c"));
        // snippet: keys
        try (Stream<String> keys = cache.keys("user:*")) {
            keys.forEach(System.out::println);
        }
        int removed = cache.deleteMatching("user:*");
        // end
        assertThat(removed).isEqualTo(2);
        assertThat(cache.contains("product:1")).isTrue();
    }

    @Test
    void worksWithoutWaiting() {
        // snippet: async
        CompletionStage<Product> product = cache.async().getOrSet("product:42", () -> table.find(42));
        CompletionStage<Long> visitors = cache.async()
                .set("visitors", 0L)
                .thenCompose(done -> cache.async().increment("visitors"));
        // end
        assertThat(product.toCompletableFuture().join().id()).isEqualTo(42);
        assertThat(visitors.toCompletableFuture().join()).isEqualTo(1);
    }

    @Test
    void holdsValuesByReferenceOrAsCopies() {
        // snippet: reference
        List<String> list = new ArrayList<>(List.of("a"));
        cache.set("list", list);
        caches.get("copies").set("list", list);
        list.add("b");
        List<String> same = cache.get("list"); // [a, b]: the object itself
        List<String> copy = caches.get("copies").get("list"); // [a]: a copy of what was stored
        // end
        assertThat(same).isSameAs(list);
        assertThat(copy).containsExactly("a");
    }

    @Test
    void theCodecRefusesWhatIsNotAllowed() {
        Cache copies = caches.get("copies");
        copies.set("product", new Product(1, "Kettle", 7));
        assertThat(copies.<Product>get("product").name()).isEqualTo("Kettle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copies.set("bad", new File("x")))
                .withMessageContaining("larder.caches.copies.options.allow");
        assertThat(copies.setMany(Map.of("bad", new File("x"), "good", 1))).containsExactly("bad");
        assertThat(copies.<Integer>get("good")).isEqualTo(1);
        Outcome<File> outcome = copies.fetch("bad", CachePolicy.inherited(), draft -> new File("x"));
        assertThat(outcome.because()).hasValue("value-refused");
    }

    @Test
    void countsEachLookUpOnce() {
        cache.set("k", 1);
        cache.get("k");
        cache.get("absent");
        cache.contains("k");
        // snippet: statistics
        CacheStatistics figures = cache.statistics();
        long answered = figures.hits() + figures.staleHits();
        double ratio = (double) answered / (answered + figures.misses());
        // end
        assertThat(ratio).isEqualTo(0.5);
        assertThat(figures.entries()).isEqualTo(1);
        assertThat(figures.bytes()).isEqualTo(-1);
    }
}
