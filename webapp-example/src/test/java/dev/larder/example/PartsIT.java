package dev.larder.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.example.Site.Answer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fragments, methods and values in the cache, as the pages themselves report them. */
class PartsIT {

    private final Site site = Site.running();

    @BeforeEach
    void clear() {
        site.clear();
    }

    @Test
    void keepsTheFragmentsOfAJsp() {
        Answer first = site.get("/");
        Answer second = site.get("/");

        assertThat(first.parts()).containsEntry("sidebar", "miss").containsEntry("offers", "miss");
        assertThat(second.parts()).containsEntry("sidebar", "hit").containsEntry("offers", "hit");
        assertThat(second.price(42)).isNotEmpty().isEqualTo(first.price(42));
        assertThat(second.body()).contains("/category?id=60\">Camp stoves</a>");
    }

    @Test
    void computesTheLivePartOfAFragmentForEachVisitor() {
        Answer first = site.get("/");
        Answer second = site.get("/");

        assertThat(second.parts()).containsEntry("offers", "hit");
        assertThat(now(second)).isNotEmpty().isNotEqualTo(now(first));
    }

    private static String now(Answer answer) {
        return answer.body().replaceAll("(?s).*<time id=\"now\">([^<]*)</time>.*", "$1");
    }

    @Test
    void keepsTheFragmentOfAFaceletsView() {
        Answer first = site.get("/bestsellers.xhtml");
        Answer second = site.get("/bestsellers.xhtml");

        assertThat(first.parts()).containsEntry("bestsellers", "miss");
        assertThat(second.parts()).containsEntry("bestsellers", "hit");
        assertThat(second.price(1)).isNotEmpty().isEqualTo(first.price(1));
    }

    @Test
    void keepsAFragmentForEachCurrency() {
        site.get("/");
        Answer euros = site.get("/", "Cookie", "currency=EUR");

        assertThat(euros.parts()).containsEntry("offers", "miss").containsEntry("sidebar", "hit");
        assertThat(euros.price(42)).startsWith("€");
        assertThat(site.get("/").price(42)).startsWith("£");
    }

    @Test
    void sharesAFragmentBetweenPages() {
        site.get("/");
        assertThat(site.get("/search.jsp?q=oak").parts()).containsEntry("sidebar", "hit");
    }

    @Test
    void keepsWhatMethodsReturn() {
        Answer first = site.get("/search.jsp?q=birthday");
        Answer second = site.get("/search.jsp?q=birthday");

        assertThat(first.parts()).containsEntry("search(words)", "miss");
        assertThat(second.parts().values()).isNotEmpty().containsOnly("hit");
        assertThat(site.get("/search.jsp?q=linen").parts()).containsEntry("search(words)", "miss");
    }

    @Test
    void keepsValues() {
        assertThat(site.get("/").parts()).containsEntry("figures", "miss");
        assertThat(site.get("/").parts()).containsEntry("figures", "hit");
        assertThat(site.get("/product.jsp?id=42").parts()).containsEntry("reviews:42", "miss");
        assertThat(site.get("/product.jsp?id=42", "Cookie", "currency=USD").parts())
                .containsEntry("reviews:42", "hit");
    }

    @Test
    void countsVisitors() {
        assertThat(visitor(site.get("/"))).isEqualTo(1);
        assertThat(visitor(site.get("/"))).isEqualTo(2);
    }

    @Test
    void keepsEachCardOfASearchByItself() {
        String path = "/search.jsp?q=calder";
        String first = site.get(path).body();
        long cards = Pattern.compile("class=\"card\"").matcher(first).results().count();
        long id = Long.parseLong(first.replaceFirst("(?s).*?data-product=\"(\\d+)\".*", "$1"));
        long before = site.hits("fragments");
        site.get(path);
        assertThat(cards).isGreaterThan(2);
        assertThat(site.hits("fragments") - before).isGreaterThanOrEqualTo(cards);

        site.post(Map.of("action", "price", "id", "" + id, "price", "76.54"));
        assertThat(site.get(path).price(id)).as("its tag was invalidated").isEqualTo("£76.54");
    }

    @Test
    void countsWhatEachCacheDoes() {
        site.get("/search.jsp?q=copper");
        long before = site.hits("searches");
        site.get("/search.jsp?q=copper");

        assertThat(site.hits("searches")).isEqualTo(before + 1);
    }

    private static long visitor(Answer home) {
        return Long.parseLong(home.body().replaceFirst("(?s).*id=\"visitor\">(\\d+)<.*", "$1"));
    }
}
