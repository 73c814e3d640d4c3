package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.corner.LoaderListener;
import dev.larder.payara.shop.Counted;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications come and go while the server runs: none leaves its classes or threads behind. */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
class RedeployIT {

    private static final int TIMES = 3;
    private static final String JSP = """
            <%@ page contentType="text/plain" session="false" %><%@ taglib prefix="l" uri="larder" %>
            <l:fragment name="f" ttl="300">${catalogue.find(1)}</l:fragment>
            """;

    private static final String VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:l="larder"><body>
            <l:fragment name="view" ttl="300"><p>#{catalogue.find(2)}</p></l:fragment>
            </body></html>
            """;
    private static final String THREADS = "threads (larder|Ehcache|StatisticsThreadPool).*";

    private static WebArchive war(int number) {
        WebArchive war = Wars.withLarder("redeployed-" + number)
                .addAsLibraries(Wars.faces())
                .addPackage(Counted.class.getPackage())
                .addClass(LoaderListener.class)
                .addAsWebResource(new StringAsset(JSP), "fragment.jsp")
                .addAsWebResource(new StringAsset(VIEW), "view.xhtml");
        return Wars.settings(war, "larder.caches.default.hard-timeout=1m");
    }

    private static void use(Site site) {
        for (String path : new String[] {
            "product?id=1", "api/reports", "fragment.jsp", "view.xhtml", "method/orders?customer=x", "method/later"
        }) {
            site.body(path);
            site.body(path);
        }
        site.body("invalidate/tag?what=product:1");
        assertThat(site.get("product?id=1").cacheStatus()).contains("stored");
    }

    @Test
    void undeployedApplicationsAreCollectedAndTheirThreadsEnd(PayaraServer payara) {
        for (int number = 0; number < TIMES; number++) {
            WebArchive war = war(number);
            use(payara.deploy(war));
            assertThat(payara.say(THREADS)).contains("larder-");
            payara.undeploy(war);
        }
        assertThat(IntStream.range(0, TIMES).mapToObj(number -> payara.say("collected loader.redeployed-" + number)))
                .containsOnly("true");
        assertThat(payara.say(THREADS)).isEqualTo("[]");
    }
}
