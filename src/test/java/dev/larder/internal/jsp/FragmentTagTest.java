package dev.larder.internal.jsp;

import static dev.larder.internal.fragment.Part.fragment;
import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentContract;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Part;
import dev.larder.internal.fragment.Templates;
import dev.larder.testing.EmbeddedTomcat;
import dev.larder.testing.WebServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags in real pages, compiled and served by Tomcat. */
class FragmentTagTest extends FragmentContract {

    private static final String HEAD =
            "<%@page session=\"false\" contentType=\"text/html;charset=UTF-8\" pageEncoding=\"UTF-8\"%>"
                    + "<%@taglib prefix=\"l\" uri=\"larder\"%>";

    @TempDir
    static Path folder;

    private static WebServer server;

    @BeforeAll
    static void startsTomcat() throws Exception {
        Path tags = Files.createDirectories(folder.resolve("WEB-INF")).resolve("larder.tld");
        Files.copy(Path.of("src/main/resources/META-INF/larder.tld"), tags);
        server = EmbeddedTomcat.application(folder, FragmentTagTest.class.getClassLoader())
                .start();
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    @BeforeEach
    void startsLarder() {
        server.attribute(FragmentEngine.ATTRIBUTE, engine);
    }

    @Override
    protected void know(String name, Object value) {
        server.attribute(name, value);
    }

    @Override
    protected Answer answer(Part... page) throws Exception {
        return answer(HEAD + Part.source(Stream.of(page)));
    }

    private static Answer answer(String source) throws Exception {
        HttpResponse<String> response = server.get(page(source));
        String text = response.body();
        return response.statusCode() == 200
                ? new Answer(false, text)
                : new Answer(
                        true,
                        text.replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&#39;", "'")
                                .replace("&#47;", "/"));
    }

    /** Every page has its name from its source, so that no page is ever written anew. */
    private static String page(String source) throws IOException {
        String name = "p" + Integer.toHexString(source.hashCode()) + ".jsp";
        server.file(name, source);
        return "/" + name;
    }

    private static String written(String source) throws Exception {
        Answer answer = answer(HEAD + source);
        assertThat(answer.failed()).as(answer.text()).isFalse();
        return answer.text();
    }

    private static final String COUNT_IN_JAVA =
            "<%=((java.util.concurrent.atomic.AtomicInteger) application.getAttribute(\"n\")).incrementAndGet()%>";

    @Test
    void replaysScriptingElements() throws Exception {
        String page =
                "<l:fragment name='a'><% for (int i = 0; i < 2; i++) { %>[" + COUNT_IN_JAVA + "]<% } %></l:fragment>";
        assertThat(written(page)).isEqualTo("[1][2]");
        assertThat(written(page)).isEqualTo("[1][2]");
    }

    @Test
    void replaysIncludedPagesAndTheirFragments() throws Exception {
        String inner = page(HEAD + "<l:fragment name='inner'>" + COUNT_IN_JAVA + "</l:fragment>");
        String page = "<l:fragment name='a'>" + COUNT_IN_JAVA + "(<jsp:include page='" + inner + "'/>)</l:fragment>";
        assertThat(written(page)).isEqualTo("1(2)");
        assertThat(written(page)).isEqualTo("1(2)");
        assertThat(server.get(inner).body()).isEqualTo("2");
    }

    @Test
    void refusesABadLiteralWhenThePageIsCompiled() throws Exception {
        assertThat(answer(HEAD + "<l:fragment name='a' ttl='soon'>x</l:fragment>"))
                .matches(Answer::failed)
                .extracting(Answer::text)
                .asString()
                .contains("JasperException", "<l:fragment ttl> = 'soon'", "not a duration");
        assertThat(answer(HEAD + "<l:fragment name=''>x</l:fragment>").text())
                .contains("JasperException", "<l:fragment name> = ''");
        assertThat(answer(HEAD + "<l:fragment>x</l:fragment>").failed()).isTrue();
    }

    @Test
    void dropsABodyThatIsLeftEarly() throws Exception {
        String page = HEAD + "<l:fragment name='a'>" + COUNT_IN_JAVA
                + "<% if (request.getParameter(\"leave\") != null) return; %>!</l:fragment>";
        server.get(page(page) + "?leave");
        assertThat(answer(page).text()).isEqualTo("2!");
        assertThat(answer(page).text()).isEqualTo("2!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response.addHeader('X-Offer', '1');",
                "response.addCookie(new jakarta.servlet.http.Cookie('seen', '1'));",
                "response.setContentType('text/plain');",
                "response.setStatus(203);",
                "response.sendRedirect('/elsewhere');",
                "request.getSession();"
            })
    void neverStoresWhatAReplayCouldNotRepeat(String effect) throws Exception {
        String code = effect.replace("'", "\"");
        String page = page(HEAD + "<l:fragment name='a'>" + COUNT_IN_JAVA + "<% " + code + " %></l:fragment>");
        server.get(page);
        assertThat(caches.get("fragments").contains(engine.key("a"))).isFalse();
    }

    @Test
    void neverStoresASessionId() throws Exception {
        String source = HEAD.replace("session=\"false\"", "session=\"true\"")
                + "<l:fragment name='a'><a href='<%=response.encodeURL(\"/x\")%>'>x</a></l:fragment>";
        String first = server.get(page(source)).body();
        String second = server.get(page(source)).body();
        assertThat(first).contains(";jsessionid=").isNotEqualTo(second);
    }

    @Test
    void storesInPagesThatHaveASession() throws Exception {
        String source = HEAD.replace("session=\"false\"", "session=\"true\"") + "<l:fragment name='a'>" + COUNT_IN_JAVA
                + "</l:fragment>";
        assertThat(server.get(page(source)).body()).isEqualTo("1");
        assertThat(server.get(page(source)).body()).isEqualTo("1");
    }

    @Test
    void justRendersWhereLarderIsNotRunning() throws Exception {
        server.removeAttribute(FragmentEngine.ATTRIBUTE);
        Part[] page = {fragment(List.of("name=a"), text("<"), COUNT, live(COUNT), text(">"))};
        assertThat(rendered(page)).isEqualTo("<12>");
        assertThat(rendered(page)).isEqualTo("<34>");
    }

    @Test
    void setsAgainWhatTheBodySetForLaterPartsOfThePage() throws Exception {
        String page = "<l:fragment name='a'>" + COUNT_IN_JAVA
                + "<% pageContext.setAttribute(\"title\", \"Offers\"); request.setAttribute(\"count\", 7L); %></l:fragment>"
                + ":${title}:${count}:${requestScope.count.getClass().simpleName}";
        assertThat(written(page)).isEqualTo("1:Offers:7:Long");
        assertThat(written(page)).isEqualTo("1:Offers:7:Long");
        String outer = "<l:fragment name='outer'>" + page + "</l:fragment>-${title}";
        assertThat(written(outer)).isEqualTo("1:Offers:7:Long-Offers");
        assertThat(written(outer)).isEqualTo("1:Offers:7:Long-Offers");
    }

    @Test
    void neverStoresABodyThatSetsWhatCannotBeKept() throws Exception {
        String body = "<l:fragment name='a'>" + COUNT_IN_JAVA
                + "<% pageContext.setAttribute(\"list\", new java.util.ArrayList<>(java.util.List.of(1))); %>";
        assertThat(written(body + "</l:fragment>${list}")).isEqualTo("1[1]");
        assertThat(written(body + "</l:fragment>${list}")).isEqualTo("2[1]");
        String tidy = body.replace("'a'", "'b'") + "<% pageContext.removeAttribute(\"list\"); %></l:fragment>${list}";
        assertThat(written(tidy)).isEqualTo("3");
        assertThat(written(tidy)).isEqualTo("3");
        String around = "<l:fragment name='outer'>" + body.replace("'a'", "'c'") + "</l:fragment>"
                + "<% pageContext.removeAttribute(\"list\"); %></l:fragment>";
        assertThat(written(around)).isEqualTo("4");
        assertThat(written(around)).as("what is around it is stored").isEqualTo("4");
    }

    @Test
    void aResourceRendersALivePartForEachVisitor() throws Exception {
        server.file("live/user11.jsp", HEAD + "<b>${param.user}</b>" + COUNT_IN_JAVA);
        String source = HEAD + "<l:fragment name='outer'>" + COUNT_IN_JAVA
                + "<l:fragment name='inner'>[<l:live src='live/user11.jsp'/>]</l:fragment>.</l:fragment>";
        String page = page(source);
        assertThat(server.get(page + "?user=anne").body()).isEqualTo("1[<b>anne</b>2].");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("1[<b>bob</b>3].");
        assertThat(written("<l:fragment name='inner'/>")).isEqualTo("[<b></b>4]");
        assertThat(written("<l:live src='live/user11.jsp'>unused</l:live>")).isEqualTo("<b></b>5");
        assertThat(caches.get("fragments").contains(engine.key("outer"))).isTrue();
    }

    @Test
    void theBodyOfALivePartIsRenderedForEachVisitor() throws Exception {
        String source = HEAD + "<l:fragment name='a'>" + COUNT_IN_JAVA
                + "(<l:live><i>${param.user}${n.incrementAndGet()}</i></l:live>|<l:live>.</l:live>)</l:fragment>";
        String page = page(source.replace(COUNT_IN_JAVA, "${n.incrementAndGet()}"));
        assertThat(server.get(page + "?user=anne").body()).isEqualTo("1(<i>anne2</i>|.)");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("1(<i>bob3</i>|.)");
        server.removeAttribute(FragmentEngine.ATTRIBUTE);
        assertThat(server.get(page + "?user=cleo").body()).isEqualTo("4(<i>cleo5</i>|.)");
    }

    @Test
    void aBodyWithScriptingAroundItMayBeLeftToTheFragmentToo() throws Exception {
        String page =
                page(HEAD + "<l:fragment name='a'>" + COUNT_IN_JAVA + "<l:live>${param.user}</l:live></l:fragment>");
        assertThat(server.get(page + "?user=anne").body()).isEqualTo("1anne");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("1bob");
    }

    @Test
    void whatALiveBodyNeedsOfThePageItHasAndTheFragmentIsNotStored() throws Exception {
        String before = "<% pageContext.setAttribute(\"x\", \"set\"); %>";
        String page =
                page(HEAD + before + "<l:fragment name='a'>${n.incrementAndGet()}<l:live>${x}</l:live></l:fragment>");
        assertThat(server.get(page).body()).isEqualTo("1set");
        assertThat(server.get(page).body()).isEqualTo("2set");
        assertThat(server.get(page).body()).isEqualTo("3set");
        String sometimes = page(
                HEAD + before
                        + "<l:fragment name='b'>${n.incrementAndGet()}<l:live>${empty param.look ? '' : x}</l:live></l:fragment>");
        assertThat(server.get(sometimes).body()).isEqualTo("4");
        assertThat(server.get(sometimes).body()).isEqualTo("4");
        assertThat(server.get(sometimes + "?look=y").body()).isEqualTo("5set");
        assertThat(server.get(sometimes).body()).isEqualTo("6");
    }

    @Test
    void aLiveBodySeesTheRequestsAttributesUnlessTheFragmentHasSetThem() throws Exception {
        String set = "<% request.setAttribute(\"y\", request.getParameter(\"user\")); %>";
        String page =
                page(HEAD + set + "<l:fragment name='a'>${n.incrementAndGet()}<l:live>${y}</l:live></l:fragment>");
        assertThat(server.get(page + "?user=anne").body()).isEqualTo("1anne");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("1bob");
        String inside =
                page(HEAD + "<l:fragment name='b'>${n.incrementAndGet()}" + set + "<l:live>${y}</l:live></l:fragment>");
        assertThat(server.get(inside + "?user=anne").body()).isEqualTo("2anne");
        assertThat(server.get(inside + "?user=bob").body()).isEqualTo("3bob");
    }

    @Test
    void eachElementMayHoldLiveParts() throws Exception {
        server.attribute("letters", List.of("a", "b", "c"));
        server.file("live/user15.jsp", HEAD + "<b>${param.user}</b>");
        String page =
                page(HEAD + "<l:fragments items='${letters}' var='x' name='card' vary='#{x}'>${x}${n.incrementAndGet()}"
                        + "<l:live>${param.user}</l:live>-<l:live src='/live/user15.jsp'/></l:fragments>");
        assertThat(server.get(page + "?user=anne").body())
                .isEqualTo("a1anne-<b>anne</b>b2anne-<b>anne</b>c3anne-<b>anne</b>");
        engine.invalidate("card", "b");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("a1bob-<b>bob</b>b4bob-<b>bob</b>c3bob-<b>bob</b>");
        String outer =
                page(HEAD + "<l:fragment name='o'>[<l:fragments items='${letters}' var='x' name='card' vary='#{x}'/>]"
                        + "</l:fragment>");
        assertThat(server.get(outer + "?user=cleo").body())
                .isEqualTo("[a1cleo-<b>cleo</b>b4cleo-<b>cleo</b>c3cleo-<b>cleo</b>]");
        assertThat(server.get(outer + "?user=dora").body()).contains("[a1dora-<b>dora</b>b4dora");
        assertThat(caches.get("fragments").contains(engine.key("o"))).isTrue();
    }

    @Test
    void aLivePartInAnIncludedPageIsComputedAndNothingAroundItStored() throws Exception {
        server.file("live/user13.jsp", HEAD + "<b>" + COUNT_IN_JAVA + "</b>");
        String inner = page(HEAD + "<l:live src='/live/user13.jsp'/>");
        String page = "<l:fragment name='a'><jsp:include page='" + inner + "'/></l:fragment>";
        assertThat(written(page)).isEqualTo("<b>1</b>");
        assertThat(written(page)).isEqualTo("<b>2</b>");
    }

    @Test
    void tagFilesAndTheirBodiesMayHoldFragmentsAndLiveParts() throws Exception {
        server.file("live/user14.jsp", HEAD + "<b>${param.user}</b>");
        server.file(
                "WEB-INF/tags/box.tag",
                "<%@taglib prefix=\"l\" uri=\"larder\"%><l:fragment name='box'>{<jsp:doBody/>"
                        + "<l:live src='/live/user14.jsp'/>${n.incrementAndGet()}}</l:fragment>");
        String page = page(HEAD + "<%@taglib prefix='t' tagdir='/WEB-INF/tags'%><t:box>${n.incrementAndGet()}</t:box>");
        assertThat(server.get(page + "?user=anne").body()).isEqualTo("{1<b>anne</b>2}");
        assertThat(server.get(page + "?user=bob").body()).isEqualTo("{1<b>bob</b>2}");
    }

    @Test
    void neverShowsMarkupOfAnEditedPage() throws Exception {
        server.file("parts/edited.jspf", "one");
        String page = "<l:fragment name='a'>" + COUNT_IN_JAVA + "<%@include file='parts/edited.jspf'%></l:fragment>";
        assertThat(written(page)).isEqualTo("1one");
        assertThat(written(page)).isEqualTo("1one");
        server.file("parts/edited.jspf", "two");
        ((EmbeddedTomcat) server).forgetFiles();
        assertThat(written(page))
                .as("nothing is edited while an application runs")
                .isEqualTo("1one");
        server.attribute(
                FragmentEngine.ATTRIBUTE,
                new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE)));
        assertThat(written(page)).as("deployed anew").startsWith("2");
    }

    @Test
    void aPageWithoutSourceCountsByItsClass() throws Exception {
        String digest =
                "<%%=new dev.larder.internal.fragment.ServletRendering(\"p\", request, response).digest(\"/%s|%s\")%%>";
        String own = FragmentTagTest.class.getName();
        String other = Part.class.getName();
        String first = written(digest.formatted("gone.jsp", own));
        assertThat(first).hasSizeGreaterThan(20).isNotEqualTo(written(digest.formatted("gone.jsp", other)));
        assertThat(written(digest.formatted("gone.jsp", "no.such.Page"))).isEqualTo("null");
        server.file("there.jsp", "source");
        assertThat(written(digest.formatted("there.jsp", own)))
                .as("the source counts where it is")
                .isEqualTo(written(digest.formatted("there.jsp", other)))
                .isNotEqualTo(first);
    }

    @Test
    void refusesBadLiteralsOfTheOtherTagsWhenThePageIsCompiled() throws Exception {
        assertThat(answer(HEAD + "<l:live src=''/>").text()).contains("JasperException", "<l:live src> = ''");
        assertThat(answer(HEAD + "<l:fragment name='a' unless='perhaps'>x</l:fragment>")
                        .text())
                .contains("JasperException", "<l:fragment unless> = 'perhaps'");
        assertThat(answer(HEAD + "<l:fragments items='${x}' name='a' vary='#{y}' var='not a name'>x</l:fragments>")
                        .text())
                .contains("JasperException", "<l:fragments var> = 'not a name'");
    }

    @Test
    void aCollectionsVariableIsAsBeforeAfterwards() throws Exception {
        know("letters", List.of("a", "b"));
        String page =
                "<% pageContext.setAttribute(\"x\", \"before\"); %><l:fragments items='${letters}' var='x' name='card'"
                        + " vary='#{x}'>${x}</l:fragments>:${x}";
        assertThat(written(page)).isEqualTo("ab:before");
        assertThat(written(page)).isEqualTo("ab:before");
        server.removeAttribute(FragmentEngine.ATTRIBUTE);
        assertThat(written(page)).isEqualTo("ab:before");
    }

    @Test
    void aLivePartKeepsThePageAroundItFromBeingStored() throws Exception {
        List<String> vetoes = new ArrayList<>();
        know("veto", (Consumer<String>) vetoes::add);
        String veto = "<% request.setAttribute(\"dev.larder.page.veto\", application.getAttribute(\"veto\")); %>";
        written(veto + "<l:fragment name='a'>x</l:fragment>");
        assertThat(vetoes).isEmpty();
        written(veto + "<l:live><%=1%></l:live>");
        assertThat(vetoes).containsExactly("live-part");
    }
}
