package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.shop.Catalogue;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.shop.Offers;
import dev.larder.payara.shop.ServerCaches;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The methods where Payara has Hazelcast on, and interceptors of its own for the same annotations. */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazelcastIT implements MethodContract {

    private static final String[] CALLS = {
        "method/find?id=70",
        "method/save?id=70&product=pear",
        "method/drop?id=70",
        "method/drop-all",
        "method/orders?customer=zoe",
        "scopes/request",
        "scopes/stateless-by-interface",
        "scopes/singleton",
        "scopes/interface-alone",
        "api/stock/70"
    };

    private final WebArchive war =
            Wars.withLarder("hazelcast").addClasses(MethodContract.CLASSES).addClass(ServerCaches.class);
    private Site site;

    @BeforeAll
    void deploy(PayaraServer payara) {
        site = payara.deploy(war);
    }

    @AfterAll
    void undeploy(PayaraServer payara) {
        payara.undeploy(war);
    }

    @Override
    public Site site() {
        return site;
    }

    @Test
    void payarasOwnCacheStaysEmptyAndWithoutLarderItWouldNot(PayaraServer payara) {
        for (String call : CALLS) {
            site().body(call);
        }
        assertThat(site().body("server-caches")).startsWith("Hazelcast has [").doesNotContain(CACHES);
        WebArchive without = ShrinkWrap.create(WebArchive.class, "without-larder.war")
                .addClasses(Catalogue.class, Counted.class, ServerCaches.class)
                .addPackage("dev.larder.annotation");
        Site plain = payara.deploy(without);
        try {
            assertThat(plain.body("server-caches")).contains("products", "stacks");
        } finally {
            payara.undeploy(without);
        }
    }

    @Test
    void applicationsShareACacheInPayarasHazelcast(PayaraServer payara) {
        WebArchive first = offers("first-offers");
        Site site = payara.deploy(first);
        try {
            assertThat(site.body("offers")).isEqualTo("computed by /first-offers, held as [byte[]]");
        } finally {
            payara.undeploy(first);
        }
        WebArchive second = offers("second-offers");
        Site other = payara.deploy(second);
        try {
            assertThat(other.body("offers")).isEqualTo("computed by /first-offers, held as [byte[]]");
        } finally {
            payara.undeploy(second);
        }
    }

    private static WebArchive offers(String name) {
        return Wars.settings(
                Wars.withLarder(name).addClass(Offers.class),
                "larder.caches.offers.location = jndi:payara/CacheManager",
                "larder.caches.offers.codec = java");
    }
}
