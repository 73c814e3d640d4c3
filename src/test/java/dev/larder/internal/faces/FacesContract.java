package dev.larder.internal.faces;

import static dev.larder.internal.fragment.Part.fragment;
import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentContract;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Part;
import dev.larder.internal.fragment.Templates;
import dev.larder.internal.live.LivePage;
import dev.larder.testing.EmbeddedTomcat;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags in real views, served by Tomcat with a Faces implementation. */
abstract class FacesContract extends FragmentContract implements LiveBodyContract {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*?value=\"([^\"]*)\"");

    @BeforeEach
    void startsLarder() {
        server().attribute(FragmentEngine.ATTRIBUTE, engine);
    }

    @Override
    protected void know(String name, Object value) {
        server().attribute(name, value);
    }

    @Override
    protected Answer answer(Part... page) throws Exception {
        return answer(view(Part.source(Stream.of(page))));
    }

    @Override
    public Caches caches() {
        return caches;
    }

    @Override
    public void engine(FragmentEngine another) {
        server().attribute(FragmentEngine.ATTRIBUTE, another);
    }

    private static String view(String body) {
        return "<ui:composition xmlns:l='larder' xmlns:ui='jakarta.faces.facelets' xmlns:h='jakarta.faces.html'"
                + " xmlns:f='jakarta.faces.core'>" + body.replace("${", "#{") + "</ui:composition>";
    }

    private Answer answer(String source) throws Exception {
        return answer(source, "");
    }

    /** A visitor whose browser is known to take cookies, so that no URL holds his session's id. */
    private String known() throws Exception {
        return cookies(server().get(page(view("<h:form/>"))));
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private Answer answer(String source, String cookie) throws Exception {
        HttpResponse<String> response = server().get(page(source), "Cookie", cookie);
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
    @Override
    public String page(String source) throws IOException {
        String name = "p" + Integer.toHexString(source.hashCode()) + ".xhtml";
        server().file(name, source);
        return "/" + name;
    }

    @Test
    void evaluatesNothingInsideOnAHit() throws Exception {
        String source =
                view("<l:fragment name='a'><h:outputText value='${n.incrementAndGet()}' rendered='${n.get() ge 0}'/>"
                        + "<ui:repeat value='${[n.incrementAndGet()]}' var='x'>,${x}</ui:repeat></l:fragment>");
        String first = answer(source).text();
        Object runs = counter();
        assertThat(answer(source).text()).isEqualTo(first);
        assertThat(counter()).isEqualTo(runs);
    }

    private String counter() throws Exception {
        return rendered(Part.value("n.get()"));
    }

    @Test
    void writesWhatIsAroundIt() throws Exception {
        String source =
                view("<div><l:fragment name='a'><p class='x'>${n.incrementAndGet()}<br/></p></l:fragment></div>");
        String first = answer(source).text();
        assertThat(first).matches("<div><p class=\"x\">1<br ?/?></p></div>");
        assertThat(answer(source).text()).isEqualTo(first);
    }

    @Test
    void refusesABadLiteralWhenTheViewIsCompiled() throws Exception {
        assertThat(answer(view("<l:fragment name='a' ttl='soon'>x</l:fragment>"))
                        .text())
                .contains("soon", "not a duration", ".xhtml");
        assertThat(answer(view("<l:fragment ttl='1'>x</l:fragment>")).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h:form><h:outputText value='${n.incrementAndGet()}'/></h:form>",
                "<h:inputText value='${n.incrementAndGet()}'/>",
                "<h:panelGroup><h:commandButton value='${n.incrementAndGet()}'/></h:panelGroup>",
                "<h:panelGroup id='p'>${n.incrementAndGet()}<f:ajax event='click'/></h:panelGroup>"
            })
    void neverStoresWhatBelongsToOneView(String inside) throws Exception {
        boolean needsForm = !inside.startsWith("<h:form");
        String fragment = "<l:fragment name='a'>" + inside + "</l:fragment>";
        String source = view(needsForm ? "<h:form>" + fragment + "</h:form>" : fragment);
        assertThat(answer(source).failed()).isFalse();
        assertThat(answer(source).failed()).isFalse();
        assertThat(caches.get("fragments").contains(engine.key("a"))).isFalse();
    }

    @Test
    void formsAroundAndInLivePartsOfCachedFragmentsStillPost() throws Exception {
        AtomicReference<Object> name = new AtomicReference<>("nobody");
        know("name", name);
        String path = page(view("<html><h:head/><h:body>"
                + "<l:fragment name='a'>[${n.incrementAndGet()}]<l:live>" + form("inside") + "</l:live></l:fragment>"
                + form(
                        "around",
                        "<l:fragment name='b'>[${n.incrementAndGet()}]</l:fragment>"
                                + "<l:fragment name='c'><h:inputText value='${v}'/></l:fragment>")
                + "</h:body></html>"));
        for (int visit = 0; visit < 2; visit++) {
            for (String form : List.of("inside", "around")) {
                name.set("nobody");
                assertThat(posted(path, form, false)).contains("[1]", "[2]");
                assertThat(name).as(form).hasValue(form);
                name.set("nobody");
                String answer = posted(path, form, true);
                assertThat(answer).contains("[1]", "[2]");
                assertThat(name).as(form + " by Ajax: " + answer).hasValue(form);
            }
        }
        assertThat(caches.get("fragments").contains(engine.key("a"))).isTrue();
        assertThat(caches.get("fragments").contains(engine.key("c"))).isFalse();
    }

    @Test
    void whatAnAjaxAnswerShowsIsNotStored() throws Exception {
        know("name", new AtomicReference<>("nobody"));
        String late =
                "<h:panelGroup rendered='${facesContext.postback}'><l:fragment name='late'>[${n.incrementAndGet()}]"
                        + "</l:fragment></h:panelGroup>";
        String path = page(view("<html><h:head/><h:body>" + form("around", late) + "</h:body></html>"));
        assertThat(posted(path, "around", true)).contains("[1]");
        assertThat(caches.get("fragments").contains(engine.key("late"))).isFalse();
        assertThat(posted(path, "around", false)).contains("[2]");
        assertThat(caches.get("fragments").contains(engine.key("late"))).isTrue();
    }

    private static String form(String id, String... inside) {
        return "<h:form id='" + id + "'>" + String.join("", inside) + "<h:inputText id='i' value='${typed}'/>"
                + "<h:commandButton id='go' value='go' action='${name.set(&quot;" + id + "&quot;)}'>"
                + "<f:ajax execute='@form' render='@all'/></h:commandButton></h:form>";
    }

    private String posted(String path, String form, boolean ajax) throws Exception {
        HttpResponse<String> view = server().get(path);
        Matcher state = VIEW_STATE.matcher(view.body());
        assertThat(state.find()).as(view.body()).isTrue();
        String cookies = cookies(view);
        String fields = "F=F&F%3Ai=x&F_SUBMIT=1&jakarta.faces.ViewState="
                + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8);
        String button = ajax
                ? "&jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=F&jakarta.faces.partial.render=%40all"
                        + "&jakarta.faces.source=F%3Ago&jakarta.faces.partial.event=click&jakarta.faces.behavior.event=action"
                : "&F%3Ago=go";
        String[] headers = {"Cookie", cookies, "Faces-Request", ajax ? "partial/ajax" : "full"};
        return server().post(
                        path,
                        (fields + button)
                                .replace("F%3A", form + "%3A")
                                .replace("F=F", form + "=" + form)
                                .replace("F_SUBMIT", form + "_SUBMIT")
                                .replace("execute=F", "execute=" + form),
                        headers)
                .body();
    }

    @Test
    void idsAreTheSameOnAHitAsOnAMiss() throws Exception {
        String source = view("<h:panelGroup><l:fragment name='a'><h:panelGroup id='in' layout='block'>"
                + "<h:panelGroup layout='block' styleClass='s'/></h:panelGroup></l:fragment></h:panelGroup>"
                + "<h:panelGroup id='after' layout='block'/><h:outputText styleClass='t' value='x' id='t'/>");
        String miss = answer(source).text();
        assertThat(miss).contains("id=\"in\"", "id=\"after\"");
        assertThat(answer(source).text()).isEqualTo(miss);
    }

    @Test
    void aLivePartIsFoundAgainInAnotherViewWithOtherIds() throws Exception {
        know("user", new AtomicReference<>("anne"));
        String fragment = "<l:fragment name='a'>[${n.incrementAndGet()}<h:panelGroup><l:live>${user.get()}"
                + "<h:outputText value='!' rendered='${user.get() eq &quot;bob&quot;}'/></l:live></h:panelGroup>]</l:fragment>";
        assertThat(answer(view(fragment)).text()).contains("[1", "anne", "]").doesNotContain("!");
        know("user", new AtomicReference<>("bob"));
        String other = view("<h:panelGroup/><h:panelGroup><h:outputText value='.'/>" + fragment + "</h:panelGroup>");
        assertThat(answer(other).text()).contains("[1", "bob!", "]");
    }

    @Test
    void whetherALivePartIsRenderedIsAskedForEachVisitor() throws Exception {
        know("user", new AtomicReference<>("nobody"));
        String source = view(
                "<l:fragment name='a'>[${n.incrementAndGet()}<l:live rendered='${user.get() ne &quot;nobody&quot;}'>"
                        + "${user.get()}</l:live>]</l:fragment>");
        assertThat(answer(source).text()).isEqualTo("[1]");
        know("user", new AtomicReference<>("bob"));
        assertThat(answer(source).text()).isEqualTo("[1bob]");
    }

    @Test
    void aLivePartThatAPanelLeavesOutForOneVisitorIsThereForTheNext() throws Exception {
        know("user", new AtomicReference<>("nobody"));
        String source =
                view("<l:fragment name='a'><h:panelGroup>[<l:live rendered='${user.get() ne &quot;nobody&quot;}'>"
                        + "${user.get()}</l:live>]</h:panelGroup></l:fragment>");
        assertThat(answer(source).text()).isEqualTo("[]");
        know("user", new AtomicReference<>("bob"));
        assertThat(answer(source).text()).isEqualTo("[bob]");
    }

    @Test
    void aLivePartInALoopKeepsTheFragmentFromBeingStored() throws Exception {
        String source = view(
                "<l:fragment name='a'><ui:repeat value='${[1,2]}' var='x'><l:live>${x}-${n.incrementAndGet()} </l:live>"
                        + "</ui:repeat></l:fragment>");
        assertThat(answer(source).text()).isEqualTo("1-1 2-2 ");
        assertThat(answer(source).text()).isEqualTo("1-3 2-4 ");
    }

    @Test
    void aLivePartByItsResourceInALoopIsFoundAgain() throws Exception {
        server().file("one.txt", "first");
        server().file("two.txt", "second");
        String source = view("<l:fragment name='a'><ui:repeat value='${[&quot;one&quot;, &quot;two&quot;]}' var='x'>"
                + "[${n.incrementAndGet()}<l:live src='/${x}.txt'/>]</ui:repeat></l:fragment>");
        assertThat(answer(source).text()).isEqualTo("[1first][2second]");
        assertThat(answer(source).text()).isEqualTo("[1first][2second]");
    }

    @Test
    void aViewWithoutTheLivePartsOfACopyRendersItsOwnBody() throws Exception {
        answer(view("<l:fragment name='a'><l:live>x</l:live></l:fragment>"));
        assertThat(answer(view("<l:fragment name='a'>own ${n.incrementAndGet()}</l:fragment>"))
                        .text())
                .isEqualTo("own 1");
    }

    @Test
    void aResourceRendersALivePart() throws Exception {
        server().file("user.txt", "<b>live</b>");
        String source = view("<l:fragment name='a'>[${n.incrementAndGet()}<l:live src='/user.txt'/>]</l:fragment>");
        assertThat(answer(source).text()).isEqualTo("[1<b>live</b>]");
        server().file("user.txt", "<b>more</b>");
        assertThat(answer(source).text()).startsWith("[1<b>").endsWith("</b>]");
    }

    @Test
    void aScriptInACopyIsWrittenOncePerViewAndInEveryView() throws Exception {
        String visitor = known();
        server().file("resources/js/x.js", "x");
        String script = "<h:outputScript name='x.js' library='js'/>";
        String source = view("<html><h:head/><h:body><l:fragment name='a'>[${n.incrementAndGet()}" + script
                + "]</l:fragment>" + script + "</h:body></html>");
        String miss = answer(source, visitor).text();
        assertThat(miss.split("x\\.js", -1)).as(miss).hasSize(2);
        assertThat(answer(source, visitor).text()).isEqualTo(miss);
        String earlier = view("<html><h:head/><h:body>" + script + "<l:fragment name='a'>[${n.incrementAndGet()}"
                + script + "]</l:fragment></h:body></html>");
        assertThat(answer(earlier, visitor).text().split("x\\.js", -1))
                .as("not a second time")
                .hasSize(2);
        assertThat(answer(source, visitor).text())
                .as("what lacked it was not stored")
                .isEqualTo(miss);
    }

    @Test
    void aBodyThatLeavesOutWhatItsViewHasWrittenIsNotForOthers() throws Exception {
        String visitor = known();
        server().file("resources/js/y.js", "y");
        String script = "<h:outputScript name='y.js' library='js'/>";
        String fragment = "<l:fragment name='a'>[" + script + "]</l:fragment></h:body></html>";
        assertThat(answer(view("<html><h:head/><h:body>" + script + fragment), visitor)
                        .text())
                .contains("[]");
        assertThat(answer(view("<html><h:head/><h:body>" + fragment), visitor).text())
                .contains("y.js");
    }

    @Test
    void whatTheBodyAddsToTheHeadIsThereOnAHit() throws Exception {
        String visitor = known();
        server().file("resources/js/head.js", "x");
        String source = view("<html><h:head/><h:body><l:fragment name='a'>[${n.incrementAndGet()}"
                + "<h:outputScript name='head.js' library='js' target='head'/>]</l:fragment></h:body></html>");
        String miss = answer(source, visitor).text();
        assertThat(miss).contains("head.js", "[1]");
        assertThat(answer(source, visitor).text()).isEqualTo(miss);
    }

    @Test
    void neverShowsMarkupOfAnEditedView() throws Exception {
        server().file("parts.xhtml", view("one"));
        String source =
                view("<l:fragment name='a'>${n.incrementAndGet()}<ui:include src='/parts.xhtml'/></l:fragment>");
        assertThat(answer(source).text()).isEqualTo("1one");
        assertThat(answer(source).text()).isEqualTo("1one");
        server().file("parts.xhtml", view("two"));
        ((EmbeddedTomcat) server()).forgetFiles();
        server().attribute(
                        FragmentEngine.ATTRIBUTE,
                        new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE)));
        assertThat(answer(source).text()).as("deployed anew").startsWith("2");
    }

    @Test
    void idsInACollectionDifferFromElementToElement() throws Exception {
        know("letters", List.of("a", "b"));
        String source = view("<l:fragments id='all' items='${letters}' var='x' name='card' vary='${x}'>"
                + "<h:outputText id='t' value='${x}'/></l:fragments>");
        String miss = answer(source).text();
        assertThat(miss).contains("id=\"all:0:t\"", "id=\"all:1:t\"");
        assertThat(answer(source).text()).isEqualTo(miss);
    }

    @Test
    void refusesAnInputInACollection() throws Exception {
        know("letters", List.of("a"));
        assertThat(answer(view("<h:form><l:fragments items='${letters}' var='x' name='card' vary='${x}'><h:inputText/>"
                                + "</l:fragments></h:form>"))
                        .text())
                .contains("l:fragments", "input-inside", "ui:repeat");
    }

    @Test
    void justRendersWhereLarderIsNotRunning() throws Exception {
        server().removeAttribute(FragmentEngine.ATTRIBUTE);
        Part[] page = {fragment(List.of("name=a"), text("("), COUNT, live(COUNT), text(")"))};
        assertThat(rendered(page)).isEqualTo("(12)");
        assertThat(rendered(page)).isEqualTo("(34)");
    }

    /** What a page that is being stored is asked to keep, and with which words, as the page room does. */
    private List<String> left(boolean takes, String view) throws Exception {
        List<String> told = new ArrayList<>();
        LivePage page = (part, heldBack) -> {
            boolean taken = takes && part.reference().isForPages();
            told.addAll(taken ? List.of(part.reference().toText() + " " + heldBack.heldBack()) : List.of());
            return taken;
        };
        know(LivePage.ATTRIBUTE, page);
        know("dev.larder.page.veto", (Consumer<String>) told::add);
        Answer answer = answer(view(view));
        server().removeAttribute(LivePage.ATTRIBUTE);
        server().removeAttribute("dev.larder.page.veto");
        assertThat(answer.failed()).as(answer.text()).isFalse();
        told.add(answer.text());
        return told;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form-inside|<h:form/>",
                "input-inside|<h:inputText/>",
                "command-inside|<h:panelGroup><h:commandButton/></h:panelGroup>",
                "ajax-inside|<h:panelGroup id='p'><f:ajax event='click'/></h:panelGroup>"
            })
    void saysWhatBelongsToOneView(String reason, String inside) throws Exception {
        assertThat(left(true, "<h:panelGroup><l:fragment name='a'>" + inside + "</l:fragment></h:panelGroup>"))
                .contains(reason);
    }

    @Test
    void leavesALivePartByItsResourceToThePage() throws Exception {
        server().file("WEB-INF/part.xhtml", "part");
        String live = "<l:live src='/WEB-INF/part.xhtml'/>";
        assertThat(left(true, "a" + live + "b")).containsExactly("/WEB-INF/part.xhtml 0", "ab");
        assertThat(left(true, "<l:fragment name='a'>c" + live + "d</l:fragment>"))
                .containsExactly("/WEB-INF/part.xhtml 0", "cd");
        assertThat(left(
                        true,
                        "<ui:repeat value='${[1, 2]}' var='i'>${i}<l:live src='/WEB-INF/part${i}.jsp'/></ui:repeat>"))
                .containsExactly("/WEB-INF/part1.jsp 0", "/WEB-INF/part2.jsp 0", "12");
    }

    @Test
    void leavesNothingToThePageThatItCouldNotFindAgain() throws Exception {
        assertThat(left(true, "a<ui:repeat value='${[1]}' var='i'><l:live>${n.get()}</l:live></ui:repeat>b"))
                .containsExactly("live-part", "a0b");
        assertThat(left(true, "a<l:live src='/WEB-INF/x.jsp' rendered='${n.get() gt 0}'/>b"))
                .containsExactly("live-part", "ab");
    }
}
