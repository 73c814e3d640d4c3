package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.shop.Accounts;
import dev.larder.payara.shop.AccountsBean;
import dev.larder.payara.shop.Catalogue;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.shop.Ledger;
import dev.larder.payara.shop.MethodServlet;
import dev.larder.payara.shop.Orders;
import dev.larder.payara.shop.Reports;
import dev.larder.payara.shop.Scoped;
import dev.larder.payara.shop.ScopesServlet;
import dev.larder.payara.shop.Stock;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What annotated methods do on every server, whatever else it has for the same annotations. */
interface MethodContract {

    Class<?>[] CLASSES = {
        Catalogue.class,
        Counted.class,
        MethodServlet.class,
        Orders.class,
        Scoped.class,
        Scoped.OfNoScope.class,
        Scoped.OfRequest.class,
        Scoped.OfConversation.class,
        Scoped.OfSession.class,
        Scoped.OfApplication.class,
        ScopesServlet.class,
        Accounts.class,
        AccountsBean.class,
        Ledger.class,
        Stock.class,
        Reports.class,
        Reports.Api.class
    };

    /** The caches of these classes. */
    String[] CACHES = {"products", "stacks", "orders", "scoped", "accounts", "ledger", "stock", "of-the-interface"};

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

    @ParameterizedTest
    @RunAsClient
    @DisplayName("CDI beans of every scope, which inherit the method, enterprise beans of both kinds, a REST resource")
    @ValueSource(
            strings = {
                "scopes/none",
                "scopes/request",
                "scopes/conversation",
                "scopes/session",
                "scopes/application",
                "scopes/stateless-by-interface",
                "scopes/singleton",
                "api/stock/7"
            })
    default void aBeanOfAnyScopeAndKindIsCachedForAllVisitors(String path) {
        Site.Answer first = site().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("#");
        assertThat(site().body(path)).isEqualTo(first.body());
    }

    @Test
    @RunAsClient
    @DisplayName("JSR-250 §2.1: an interface's annotations give nothing to who implements it")
    default void anInterfaceGivesNothing() {
        String first = site().body("scopes/interface-alone");
        assertThat(first).contains("#");
        assertThat(site().body("scopes/interface-alone")).isNotEqualTo(first);
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
