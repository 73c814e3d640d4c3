package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Templates;
import dev.larder.internal.live.LiveRenderers;
import dev.larder.testing.WebServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies of {@code <l:live>} in JSPs of cached pages, compiled by whatever container there is. */
class PageLiveBodyTest {

    private static final String HEAD =
            "<%@page session='false' contentType='text/html;charset=UTF-8' pageEncoding='UTF-8'"
                    + " trimDirectiveWhitespaces='true'%><%@taglib prefix='l' uri='larder'%>"
                    + "<%@taglib prefix='c' uri='jakarta.tags.core'%><%@taglib prefix='fmt' uri='jakarta.tags.fmt'%>"
                    + "<%@taglib prefix='t' tagdir='/WEB-INF/tags'%>";

    private static final PageSite SITE = new PageSite();
    private static final AtomicInteger MADE = new AtomicInteger();

    @BeforeAll
    static void starts() throws IOException {
        SITE.server.pages().attribute("n", MADE).filter("front", inFront());
        SITE.server.attribute(
                FragmentEngine.ATTRIBUTE,
                new FragmentEngine(SITE.caches, new FragmentOptions("fragments", Templates.READ_ONCE)));
        SITE.server.file("WEB-INF/larder.tld", Files.readString(Path.of("src/main/resources/META-INF/larder.tld")));
        for (String name : List.of("c", "fmt")) {
            SITE.server.file("WEB-INF/" + name + ".tld", resource("/META-INF/" + name + ".tld"));
        }
        SITE.server.file("WEB-INF/tags/frame.tag", "<nav><jsp:doBody/></nav>");
        SITE.server.file(
                "WEB-INF/tags/own.tag",
                "<%@attribute name='of'%><%@taglib prefix='l' uri='larder'%><l:live>${of} ${header['X-Name']}</l:live>");
        SITE.page("/controller", (request, response) -> {
            request.setAttribute("user", "Ms");
            request.getRequestDispatcher(request.getParameter("to")).forward(request, response);
        });
        SITE.start();
    }

    /** As most applications have one: it leaves something in each request that no page here uses unless it says so. */
    private static Filter inFront() {
        return (request, response, chain) -> {
            request.setAttribute("visitor", String.valueOf(((HttpServletRequest) request).getHeader("X-Name")));
            chain.doFilter(request, response);
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageLiveBodyTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void closes() {
        SITE.close();
    }

    /** Every page has its name from its source, so that none is ever written anew. */
    private static String page(String source) {
        String name = "p" + Integer.toHexString(source.hashCode()) + ".jsp";
        SITE.server.file(name, HEAD + source);
        return "/" + name;
    }

    private static String ask(String path, String visitor) {
        PageSite.Answer answer = SITE.get(path, "X-Name", visitor);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** What a page writes for ann, who has it computed, and for bob, for whom it is not. */
    private static void expectStored(String source, String forAnn, String forBob) {
        String path = page(source);
        assertThat(ask(path, "ann")).isEqualTo(forAnn);
        PageSite.Answer hit = SITE.get(path, "X-Name", "bob");
        assertThat(hit.isHit()).as(hit.cacheStatus() + hit.body()).isTrue();
        assertThat(hit.body()).isEqualTo(forBob);
        assertThat(hit.field("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(ask(path, "ann")).isEqualTo(forAnn);
    }

    /** What a page writes that is computed for each visitor. */
    private static void expectComputed(String source, String forAnn, String forBob) {
        String path = page(source);
        for (int i = 0; i < 2; i++) {
            assertThat(ask(path, "ann")).isEqualTo(forAnn);
            PageSite.Answer next = SITE.get(path, "X-Name", "bob");
            assertThat(next.cacheStatus()).contains("live-part").doesNotContain("hit");
            assertThat(next.body()).isEqualTo(forBob);
        }
    }

    private static final String NAME = "${header['X-Name']}";

    @Test
    void everyVisitorHasHisOwnFromOneStoredPage() {
        expectStored(
                "\u00e4<l:live>[" + NAME + "]</l:live>b<l:live>(<c:if test='${true}'>" + NAME + "</c:if>)</l:live>c",
                "\u00e4[ann]b(ann)c",
                "\u00e4[bob]b(bob)c");
    }

    @Test
    void aBodyMayHoldWhatAPageMay() {
        SITE.server.file("WEB-INF/inner.jsp", "<%@page session='false'%>+${param.p}${header['X-Name']}");
        expectStored(
                "<l:live><c:set var='x' value='${header[\"X-Name\"]}'"
                        + "/><c:forEach begin='1' end='3' var='i'>${i}${x} </c:forEach>"
                        + "<t:frame>${x}</t:frame><jsp:include page='WEB-INF/inner.jsp'><jsp:param name='p' value='q'/>"
                        + "</jsp:include><fmt:formatNumber value='${1234}' groupingUsed='false'/></l:live>.",
                "1ann2ann3ann<nav>ann</nav>+qann1234.",
                "1bob2bob3bob<nav>bob</nav>+qbob1234.");
    }

    @Test
    void itSeesWhatFiltersInFrontHaveSet() {
        expectStored("a<l:live>${visitor}${requestScope.visitor}</l:live>b", "aannannb", "abobbobb");
        expectStored(
                "<l:fragment name='front' ttl='1h'>a<l:live>${visitor}</l:live></l:fragment>b<c:set var='y' value='1'/>",
                "aannb",
                "abobb");
    }

    @Test
    void aPageThatShowsItItselfIsNotStored() {
        for (String around : List.of("${visitor}", "<l:fragment name='mine' ttl='0'>${visitor}</l:fragment>")) {
            String path = page("a<l:live>" + NAME + "</l:live>b" + around);
            ask(path, "ann");
            assertThat(SITE.get(path, "X-Name", "bob").body()).isEqualTo("abobbbob");
            assertThat(SITE.get(path, "X-Name", "bob").isHit()).isFalse();
        }
    }

    @Test
    void whatThePageHasSetInItsPlaceIsThePages() {
        expectComputed(
                "<c:set var='visitor' scope='request' value='Ms'/><l:live>${visitor}" + NAME + "</l:live>",
                "Msann",
                "Msbob");
        expectComputed(
                "<l:fragment name='sets' ttl='1h'><c:set var='visitor' scope='request' value='Ms'/><l:live>${visitor}"
                        + NAME + "</l:live></l:fragment>",
                "Msann",
                "Msbob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<l:live>WHO</l:live>",
                "<l:fragment name='late' ttl='1h'><l:live>WHO</l:live></l:fragment>",
                "<l:fragment name='never' ttl='0'><l:live>WHO</l:live></l:fragment>",
            })
    void aPageThatBecomesStorableBehindAPartIsNotStored(String part) {
        String path = page("<% response.setHeader(\"Cache-Control\", \"no-store\"); %>" + part.replace("WHO", NAME)
                + "<% response.setHeader(\"Cache-Control\", \"max-age=60\"); %>");
        for (String visitor : List.of("ann", "bob", "cleo")) {
            PageSite.Answer answer = SITE.get(path, "X-Name", visitor);
            assertThat(answer.body()).isEqualTo(visitor);
            assertThat(answer.isHit()).isFalse();
            assertThat(answer.cacheStatus()).contains("no-store");
        }
    }

    @Test
    void aPageThatIsNotStoredForAnotherReasonSaysThat() {
        String path = page("${visitor}<l:live>" + NAME + "</l:live>");
        assertThat(SITE.get(path, "X-Name", "ann").cacheStatus())
                .contains("detail=undeclared-input; input=\"attribute visitor\"");
    }

    @Test
    void itMayStandInConditionsTagFilesAndLoops() {
        expectStored(
                "<c:choose><c:when test='${n ne null}'><t:frame><c:forEach begin='1' end='2' var='i'>${i}<l:live>"
                        + NAME + "</l:live></c:forEach></t:frame></c:when></c:choose>",
                "<nav>1ann2ann</nav>",
                "<nav>1bob2bob</nav>");
    }

    @Test
    void whatItNeedsOfThePageItHasAndThePageIsNotStored() {
        for (String variable : List.of("x", "pageScope.x", "empty x ? 'none' : x", "pageScope['x']")) {
            expectComputed(
                    "<c:set var='x' value='set'/><l:live>${" + variable + "}" + NAME
                            + "</l:live><c:set var='x' value='later'/>",
                    "setann",
                    "setbob");
        }
        expectComputed(
                "<c:forEach begin='1' end='2' var='i'><l:live>${i}" + NAME + "</l:live></c:forEach>",
                "1ann2ann",
                "1bob2bob");
        expectComputed(
                "<c:set var='x' scope='request' value='set'/><l:live>${requestScope.x}" + NAME + "</l:live>",
                "setann",
                "setbob");
        expectComputed(
                "<fmt:setLocale value='de'/><l:live><fmt:formatNumber value='${1.5}'/>" + NAME + "</l:live>",
                "1,5ann",
                "1,5bob");
    }

    @Test
    void itMayStandInPagesThatAreIncluded() {
        SITE.server.file("WEB-INF/head.jsp", HEAD + "(h<l:live>" + NAME + "</l:live><jsp:include page='deep.jsp'/>)");
        SITE.server.file("WEB-INF/deep.jsp", HEAD + "<t:frame>d<l:live>" + NAME + "</l:live></t:frame>");
        String text = "\u20ac".repeat(9_000);
        expectStored(
                "a<jsp:include page='/WEB-INF/head.jsp'/>b<l:live>" + NAME
                        + "</l:live>c<jsp:include page='/WEB-INF/head.jsp'/>" + text
                        + "<jsp:include page='/WEB-INF/head.jsp'/>e",
                "a(hann<nav>dann</nav>)bannc(hann<nav>dann</nav>)" + text + "(hann<nav>dann</nav>)e",
                "a(hbob<nav>dbob</nav>)bbobc(hbob<nav>dbob</nav>)" + text + "(hbob<nav>dbob</nav>)e");
    }

    @Test
    void whatCannotBeComputedAloneIsComputedInItsPlace() {
        String name = "<%=request.getHeader(\"X-Name\")%>";
        expectComputed("a<l:live>" + name + "</l:live>b", "aannb", "abobb");
        expectComputed("<% int i = 1; %><l:live>" + NAME + "<%=i%></l:live>", "ann1", "bob1");
        expectComputed("a<t:own of='x'/>b", "ax annb", "ax bobb");
        expectComputed(
                "<fmt:bundle basename='none'><l:live>" + NAME + "<fmt:message key='k'/></l:live></fmt:bundle>",
                "ann???k???",
                "bob???k???");
        expectComputed("<c:set var='x'>a<l:live>" + NAME + "</l:live></c:set>${x}", "aann", "abob");
    }

    @Test
    void whoLooksForThePagesVariableOnlyNowAndThenGetsItAllTheSame() {
        String path = page(
                "<c:set var='x' value='set'/>a<l:live>${param.utm_x eq 'y' ? x : 'no'}</l:live>b<l:live>.</l:live>");
        assertThat(ask(path, "ann")).isEqualTo("anob.");
        assertThat(SITE.get(path).isHit()).isTrue();
        PageSite.Answer looking = SITE.get(path + "?utm_x=y");
        assertThat(looking.body()).isEqualTo("asetb.");
        assertThat(looking.isHit()).isFalse();
        assertThat(SITE.get(path).cacheStatus()).contains("live-part");
        assertThat(SITE.get(path + "?utm_x=y").body()).isEqualTo("asetb.");
    }

    @Test
    void whatAnotherProcessHasStoredIsAMissUntilThePageHasRunHere() {
        String path = page("${n.incrementAndGet()}<l:live>" + NAME + "</l:live>");
        ask(path, "ann");
        String stored = ask(path, "bob");
        SITE.server.removeAttribute(LiveRenderers.class.getName());
        PageSite.Answer missed = SITE.get(path, "X-Name", "cleo");
        assertThat(missed.isHit()).isFalse();
        assertThat(missed.cacheStatus()).contains("stored");
        assertThat(missed.body()).endsWith("cleo").isNotEqualTo(stored.replace("bob", "cleo"));
        PageSite.Answer hit = SITE.get(path, "X-Name", "dora");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.body()).isEqualTo(missed.body().replace("cleo", "dora"));
    }

    @Test
    void aSessionMayBeginInItAndIsSeen() {
        SITE.server.file(
                "WEB-INF/cart.jsp",
                "<%@page session='true'%><% Object c = session.getAttribute(\"cart\");"
                        + " session.setAttribute(\"cart\", c == null ? 1 : (Integer) c + 1); %>");
        String path =
                page("a<l:live>${empty sessionScope.cart}<jsp:include page='WEB-INF/cart.jsp'/>:${sessionScope.cart}"
                        + ":${cart}:${pageContext.session.isNew()}</l:live>b");
        PageSite.Visitor ann = SITE.visitor();
        PageSite.Visitor bob = SITE.visitor();
        assertThat(ann.get(path).body()).isEqualTo("atrue:1:1:trueb");
        assertThat(bob.get(path).body()).isEqualTo("atrue:1:1:trueb");
        PageSite.Answer again = ann.get(path);
        assertThat(again.isHit()).isTrue();
        assertThat(again.body()).isEqualTo("afalse:2:2:falseb");
    }

    @Test
    void aBodyThatFailsIsAFailureOfThePage() {
        String path = page("a<l:live>${param.utm_x eq 'y' ? param.utm_x.none : '.'}</l:live>b");
        assertThat(SITE.get(path + "?utm_x=y").status()).isEqualTo(500);
        assertThat(ask(path, "ann")).isEqualTo("a.b");
        assertThat(SITE.get(path + "?utm_x=y").status()).isEqualTo(500);
        assertThat(SITE.get(path).isHit()).isTrue();
    }

    @Test
    void aBodyThatLeavesThePageIsLeftInItsPlace() {
        String path = page("a<l:live><c:if test='${param.utm_x eq \"y\"}'><c:redirect url='/other'/></c:if></l:live>b");
        assertThat(ask(path, "ann")).isEqualTo("ab");
        assertThat(SITE.get(path + "?utm_x=y").status()).isEqualTo(302);
        assertThat(SITE.get(path).cacheStatus()).contains("live-part");
    }

    @Test
    void theControllersAttributesAreThePages() {
        String dependent = page("a<l:live>${user}${header['X-Name']}</l:live>b");
        String independent = page("a<l:live>${header['X-Name']}</l:live>b${user}");
        for (int i = 0; i < 2; i++) {
            assertThat(ask("/controller?to=" + dependent, "ann")).isEqualTo("aMsannb");
            assertThat(SITE.get("/controller?to=" + dependent).cacheStatus()).contains("live-part");
        }
        assertThat(ask("/controller?to=" + independent, "ann")).isEqualTo("aannbMs");
        PageSite.Answer hit = SITE.get("/controller?to=" + independent, "X-Name", "bob");
        assertThat(hit.isHit()).as(hit.cacheStatus()).isEqualTo(!ForwardingPage.suspends(WebServer.WANTED + "."));
        assertThat(hit.body()).isEqualTo("abobbMs");
    }

    @Test
    void inAStoredFragmentItSeesTheControllersAttributes() {
        String fragment =
                "<l:fragment name='seen'>${n.incrementAndGet()}:<l:live>${header['X-Name']}</l:live>.</l:fragment>";
        String path = page("<l:live>x</l:live>" + fragment);
        String first = ask(path, "ann");
        assertThat(first).matches("x\\d+:ann\\.");
        assertThat(ask(path, "bob")).isEqualTo(first.replace("ann", "bob"));
        String elsewhere = ask(page("other " + fragment), "cleo");
        assertThat(elsewhere).isEqualTo("other " + first.substring(1).replace("ann", "cleo"));
    }

    @Test
    @Tag("slow") // containers look for edited pages every few seconds
    void aPageThatIsEditedNeverGetsTheBodiesOfAnother() {
        String body = HEAD + "<l:live>1" + NAME + "</l:live>|<l:live>2" + NAME + "</l:live>";
        SITE.server.file("edited.jsp", body);
        assertThat(ask("/edited.jsp", "ann")).isEqualTo("1ann|2ann");
        String edited = body.replace("1", "3").replace("2", "4");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        String now = "";
        for (int i = 0; !now.equals("3ann|4ann") && System.nanoTime() < end; i++) {
            SITE.server.file("edited.jsp", edited); // a file's time may be as coarse as a second
            now = ask("/edited.jsp?again=" + i, "ann");
            assertThat(now).isIn("1ann|2ann", "3ann|4ann");
            assertThat(ask("/edited.jsp", "bob")).isIn("1bob|2bob", "3bob|4bob");
        }
        assertThat(now).isEqualTo("3ann|4ann");
        assertThat(ask("/edited.jsp", "bob")).isIn("1bob|2bob", "3bob|4bob");
    }

    @Test
    void contentThatLooksLikeAReferenceIsContent() {
        expectStored(
                "JSP:/a.jsp&#10;\\${x}<l:live>&lt;l:live>" + NAME + "&lt;/l:live></l:live>${'<l:live>x</l:live>'}",
                "JSP:/a.jsp&#10;${x}&lt;l:live>ann&lt;/l:live><l:live>x</l:live>",
                "JSP:/a.jsp&#10;${x}&lt;l:live>bob&lt;/l:live><l:live>x</l:live>");
    }
}
