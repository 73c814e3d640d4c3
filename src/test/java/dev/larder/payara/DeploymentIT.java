package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.corner.CornerPage;
import java.util.function.Consumer;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that are put together in unusual ways, and wrongly. */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
class DeploymentIT {

    private static final String NO_BEANS =
            "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0' bean-discovery-mode='none'/>";
    private static final String WEB_APP =
            "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0' metadata-complete='%s'>%s</web-app>";
    private static final String SERVLET = """
            <servlet><servlet-name>p</servlet-name><servlet-class>dev.larder.payara.corner.CornerPage</servlet-class></servlet>
            <servlet-mapping><servlet-name>p</servlet-name><url-pattern>/page</url-pattern></servlet-mapping>
            """;
    private static final String FILTER = """
            <absolute-ordering/>
            <filter>
              <filter-name>cache</filter-name>
              <filter-class>dev.larder.page.PageCacheFilter</filter-class>
              <async-supported>true</async-supported>
            </filter>
            <filter-mapping><filter-name>cache</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            """;
    private static final String JSP = """
            <%@ page contentType="text/plain" session="false" %><%@ taglib prefix="l" uri="larder" %>
            around#<%= System.nanoTime() %> <l:fragment name="f" ttl="300">fragment#<%= System.nanoTime() %></l:fragment>
            """;

    private static WebArchive war(String name) {
        return Wars.withLarder(name)
                .addClass(CornerPage.class)
                .addAsWebResource(new StringAsset(JSP), "fragment.jsp")
                .addAsWebResource(new StringAsset("<p>#{1 + 1}</p>"), "raw.xhtml");
    }

    private static void on(PayaraServer payara, WebArchive war, Consumer<Site> check) {
        Site site = payara.deploy(war);
        try {
            check.accept(site);
        } finally {
            payara.undeploy(war);
        }
    }

    private static void cachesPages(Site site) {
        Site.Answer first = site.get("page");
        assertThat(first.body()).isEqualTo("page#1");
        assertThat(first.cacheStatus()).contains("stored");
        Site.Answer second = site.get("page");
        assertThat(second.body()).isEqualTo("page#1");
        assertThat(second.isHit()).isTrue();
    }

    private static void cachesFragments(Site site) {
        String[] first = site.body("fragment.jsp").split(" ");
        String[] second = site.body("fragment.jsp").split(" ");
        assertThat(second[0]).startsWith("around#").isNotEqualTo(first[0]);
        assertThat(second[1]).startsWith("fragment#").isEqualTo(first[1]);
    }

    @Test
    void anApplicationWithoutBeansCachesPagesAndFragments(PayaraServer payara) {
        WebArchive war = war("no-beans").addAsWebInfResource(new StringAsset(NO_BEANS), "beans.xml");
        on(payara, war, site -> {
            cachesPages(site);
            cachesFragments(site);
        });
    }

    @Test
    void withoutTheFacesJarFacesStaysOff(PayaraServer payara) {
        on(payara, war("no-faces"), site -> {
            assertThat(site.body("raw.xhtml")).contains("#{1 + 1}");
            cachesPages(site);
        });
    }

    @Test
    void withTheFacesJarFacesIsOn(PayaraServer payara) {
        on(
                payara,
                war("with-faces").addAsLibraries(Wars.faces()),
                site -> assertThat(site.body("raw.xhtml")).contains("<p>2</p>"));
    }

    @Test
    void aCompleteDescriptorKeepsNothingOff(PayaraServer payara) {
        WebArchive war = war("complete").setWebXML(new StringAsset(WEB_APP.formatted(true, SERVLET)));
        on(payara, war, site -> {
            cachesPages(site);
            cachesFragments(site);
        });
    }

    @Test
    void whereNoInitializerRunsTheFilterIsPlacedByHand(PayaraServer payara) {
        WebArchive war = war("ordered").setWebXML(new StringAsset(WEB_APP.formatted(false, FILTER)));
        on(payara, war, site -> {
            cachesPages(site);
            cachesFragments(site);
        });
    }

    @Test
    void wrongSettingsStopTheDeploymentWithEveryFindingAndItsRemedy(PayaraServer payara) {
        WebArchive war = Wars.settings(
                war("wrong"),
                "larder.caches.products.tttl=5m",
                "larder.caches.products.max-entries=many",
                "larder.caches.prices.provider=com.example.NoSuchProvider",
                "larder.pages.mode=everything");
        int before = payara.log().length();
        boolean deployed = payara.isDeployed(war);
        String log = payara.log().substring(before);
        assertThat(deployed).isFalse();
        assertThat(log)
                .containsPattern(
                        "larder\\.caches\\.products\\.tttl = '5m' \\(from [^)]+\\): no such setting\\. Did you mean larder\\.caches\\.products\\.ttl\\?")
                .containsPattern("larder\\.caches\\.products\\.max-entries = 'many' \\(from [^)]*\\): \\S.*\\. \\S.*")
                .containsPattern("com\\.example\\.NoSuchProvider' \\(from [^)]*\\): \\S.*\\. \\S.*")
                .containsPattern("larder\\.pages\\.mode = 'everything' \\(from [^)]*\\): \\S.*\\. \\S.*");
    }
}
