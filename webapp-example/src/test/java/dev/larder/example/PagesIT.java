package dev.larder.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.example.Site.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pages and REST answers in the cache. */
class PagesIT {

    private static final List<String> EVERYTHING = List.of(
            "/",
            "/category?id=7",
            "/category?id=7&currency=USD",
            "/product.jsp?id=42",
            "/search.jsp?q=birthday",
            "/bestsellers.xhtml",
            "/statistics",
            "/api/products?category=3",
            "/api/products/42",
            "/api/products/some?id=1&id=2",
            "/api/products/bestseller?category=7",
            "/api/products/suggestions?q=cal",
            "/api/products/42/delivery",
            "/api/reports/bestsellers",
            "/api/reports/months",
            "/prices.csv?category=7",
            "/gifts.jsp",
            "/wishes",
            "/shop.css");

    private final Site site = Site.running();

    @BeforeEach
    void clear() {
        site.clear();
    }

    @Test
    void rendersEveryPageTwice() {
        for (String path : EVERYTHING) {
            Answer first = site.get(path);
            Answer second = site.get(path);
            assertThat(first.status()).as(path).isEqualTo(200);
            assertThat(second.status()).as(path).isEqualTo(200);
            assertThat(second.header("Content-Type")).as(path).isEqualTo(first.header("Content-Type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/category?id=7", "/product.jsp?id=42", "/api/reports/bestsellers", "/api/reports/months"})
    void servesTheSecondRequestFromTheCache(String path) {
        Answer first = site.get(path);
        Answer second = site.get(path);

        assertThat(first.isPageHit()).as(first.header("Cache-Status")).isFalse();
        assertThat(second.isPageHit()).as(second.header("Cache-Status")).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Age")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search.jsp?q=oak",
                "/bestsellers.xhtml",
                "/statistics",
                "/api/products/42",
                "/prices.csv?category=7"
            })
    void doesNotKeepPagesNobodyAskedItToKeep(String path) {
        site.get(path);
        assertThat(site.get(path).isPageHit()).isFalse();
    }

    @Test
    void keepsProductsApart() {
        String pan = site.get("/product.jsp?id=42").body();
        String tin = site.get("/product.jsp?id=577").body();

        assertThat(site.get("/product.jsp?id=42").body()).isEqualTo(pan);
        assertThat(site.get("/product.jsp?id=577").body()).isEqualTo(tin);
        assertThat(pan).isNotEqualTo(tin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/category?id=1", "/product.jsp?id=42"})
    void keepsAPageForEachCurrency(String path) {
        String pounds = site.get(path).body();
        String euros = site.get(path, "Cookie", "currency=EUR").body();

        assertThat(pounds).contains("£").doesNotContain("€");
        assertThat(euros).contains("€");
        Answer again = site.get(path, "Cookie", "other=1; currency=EUR");
        assertThat(again.isPageHit()).as(again.header("Cache-Status")).isTrue();
        assertThat(again.body()).isEqualTo(euros);
        assertThat(site.get(path).body()).isEqualTo(pounds);
    }

    @Test
    void neverKeepsAnAnswerThatSetsACookie() {
        Answer first = site.get("/category?id=7&currency=EUR");
        Answer second = site.get("/category?id=7&currency=EUR");

        assertThat(first.header("Set-Cookie")).contains("currency=EUR");
        assertThat(second.header("Set-Cookie")).contains("currency=EUR");
        assertThat(second.isPageHit()).as(second.header("Cache-Status")).isFalse();
    }

    @Test
    void noHitAnywhereSetsACookie() {
        List<String> same = EVERYTHING.stream() // for everybody; a live part may begin a session
                .filter(path -> !path.equals("/gifts.jsp"))
                .toList();
        same.forEach(site::get);
        List<Answer> hits =
                same.stream().map(site::get).filter(Answer::isPageHit).toList();

        assertThat(hits).hasSizeGreaterThanOrEqualTo(3);
        assertThat(hits).allSatisfy(hit -> assertThat(hit.header("Set-Cookie")).isEmpty());
    }

    @Test
    void doesNotKeepThePageOfAProductThatIsNotThere() {
        assertThat(site.get("/product.jsp?id=999999").status()).isEqualTo(404);

        Answer second = site.get("/product.jsp?id=999999");

        assertThat(second.status()).isEqualTo(404);
        assertThat(second.isPageHit()).as(second.header("Cache-Status")).isFalse();
    }

    @Test
    void keepsThePageOfASessionForThatSessionAlone() {
        String ann = session(site.post(Map.of("action", "wish", "id", "42")));
        String bob = session(site.post(Map.of("action", "wish", "id", "577")));

        String hers = site.get("/wishes", "Cookie", ann).body();
        Answer again = site.get("/wishes", "Cookie", ann);
        Answer his = site.get("/wishes", "Cookie", bob);

        assertThat(again.isPageHit()).as(again.header("Cache-Status")).isTrue();
        assertThat(again.body()).isEqualTo(hers).contains("product.jsp?id=42").doesNotContain("product.jsp?id=577");
        assertThat(his.isPageHit()).isFalse();
        assertThat(his.body()).contains("product.jsp?id=577").doesNotContain("product.jsp?id=42");
        assertThat(site.get("/wishes").body()).doesNotContain("product.jsp");

        site.post(Map.of("action", "wish", "id", "1204"), "Cookie", ann);
        assertThat(site.get("/wishes", "Cookie", ann).body()).contains("product.jsp?id=42", "product.jsp?id=1204");
    }

    private static String session(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst("(?s).*(JSESSIONID=[^;]+).*", "$1");
    }

    @Test
    void tellsAProgramThatItHasThePriceListAlready() {
        String path = "/prices.csv?category=1";
        Answer list = site.get(path);
        String tag = list.header("ETag");

        assertThat(list.body()).startsWith("id,price");
        assertThat(tag).isNotEmpty();
        assertThat(site.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        String first = list.body().lines().skip(1).findFirst().orElseThrow().split(",")[0];
        site.post(Map.of("action", "price", "id", first, "price", "31.41"));
        Answer changed = site.get(path, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains(first + ",31.41");
    }

    @Test
    void givesBrowsersNoLifetime() {
        assertThat(site.get("/category?id=7").header("Cache-Control")).doesNotContain("max-age");
    }
}
