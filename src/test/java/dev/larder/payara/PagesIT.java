package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.pages.Article;
import dev.larder.payara.shop.Changes;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.shop.LaterPage;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page cache in a full Jakarta EE server: what the page tests show in Tomcat and Jetty, in one application of Payara Micro's. */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT implements PageOutcomes, PageTransfers, PageSources, PageChanges, PagePeople, PageCrowds {

    private static final String WEB_APP = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <error-page><location>/sorry</location></error-page>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>members</web-resource-name><url-pattern>/members/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>member</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>member</role-name></security-role>
            </web-app>
            """;
    private static final String JSP = "<%@ page contentType='text/html;charset=UTF-8' pageEncoding='UTF-8' %>";
    private static final String VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:f="jakarta.faces.core" xmlns:h="jakarta.faces.html">%s
            <p>#{counted.next("view")} %s</p></html>
            """;

    /** A live part of the page, one in a fragment, and a form of the part's own, with a token from the session. */
    private static final String LIVE_JSP = "<%@ page contentType='text/html;charset=UTF-8' session='false' %>"
            + "<%@ taglib prefix='l' uri='larder' %>ä ${counted.next('around')} <l:live src='/WEB-INF/live.jsp'/> b"
            + " <l:fragment name='live'>${counted.next('fragment')} <l:live src='/WEB-INF/live.jsp'/></l:fragment> c";

    private static final String LIVE_VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:l="larder"><p>ä #{counted.next("around")}
            <l:live src="/WEB-INF/live.jsp"/> b <l:fragment name="live-view">#{counted.next("fragment")}
            <l:live src="/WEB-INF/live.jsp"/></l:fragment> c</p></html>
            """;
    private static final String LIVE_BODY_VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:l="larder"><p>ä #{counted.next("around")}
            <l:live>BODY</l:live> b <l:fragment name="live-body-view">#{counted.next("fragment")}
            <l:live>BODY</l:live></l:fragment> c</p></html>
            """.replace(
            "BODY", "[#{header['X-Name']}/#{counted.next('part')}/#{facesContext.externalContext.getSessionId(true)}]");
    private static final String LIVE_PART = "<%@ page trimDirectiveWhitespaces='true' session='true' %>"
            + "[${header['X-Name']}/${counted.next('part')}/${pageContext.session.id}]";

    private Site site;
    private Visitor visitor;

    private static WebArchive war() {
        WebArchive war = Wars.withLarder("pages")
                .addAsLibraries(Wars.faces())
                .addPackage(Article.class.getPackage())
                .addClasses(Counted.class, Changes.class, LaterPage.class)
                .setWebXML(new StringAsset(WEB_APP));
        text(
                war,
                "WEB-INF/inner.jsp",
                "<%@ page session='false' trimDirectiveWhitespaces='true' %>${counted.next('jsp')}");
        text(war, "default.jsp", JSP + "ä ${param.q} ${counted.next('jsp')}");
        text(war, "reflecting.jsp", JSP + "${counted.next('jsp')} ${header['X-Forwarded-Host']}");
        text(war, "live.jsp", LIVE_JSP);
        text(war, "live.xhtml", LIVE_VIEW);
        text(war, "live-body.xhtml", LIVE_BODY_VIEW);
        text(war, "WEB-INF/live.jsp", LIVE_PART);
        text(war, "cookies.jsp", JSP + "${counted.next('jsp')} ${cookie.currency.value}");
        text(war, "basket.jsp", JSP + "${counted.next('jsp')} ${sessionScope.basket}");
        text(war, "view.xhtml", VIEW.formatted("", "#{param.id}"));
        text(war, "transient.xhtml", VIEW.formatted("<f:view transient='true'/>", ""));
        text(war, "form.xhtml", VIEW.formatted("<h:form><h:inputText value='1'/></h:form>", ""));
        text(war, "reflecting.xhtml", VIEW.formatted("", "#{header['X-Forwarded-Host']}"));
        return Wars.settings(
                war,
                "larder.pages.max-body=1MB",
                "larder.pages.rules.jsp.path=*.jsp",
                "larder.pages.rules.jsp.ttl=15m",
                "larder.pages.rules.views.path=*.xhtml",
                "larder.pages.rules.views.ttl=15m",
                "larder.pages.rules.views.tags=views",
                "larder.pages.rules.waits.path=/weather/waits",
                "larder.pages.rules.waits.ttl=1s",
                "larder.pages.rules.waits.stale-while-revalidate=1h",
                "larder.pages.rules.fails.path=/weather/fails",
                "larder.pages.rules.fails.ttl=1s",
                "larder.pages.rules.fails.stale-if-error=1h");
    }

    private static void text(WebArchive war, String path, String text) {
        war.add(new StringAsset(text), path);
    }

    @BeforeAll
    void deploy(PayaraServer payara) {
        site = payara.deploy(war());
        visitor = Visitor.withoutCookies(site);
    }

    @AfterAll
    void undeploy(PayaraServer payara) {
        payara.undeploy(war());
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @Override
    public Visitor stranger() {
        return Visitor.withCookies(site);
    }

    // ---- asynchronous pages

    @Test
    void anAsynchronousPageArrivesWholeAndIsStored() {
        Visitor.Answer first = visitor.get("later");
        assertThat(first.body()).matches("later#\\d+");
        Visitor.Answer second =
                visitor.until("later", Visitor.Answer::isHit); // stored when the last listener has been told
        assertThat(second.isHit()).as(first.cacheStatus()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    // ---- what the server reads for itself

    /** Before each servlet Payara asks who the visitor is, through whatever stands before the request. */
    @ParameterizedTest
    @ValueSource(strings = {"api/led/injected", "api/led/given"})
    void aPageThatForwardsABeansRequestIsStored(String path) {
        Visitor.Answer first = visitor.get(path);
        assertThat(first.body()).as(first.cacheStatus()).matches("jsp#\\d+");
        assertThat(visitor.until(path, Visitor.Answer::isHit).isHit())
                .as(first.cacheStatus())
                .isTrue();
    }

    @Test
    void whatAFilterOfTheApplicationReadsBelongsToOneTenant() {
        Visitor.Answer first = visitor.get("api/tenant", "X-Tenant", "ann");
        assertThat(first.body()).isEqualTo("ann");
        assertThat(first.cacheStatus()).contains("input=request-filter");
        assertThat(visitor.get("api/tenant", "X-Tenant", "bob").body()).isEqualTo("bob");
    }

    /** With one there is a filter that asks every request for Sec-WebSocket-Key, so all pages here tell; this one says it. */
    @Test
    void anEndpointForWebSocketsKeepsNoPageFromBeingStored() {
        assertThat(visitor.until("default.jsp?q=socket", Visitor.Answer::isHit).isHit())
                .isTrue();
    }

    // ---- live parts

    @ParameterizedTest
    @ValueSource(strings = {"live.jsp", "live.xhtml", "live-body.xhtml"})
    void twoVisitorsHaveLivePartsOfTheirOwnInOneStoredPage(String path) {
        Visitor ann = stranger();
        Visitor bob = stranger();
        Visitor.Answer hers = ann.get(path, "X-Name", "ann");
        Visitor.Answer his = bob.get(path, "X-Name", "bob");
        assertThat(his.isHit()).as(hers.cacheStatus() + hers.body()).isTrue();
        assertThat(plain(his)).isEqualTo(plain(hers)).contains("ä around#", "fragment#", "[] b", "[] c");
        assertThat(parts(hers)).hasSize(2).allMatch(part -> part.matches("ann/part#\\d+/\\S+"));
        assertThat(parts(his)).hasSize(2).allMatch(part -> part.matches("bob/part#\\d+/\\S+"));
        assertThat(session(his)).as("the session that began in the part").isNotEqualTo(session(hers));
        assertThat(session(bob.get(path, "X-Name", "bob"))).isEqualTo(session(his));
        assertThat(his.field("Cache-Control")).isEqualTo("private, no-cache");
    }

    private static String plain(Visitor.Answer answer) {
        return answer.body().replaceAll("\\[[^]]*]", "[]");
    }

    private static List<String> parts(Visitor.Answer answer) {
        return Pattern.compile("\\[([^]]+)]")
                .matcher(answer.body())
                .results()
                .map(part -> part.group(1))
                .toList();
    }

    private static String session(Visitor.Answer answer) {
        return parts(answer).get(1).replaceFirst(".*/", "");
    }
}
