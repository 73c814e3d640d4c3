package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.shop.Catalogue;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.shop.MethodServlet;
import dev.larder.payara.shop.Orders;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What annotated methods do on every server, whatever else it has for the same annotations. */
interface MethodContract {

    Class<?>[] CLASSES = {Catalogue.class, Counted.class, MethodServlet.class, Orders.class};

    Site site();

    @Test
    @RunAsClient
    default void aResultIsComputedOnce() {
        String first = site().body("method/find?id=1");
        assertThat(first).startsWith("product 1#");
        assertThat(site().body("method/find?id=1")).isEqualTo(first);
        assertThat(site().body("method/find?id=2")).startsWith("product 2#");
    }

    @Test
    @RunAsClient
    default void aValuePutIsTheResult() {
        String computed = site().body("method/find?id=10");
        site().body("method/save?id=10&product=pear");
        assertThat(site().body("method/find?id=10")).isEqualTo("pear").isNotEqualTo(computed);
    }

    @Test
    @RunAsClient
    default void aRemovedResultIsComputedAgain() {
        String first = site().body("method/find?id=20");
        String other = site().body("method/find?id=21");
        site().body("method/drop?id=20");
        assertThat(site().body("method/find?id=20")).isNotEqualTo(first);
        assertThat(site().body("method/find?id=21")).isEqualTo(other);
    }

    @Test
    @RunAsClient
    default void afterRemoveAllEveryResultIsComputedAgain() {
        String first = site().body("method/find?id=30");
        String other = site().body("method/find?id=31");
        String orders = site().body("method/orders?customer=bob");
        site().body("method/drop-all");
        assertThat(site().body("method/find?id=30")).isNotEqualTo(first);
        assertThat(site().body("method/find?id=31")).isNotEqualTo(other);
        assertThat(site().body("method/orders?customer=bob")).isEqualTo(orders);
    }

    @Test
    @RunAsClient
    default void anInvalidatedTagMakesItsResultsComputedAgain() {
        String first = site().body("method/find?id=40");
        String other = site().body("method/find?id=41");
        site().body("method/changed?id=40");
        assertThat(site().body("method/find?id=40")).isNotEqualTo(first);
        assertThat(site().body("method/find?id=41")).isEqualTo(other);
    }

    @Test
    @RunAsClient
    default void anEnterpriseBeansResultIsComputedOnce() {
        String first = site().body("method/orders?customer=ann");
        assertThat(first).startsWith("orders of ann#");
        assertThat(site().body("method/orders?customer=ann")).isEqualTo(first);
    }

    @Test
    @RunAsClient
    default void oneInterceptorCachesAndItIsLarders() {
        String stack = site().body("method/stack?id=1");
        assertThat(site().body("method/stack?id=1")).isEqualTo(stack);
        assertThat(stack).doesNotContain("fish.payara.cdi.jsr107");
        assertThat(Pattern.compile("dev\\.larder\\.internal\\.method\\.CachedInterceptor\\b")
                        .matcher(stack)
                        .results())
                .hasSize(1);
    }
}
