package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.fragment.Fragments;
import dev.larder.page.Pages;
import dev.larder.payara.shop.Catalogue;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.shop.Orders;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One application without {@code web.xml} and {@code beans.xml} that uses every face at once. */
@NeedsPayara
@ExtendWith(ArquillianExtension.class)
class EveryFaceIT implements MethodContract {

    private static final String JSP = """
            <%@ page contentType="text/plain" session="false" %><%@ taglib prefix="l" uri="larder" %>
            ${counted.next("around")} <l:fragment name="product" ttl="300">${counted.next("fragment")} ${catalogue.find(7)}</l:fragment>
            """;
    private static final String LOOP = """
            <%@ page contentType="text/plain" session="false" %><%@ taglib prefix="l" uri="larder" %><%@ taglib prefix="c" uri="/WEB-INF/core.tld" %>
            ${counted.next("around")} <c:forEach begin="1" end="2"><l:live>${counted.next("live")}</l:live> </c:forEach>
            """;
    private static final List<String> LOOPS = List.of("org.apache", "org.glassfish.wasp");
    private static final String VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:f="jakarta.faces.core" xmlns:l="larder"><f:view transient="true"><body>
            <p>#{counted.next("around")}</p>
            <l:fragment name="view" ttl="300" vary="#{param.id}"><p>#{counted.next("fragment")} #{catalogue.find(7)}</p></l:fragment>
            </body></f:view></html>
            """;

    @ArquillianResource
    private URI address;

    @Inject
    private Cache cache;

    @Inject
    @CacheName("prices")
    private Cache prices;

    @Inject
    private Caches caches;

    @Inject
    private Pages pages;

    @Inject
    private Fragments fragments;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Orders orders;

    @Deployment
    static WebArchive everyFace() {
        WebArchive war = Wars.withLarder("every-face")
                .addAsLibraries(Wars.faces(), Wars.jar(Assertions.class))
                .addPackage(Counted.class.getPackage())
                .addClasses(MethodContract.class, NeedsPayara.class, NeedsPayara.Condition.class, Site.class)
                .addClasses(Site.Answer.class)
                .addAsWebResource(new StringAsset(JSP), "fragment.jsp")
                .addAsWebResource(new StringAsset(JSP), "whole/fragment.jsp")
                .addAsWebResource(new StringAsset(VIEW), "view.xhtml");
        for (String jar : LOOPS) {
            war.addAsWebResource(
                            new StringAsset(LOOP.replace("/core.tld", "/" + jar + ".tld")), "whole/" + jar + ".jsp")
                    .addAsWebInfResource(new StringAsset(loops(jar)), jar + ".tld");
        }
        return Wars.settings(war, "larder.pages.rules.whole.path=/whole/*", "larder.pages.rules.whole.ttl=15m");
    }

    /** The loop of one of the two jars with standard tags that Payara has, between which it chooses anew with each start. */
    private static String loops(String jar) {
        return """
                <taglib xmlns="https://jakarta.ee/xml/ns/jakartaee" version="3.0">
                  <tlib-version>1.0</tlib-version><short-name>c</short-name>
                  <tag><name>forEach</name><tag-class>%s.taglibs.standard.tag.rt.core.ForEachTag</tag-class>
                    <body-content>JSP</body-content>
                    <attribute><name>begin</name><rtexprvalue>true</rtexprvalue></attribute>
                    <attribute><name>end</name><rtexprvalue>true</rtexprvalue></attribute></tag>
                </taglib>
                """.formatted(jar);
    }

    @Override
    public Site site() {
        return new Site(address);
    }

    @ParameterizedTest
    @RunAsClient
    @ValueSource(strings = {"product?id=1", "api/reports", "whole/fragment.jsp"})
    void aPageIsComputedOnce(String path) {
        Site.Answer first = site().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).contains("stored");
        Site.Answer second = site().get(path);
        assertThat(second.body()).isEqualTo(first.body()).contains("#");
        assertThat(second.isHit()).isTrue();
    }

    @ParameterizedTest
    @RunAsClient
    @DisplayName("A whole page with live parts in a loop is stored, whichever jar the loop is from")
    @ValueSource(strings = {"org.apache", "org.glassfish.wasp"})
    void aPageWithLivePartsInALoopIsComputedOnce(String jar) {
        String path = "whole/" + jar + ".jsp";
        Site.Answer first = site().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).contains("stored");
        Site.Answer second = site().get(path);
        assertThat(second.isHit()).as(second.cacheStatus()).isTrue();
        assertThat(part("around", second.body())).isEqualTo(part("around", first.body()));
        assertThat(part("live", second.body())).isNotEqualTo(part("live", first.body()));
    }

    @ParameterizedTest
    @RunAsClient
    @DisplayName("What another thread makes, or a dispatch, is computed once as well")
    @ValueSource(strings = {"later", "dispatch", "api/reports/later", "api/reports/suspended"})
    void anAsynchronousPageIsComputedOnce(String path) {
        Site.Answer first = site().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).contains("stored");
        Site.Answer second = site().get(path); // may come before the first one is stored, and waits for it then
        Site.Answer third = site().get(path);
        assertThat(second.body()).isEqualTo(first.body()).contains("#");
        assertThat(third.body()).isEqualTo(first.body());
        assertThat(third.isHit()).isTrue();
    }

    @ParameterizedTest
    @RunAsClient
    @ValueSource(strings = {"fragment.jsp", "view.xhtml?id=1"})
    void aFragmentIsComputedOnceAndWhatIsAroundItEachTime(String path) {
        String first = site().body(path);
        String second = site().body(path);
        assertThat(first).contains("around#").contains("fragment#");
        assertThat(part("around", second)).isNotEqualTo(part("around", first));
        assertThat(part("fragment", second)).isEqualTo(part("fragment", first));
    }

    private static String part(String name, String body) {
        return body.replaceFirst("(?s).*(" + name + "#\\d+).*", "$1");
    }

    @Test
    @RunAsClient
    @DisplayName(
            "tags rise: one invalidation refreshes the method, the value, the fragments and the pages that used it")
    void tagsRise() {
        String page = site().body("product?id=7");
        String whole = site().body("whole/fragment.jsp?id=7");
        String fragment = site().body("fragment.jsp");
        String view = site().body("view.xhtml?id=7");
        String other = site().body("product?id=8");
        site().body("invalidate/tag?what=product:7");
        String after = site().body("product?id=7");
        for (String part : new String[] {"page", "product 7", "price"}) {
            assertThat(part(part, after)).isNotEqualTo(part(part, page));
        }
        assertThat(part("around", site().body("whole/fragment.jsp?id=7"))).isNotEqualTo(part("around", whole));
        assertThat(part("fragment", site().body("fragment.jsp"))).isNotEqualTo(part("fragment", fragment));
        assertThat(part("fragment", site().body("view.xhtml?id=7"))).isNotEqualTo(part("fragment", view));
        assertThat(site().body("product?id=8")).isEqualTo(other);
    }

    @Test
    @RunAsClient
    void aPageAndAFragmentAreInvalidatedByAddressAndName() {
        String page = site().body("product?id=3");
        String other = site().body("product?id=4");
        String fragment = site().body("fragment.jsp");
        site().body("invalidate/page?what=/product%3Fid=3");
        site().body("invalidate/fragment?what=product");
        assertThat(part("page", site().body("product?id=3"))).isNotEqualTo(part("page", page));
        assertThat(site().body("product?id=4")).isEqualTo(other);
        assertThat(part("fragment", site().body("fragment.jsp"))).isNotEqualTo(part("fragment", fragment));
    }

    @Test
    @RunAsClient
    void aSignedInVisitorsPageIsNeverStored() {
        String credentials = "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes());
        for (String[] signedIn : new String[][] {{"Authorization", credentials}, {"Cookie", "user=ann"}}) {
            Site.Answer hers = site().get("secretive/principal", signedIn);
            assertThat(hers.body()).startsWith("Hello ann#");
            assertThat(hers.cacheStatus()).doesNotContain("stored");
            assertThat(site().body("secretive/principal")).startsWith("Hello null#");
            assertThat(site().body("secretive/principal", signedIn))
                    .startsWith("Hello ann#")
                    .isNotEqualTo(hers.body());
            Site.Answer plain = site().get("secretive/plain-" + signedIn[0], signedIn);
            assertThat(plain.cacheStatus()).doesNotContain("stored");
            assertThat(site().get("secretive/plain-" + signedIn[0]).isHit()).isFalse();
        }
    }

    @ParameterizedTest
    @RunAsClient
    @ValueSource(strings = {"session", "header"})
    void aPageOfWhatIsNotInItsKeyIsNotStored(String input) {
        Site.Answer first = site().get("secretive/" + input);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).doesNotContain("stored");
        assertThat(site().body("secretive/" + input)).isNotEqualTo(first.body());
    }

    @Test
    void cachesPagesAndFragmentsAreInjected() {
        cache.set("my_key", "my_value", Duration.ofMinutes(15));
        assertThat(caches.get("default").<String>get("my_key")).isEqualTo("my_value");
        assertThat(prices.name()).isEqualTo("prices");
        assertThat(caches.names()).contains("default", "pages", "fragments", "products", "prices", "orders", "stacks");
        assertThat(fragments.key("product")).isNotEqualTo(fragments.key("product", "other"));
        cache.set("tagged", 1, CachePolicy.ttl(Duration.ofMinutes(1)).tags("injected"));
        pages.invalidateTags("injected");
        assertThat(cache.contains("tagged")).isFalse();
    }

    @Test
    void injectedBeansCache() {
        assertThat(catalogue.find(60)).isEqualTo(catalogue.find(60));
        assertThat(orders.of("zoe")).isEqualTo(orders.of("zoe"));
    }

    @Test
    @DisplayName("J: async() runs on the container's ManagedExecutorService")
    void asyncRunsInTheContainersThreadsWithTheApplicationsNames() throws Exception {
        String ran = cache.async()
                .<String>getOrSet("async", () -> Thread.currentThread().getName() + " in " + application())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(ran).contains("ManagedExecutorService").contains("every-face");
        assertThat(cache.<String>get("async")).isEqualTo(ran);
    }

    @SuppressWarnings("BanJNDI") // a constant name, which the specification gives
    private static String application() throws NamingException {
        return InitialContext.doLookup("java:app/AppName");
    }
}
