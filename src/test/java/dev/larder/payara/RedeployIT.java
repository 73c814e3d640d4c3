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

    private static WebArchive war(int number) {
        return Wars.withLarder("redeployed-" + number)
                .addPackage(Counted.class.getPackage())
                .addClass(LoaderListener.class)
                .addAsWebResource(new StringAsset(JSP), "fragment.jsp");
    }

    private static void use(Site site) {
        for (String path : new String[] {"product?id=1", "api/reports", "fragment.jsp", "method/orders?customer=x"}) {
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
            payara.undeploy(war);
        }
        assertThat(IntStream.range(0, TIMES).mapToObj(number -> payara.say("collected loader.redeployed-" + number)))
                .containsOnly("true");
        assertThat(payara.say("threads (larder|Ehcache|StatisticsThreadPool).*"))
                .isEqualTo("[]");
    }
}
