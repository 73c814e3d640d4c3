package dev.larder.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.example.Site.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change leaves in the cache, and what it does not. */
class ChangesIT {

    private final Site site = Site.running();

    @BeforeEach
    void clear() {
        site.clear();
    }

    @Test
    void aNewPriceIsSeenEverywhereAtOnce() {
        // Product 1 is the first bestseller of all, and one of its category's.
        warm(
                "/product.jsp?id=1",
                "/category?id=1",
                "/bestsellers.xhtml",
                "/api/reports/bestsellers",
                "/api/products/1");

        Answer changed = site.post(Map.of("action", "price", "id", "1", "price", "87.65", "back", "/product.jsp?id=1"));

        assertThat(changed.status()).isEqualTo(303);
        assertThat(changed.header("Location")).endsWith("/product.jsp?id=1");
        assertThat(site.get("/product.jsp?id=1").price(1)).isEqualTo("£87.65");
        assertThat(site.get("/category?id=1").price(1)).isEqualTo("£87.65");
        assertThat(site.get("/bestsellers.xhtml").price(1)).isEqualTo("£87.65");
        assertThat(site.get("/api/reports/bestsellers").body()).contains("87.65");
        assertThat(site.get("/api/products/1").body()).contains("87.65");
    }

    @Test
    void aNewPriceReachesAFragmentThroughTheMethodsItUses() {
        warm("/");

        site.post(Map.of("action", "price", "id", "577", "price", "65.43"));

        Answer home = site.get("/");
        assertThat(home.price(577)).isEqualTo("£65.43");
        assertThat(home.parts())
                .containsEntry("offers", "miss")
                .containsEntry("find(577)", "miss")
                .containsEntry("find(42)", "hit")
                .containsEntry("sidebar", "hit");
    }

    @Test
    void aNewPriceLeavesOtherPagesAlone() {
        warm("/product.jsp?id=2711", "/category?id=50");

        site.post(Map.of("action", "price", "id", "42", "price", "44.44"));

        assertThat(site.get("/product.jsp?id=2711").isPageHit()).isTrue();
        assertThat(site.get("/category?id=50").isPageHit()).isTrue();
    }

    @Test
    void aReviewIsSeenAtOnceAndAsTextOnly() {
        warm("/product.jsp?id=1968");

        site.post(Map.of("action", "review", "id", "1968", "stars", "4", "text", "<b>Bold</b> & blunt"));

        Answer page = site.get("/product.jsp?id=1968");
        assertThat(page.body()).contains("&lt;b&gt;Bold&lt;/b&gt; &amp; blunt").doesNotContain("<b>Bold</b>");
    }

    @Test
    void restockingReplacesTheCachedProduct() {
        warm("/product.jsp?id=3333");

        site.post(Map.of("action", "stock", "id", "3333"));

        Answer page = site.get("/product.jsp?id=3333");
        assertThat(page.isPageHit()).isFalse();
        assertThat(page.body()).contains("<span id=\"stock\">100</span>");
        assertThat(page.parts()).containsEntry("find(3333)", "hit");
    }

    @Test
    void forgettingAProductMakesItBeReadAgain() {
        warm("/product.jsp?id=4100", "/product.jsp?id=4987");

        site.post(Map.of("action", "forget", "id", "4100"));

        assertThat(site.get("/product.jsp?id=4100").parts())
                .containsEntry("find(4100)", "miss")
                .containsEntry("reviews:4100", "hit");
        assertThat(site.get("/product.jsp?id=4987", "Cookie", "currency=USD").parts())
                .containsEntry("find(4987)", "hit");
    }

    @Test
    void forgettingAllProductsMakesThemBeReadAgain() {
        warm("/search.jsp?q=walnut");

        site.post(Map.of("action", "forget-all"));

        Map<String, String> parts = site.get("/search.jsp?q=walnut").parts();
        assertThat(parts).containsEntry("search(words)", "hit");
        parts.remove("search(words)");
        parts.remove("sidebar");
        assertThat(parts.values()).isNotEmpty().containsOnly("miss");
    }

    @Test
    void clearingACacheLeavesTheOthersAlone() {
        warm("/", "/category?id=7");

        site.post(Map.of("action", "clear", "cache", "fragments"));

        assertThat(site.get("/").parts())
                .containsEntry("sidebar", "miss")
                .containsEntry("find(42)", "hit")
                .containsEntry("figures", "hit");
        assertThat(site.get("/category?id=7").isPageHit()).isTrue();
    }

    @Test
    void invalidatesAnyTagByHand() {
        warm("/api/reports/bestsellers", "/category?id=7");

        site.post(Map.of("action", "invalidate", "tag", "reports"));

        assertThat(site.get("/api/reports/bestsellers").isPageHit()).isFalse();
        assertThat(site.get("/category?id=7").isPageHit()).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(site.post(Map.of()).status()).isEqualTo(400);
        assertThat(site.post(Map.of("action", "price", "id", "42", "price", "-1"))
                        .status())
                .isEqualTo(400);
        assertThat(site.post(Map.of("action", "price", "id", "999999", "price", "1"))
                        .status())
                .isEqualTo(400);
        assertThat(site.post(Map.of("action", "clear", "cache", "nothing")).status())
                .isEqualTo(400);
    }

    @Test
    void refusesFormsOfOtherSites() {
        assertThat(site.post(Map.of("action", "forget-all"), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void sendsNobodyToAnotherSite() {
        Answer answer = site.post(Map.of("action", "forget-all", "back", "//elsewhere.example/"));

        assertThat(answer.header("Location")).doesNotContain("elsewhere");
    }

    private void warm(String... paths) {
        for (String path : paths) {
            assertThat(site.get(path).status()).as(path).isEqualTo(200);
            assertThat(site.get(path).status()).as(path).isEqualTo(200);
        }
    }
}
