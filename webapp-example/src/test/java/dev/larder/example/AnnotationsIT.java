package dev.larder.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.example.Site.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Larder's annotations add to those of JSR-107. */
class AnnotationsIT {

    private final Site site = Site.running();

    @BeforeEach
    void clear() {
        site.clear();
    }

    private static void pass(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    private static int queries(Answer answer) {
        return Integer.parseInt(answer.header("Queries"));
    }

    @Test
    void manyProductsAreOneQueryAndTheirEntriesAreThoseOfTheMethodForOne() {
        assertThat(queries(site.get("/api/products/some?id=11&id=12"))).isEqualTo(1);
        assertThat(queries(site.get("/api/products/some?id=12&id=11"))).isZero();
        assertThat(queries(site.get("/api/products/some?id=11&id=12&id=13"))).isEqualTo(1);
        assertThat(queries(site.get("/api/products/13"))).isZero();
        site.post(Map.of("action", "forget", "id", "12"));
        assertThat(queries(site.get("/api/products/some?id=11&id=13"))).isZero();
        assertThat(queries(site.get("/api/products/some?id=11&id=12&id=13"))).isEqualTo(1);
    }

    @Test
    void aShortBeginningAndAnAnswerWithoutNamesAreNotKept() {
        for (String path : new String[] {"/api/products/suggestions?q=c", "/api/products/suggestions?q=xyzzy"}) {
            assertThat(queries(site.get(path))).as(path).isEqualTo(1);
            assertThat(queries(site.get(path))).as(path).isEqualTo(1);
        }
    }

    @Test
    void suggestionsAreKeptWhileSomebodyAsksForThem() {
        String path = "/api/products/suggestions?q=calder";
        String first = site.get(path).body();
        assertThat(first).contains("Calder");
        pass(Duration.ofSeconds(2));
        assertThat(site.get(path).body()).isEqualTo(first);
        pass(Duration.ofSeconds(2));
        assertThat(site.get(path).body()).as("four seconds old, and asked for").isEqualTo(first);
        pass(Duration.ofMillis(3_500));
        assertThat(site.get(path).body()).as("idle for more than three seconds").isNotEqualTo(first);
    }

    @Test
    void aTagMadeByAnExpressionReachesItsSuggestions() {
        String copper = site.get("/api/products/suggestions?q=Calder").body();
        String kestrel = site.get("/api/products/suggestions?q=Kestrel").body();
        site.post(Map.of("action", "invalidate", "tag", "suggestions:c"));
        assertThat(site.get("/api/products/suggestions?q=Calder").body()).isNotEqualTo(copper);
        assertThat(site.get("/api/products/suggestions?q=Kestrel").body()).isEqualTo(kestrel);
    }

    @Test
    void anOptionalProductIsKeptAndSoIsItsAbsence() {
        assertThat(queries(site.get("/api/products/bestseller?category=9"))).isEqualTo(1);
        assertThat(queries(site.get("/api/products/bestseller?category=9"))).isZero();
        Answer none = site.get("/api/products/bestseller?category=999");
        assertThat(none.status()).isEqualTo(404);
        assertThat(queries(none)).isEqualTo(1);
        assertThat(queries(site.get("/api/products/bestseller?category=999"))).isZero();
    }

    @Test
    void aPromisedDeliveryIsKeptAsLongAsTheConfigurationSays() {
        String path = "/api/products/42/delivery";
        String first = site.get(path).body();
        assertThat(first).contains("days");
        pass(Duration.ofMillis(1_500));
        assertThat(site.get(path).body()).as("the annotation says one second").isEqualTo(first);
        site.post(Map.of("action", "invalidate", "tag", "product:42"));
        assertThat(site.get(path).body()).as("its tags count all the same").isNotEqualTo(first);
    }

    @Test
    void aStereotypeCachesTheDataOfReports() {
        String cache = "dev.larder.example.shop.Assistant.months()";
        site.get("/api/reports/months");
        long before = site.hits(cache);
        site.post(Map.of("action", "clear", "cache", "pages"));
        assertThat(site.get("/api/reports/months").body()).contains("revenue");
        assertThat(site.hits(cache)).isEqualTo(before + 1);
        site.post(Map.of("action", "invalidate", "tag", "reports"));
        site.get("/api/reports/months");
        assertThat(site.hits(cache)).as("its tag was invalidated").isEqualTo(before + 1);
    }

    @Test
    void aCacheInTheDatabaseWorksLikeAnyOther() {
        String path = "/api/products/bestseller?category=9";
        assertThat(queries(site.get(path))).isEqualTo(1);
        assertThat(queries(site.get(path))).isZero();
        assertThat(rows()).isPositive();

        site.post(Map.of("action", "invalidate", "tag", "category:9"));
        assertThat(queries(site.get(path))).isEqualTo(1);
        assertThat(queries(site.get(path))).isZero();
    }

    private int rows() {
        String page = site.get("/statistics").body();
        return Integer.parseInt(page.replaceFirst("(?s).*<b id=\"shared\">(\\d+)</b>.*", "$1"));
    }

    @Test
    void aSaleThatFailsLeavesPricesAndCacheAsTheyWere() {
        site.post(Map.of("action", "price", "id", "21", "price", "80.00"));
        site.post(Map.of("action", "price", "id", "22", "price", "6.00"));
        site.get("/product.jsp?id=21");

        Answer failed = site.post(Map.of("action", "sale", "ids", "21,22"));

        assertThat(failed.status()).isEqualTo(400);
        Answer page = site.get("/product.jsp?id=21");
        assertThat(page.isPageHit()).as("nothing was invalidated").isTrue();
        assertThat(page.price(21)).isEqualTo("£80.00");
        site.clear();
        assertThat(site.get("/product.jsp?id=21").price(21))
                .as("in the database")
                .isEqualTo("£80.00");
    }

    @Test
    void aSaleThatSucceedsIsSeenAtOnce() {
        site.post(Map.of("action", "price", "id", "23", "price", "80.00"));
        site.post(Map.of("action", "price", "id", "24", "price", "60.00"));
        site.get("/product.jsp?id=23");
        site.get("/product.jsp?id=24");

        assertThat(site.post(Map.of("action", "sale", "ids", "23,24")).status()).isEqualTo(303);

        assertThat(site.get("/product.jsp?id=23").price(23)).isEqualTo("£40.00");
        assertThat(site.get("/product.jsp?id=24").price(24)).isEqualTo("£30.00");
    }
}
