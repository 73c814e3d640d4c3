package dev.larder.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Templates;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.page.ForwardedTags;
import dev.larder.internal.page.PageFilter;
import dev.larder.internal.page.PageOptions;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.testing.EmbeddedTomcat;
import dev.larder.testing.WebServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views that are stored as whole pages, with live parts that are bodies of tags. */
interface LiveBodyContract {

    String SPACES = "xmlns:l='larder' xmlns:ui='jakarta.faces.facelets' xmlns:h='jakarta.faces.html'"
            + " xmlns:f='jakarta.faces.core' xmlns:c='jakarta.tags.core'";
    String WHO = "${cookie.who.value}";

    WebServer server();

    Caches caches();

    String page(String source) throws IOException;

    /** MyFaces uses the session and sends a cookie with each view, so that no whole view is stored. */
    default boolean storesViews() {
        return true;
    }

    void engine(FragmentEngine another);

    /** What a visitor of that name gets. */
    private Visit visit(String path, String who) throws Exception {
        server().attribute(FacesServer.PAGES, new PageFilter(caches(), options(), Clock.systemUTC()));
        HttpResponse<String> answer = server().get(path, "Cookie", "who=" + who);
        String status = answer.headers().firstValue("Cache-Status").orElse("");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Visit(answer.body(), status, answer.headers().allValues("Set-Cookie"));
    }

    record Visit(String text, String status, List<String> cookies) {
        boolean isHit() {
            return status.startsWith("larder; hit");
        }
    }

    private static PageOptions options() {
        return new PageOptions(
                CacheMode.SITE,
                "pages",
                Duration.ofMinutes(10),
                UndeclaredInputs.REFUSE,
                new PageOptions.Bounds(100_000, 4, 200),
                new PageOptions.Addresses(Set.of(), List.of()),
                Set.of(),
                PageOptions.Gateway.STRICT,
                true,
                ForwardedTags.NONE,
                List.of());
    }

    @AfterEach
    default void cachesNoPages() {
        server().removeAttribute(FacesServer.PAGES);
    }

    private String path(String body) throws IOException {
        return page("<html " + SPACES + "><h:head/><h:body>" + body.replace("${", "#{") + "</h:body></html>");
    }

    /** Ann has it computed and Bob gets it from the store, each with his own. */
    private void expectStored(String path, String hers, String his) throws Exception {
        assumeTrue(storesViews(), "whole views are stored");
        Visit ann = visit(path, "ann");
        assertThat(ann.status()).as(ann.text()).contains("stored");
        assertThat(ann.text()).contains(hers);
        Visit bob = visit(path, "bob");
        assertThat(bob.isHit()).as(bob.status()).isTrue();
        assertThat(bob.text()).isEqualTo(ann.text().replace(hers, his));
        assertThat(bob.cookies()).as("no session for a view").isEmpty();
    }

    /** Each has it computed, and it is right. */
    private void expectComputed(String path, String hers, String his) throws Exception {
        for (int i = 0; i < 2; i++) {
            Visit ann = visit(path, "ann");
            assertThat(ann.text()).contains(hers);
            assertThat(ann.status()).as(ann.text()).doesNotContain("stored");
            assertThat(ann.isHit()).isFalse();
            assertThat(visit(path, "bob").text()).contains(his);
        }
    }

    @Test
    default void aBodyIsComputedForEachVisitorOfAStoredPage() throws Exception {
        expectStored(
                path(
                        "${applicationScope.n.incrementAndGet()}<h:panelGroup id='p' layout='block'><l:live>(<h:panelGroup id='in' layout='block'>"
                                + WHO + "<br/></h:panelGroup>)</l:live></h:panelGroup>."),
                "ann",
                "bob");
    }

    /** What visitors get of the body of the one live part in a view, as if all around it were stored. */
    private String part(String path, LivePart part, String who) throws Exception {
        server().attribute(FacesServer.PART, new LivePart(part.reference()));
        try {
            HttpResponse<String> answer = server().get(path, "Cookie", "who=" + who);
            return answer.statusCode() == 200
                    ? answer.body()
                    : answer.statusCode() + " " + answer.headers().map();
        } finally {
            server().removeAttribute(FacesServer.PART);
        }
    }

    /** The view is asked for once by a page that takes what is left to it. */
    private LivePart left(String path) throws Exception {
        AtomicReference<LivePart> left = new AtomicReference<>();
        LivePage page = (part, heldBack) -> {
            left.set(part);
            return true;
        };
        server().attribute(LivePage.ATTRIBUTE, page);
        HttpResponse<String> answer = server().get(path);
        server().removeAttribute(LivePage.ATTRIBUTE);
        assertThat(left.get()).as(answer.body()).isNotNull();
        return left.get();
    }

    @Test
    default void aBodyIsFoundAgainWithoutItsPage() throws Exception {
        String path = path("<p>${1 + 1}</p><h:panelGroup id='p'><l:live>[" + WHO
                + "<h:panelGroup id='in'>!</h:panelGroup><br/>]</l:live></h:panelGroup>");
        LivePart part = left(path);
        assertThat(part(path, part, "ann")).matches("\\[ann<span id=\"in\">!</span><br ?/?>]");
        assertThat(part(path, part, "bob")).matches("\\[bob<span id=\"in\">!</span><br ?/?>]");
    }

    @Test
    default void aBodyThatNeedsItsPageFailsWithoutIt() throws Exception {
        for (String needs : List.of("${flash.x}", "${viewScope.x}", "${viewNote.text}")) {
            String path = path("<l:live>" + needs + "</l:live>");
            LivePart part = left(path);
            assertThat(part(path, part, "ann")).as(needs).startsWith("500");
        }
    }

    @Test
    default void someBodiesOfOnePageAreInTheirPlaces() throws Exception {
        expectStored(
                path("a<l:live>${&quot;&lt;&quot;}</l:live>b<l:live>" + WHO + "</l:live>c"),
                "a&lt;bannc",
                "a&lt;bbobc");
    }

    @Test
    default void whatASiblingHasComputedForThemselvesIsNoObjection() throws Exception {
        expectStored(
                path(
                        "<l:live>" + WHO
                                + "</l:live><l:live>${empty noteReader.text}</l:live><l:live>${empty requestNote.text}</l:live>"),
                "ann",
                "bob");
    }

    @Test
    default void theRenderedOfABodyIsAskedForEachVisitor() throws Exception {
        expectStored(path("[<l:live rendered='${cookie.who.value eq &quot;bob&quot;}'>bob</l:live>]"), "[]", "[bob]");
    }

    @Test
    default void aBodyInAFragmentOfAStoredPageIsComputedForEachVisitor() throws Exception {
        expectStored(path("<l:fragment name='a'>[<l:live>" + WHO + "</l:live>]</l:fragment>"), "[ann]", "[bob]");
    }

    @Test
    default void aFragmentInABodyIsItself() throws Exception {
        expectStored(
                path("<l:live>" + WHO + "<l:fragment name='in'>${n.incrementAndGet()}</l:fragment></l:live>"),
                "ann",
                "bob");
    }

    @Test
    default void variablesOfTheViewAreBuiltAgain() throws Exception {
        expectStored(
                path(
                        "<c:set var='x' value='${cookie.who}'/><ui:param name='y' value='${x}'/><l:live>${y.value}</l:live>"),
                "ann",
                "bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ui:repeat value='${[1, 2]}' var='x'><l:live>WHO</l:live></ui:repeat>",
                "<h:dataTable value='${[1]}' var='x'><h:column><l:live>WHO</l:live></h:column></h:dataTable>",
                "<c:forEach items='${[1, 2]}' var='x'><l:live>WHO</l:live></c:forEach>",
                "<l:live>WHO<h:messages/></l:live>",
                "<l:live>WHO<h:panelGroup><h:outputScript name='x.js'/></h:panelGroup></l:live>",
                "<l:live>WHO<h:panelGroup id='p'><f:ajax event='click'/></h:panelGroup></l:live>",
                "<l:live>WHO<l:live>x</l:live></l:live>",
                "<l:live>WHO${flash.x}</l:live>",
                "<l:live>WHO${viewScope.x}</l:live>",
                "<l:live>WHO${viewNote.text}</l:live>",
                "${noteReader.say()}<l:live>WHO</l:live>",
                "${noteReader.keep()}<l:live>WHO</l:live>",
                "${requestNote.setText('noted')}<l:live>WHO${requestNote.text}</l:live>",
                "${requestNote.setText('noted')}<l:live>WHO${noteReader.text}</l:live>",
                "${requestScope.put('product', 'chair')}<l:live>WHO${product}</l:live>",
            })
    default void whatABodyNeedsOfItsPageKeepsThePageFromBeingStored(String body) throws Exception {
        String path = path(body.replace("WHO", WHO));
        expectComputed(path, "ann", "bob");
    }

    @Test
    default void theVisitorWhoFindsOutGetsWhatThePageHad() throws Exception {
        String path = path("${requestScope.put('product', 'chair')}${requestNote.setText('noted')}" + "<l:live>[" + WHO
                + " ${product} ${requestNote.text}]</l:live>");
        expectComputed(path, "[ann chair noted]", "[bob chair noted]");
    }

    @Test
    default void whatAFilterInFrontHasSetABodySees() throws Exception {
        expectStored(path("<l:live>[${client}]</l:live>"), "[who=ann]", "[who=bob]");
    }

    @Test
    default void whatThePageHasSetInItsPlaceIsThePages() throws Exception {
        String path = path("${request.setAttribute('client', 'Ms')}<l:live>[" + WHO + "${client}]</l:live>");
        expectComputed(path, "[annMs]", "[bobMs]");
        String set = path("<l:live>${request.setAttribute('client', 'Ms')}[" + WHO + "${client}]</l:live>");
        expectStored(set, "[annMs]", "[bobMs]");
    }

    @Test
    default void aLaterVisitorWhoFindsOutGetsThePageAsWithoutACache() throws Exception {
        assumeTrue(storesViews(), "whole views are stored");
        String path = path("${requestScope.put('product', 'chair')}<l:live>[" + WHO
                + "${cookie.who.value eq &quot;bob&quot; ? product : &quot;&quot;}]</l:live>");
        assertThat(visit(path, "ann").status()).contains("stored");
        assertThat(visit(path, "carl").isHit()).isTrue();
        assertThat(visit(path, "bob").text()).contains("[bobchair]");
        expectComputed(path, "[ann]", "[bobchair]");
    }

    @Test
    default void theParametersOfAViewThatABeanTakesAreThePagesOwn() throws Exception {
        String view = page(("<f:view " + SPACES
                        + "><f:metadata><f:viewParam name='note' value='${requestNote.text}'/></f:metadata>"
                        + "<h:body><l:live>[" + WHO + " ${requestNote.text}]</l:live></h:body></f:view>")
                .replace("${", "#{"));
        expectComputed(view + "?note=given", "[ann given]", "[bob given]");
    }

    @Test
    default void aScriptThatOneVisitorsBodyAddsIsThere() throws Exception {
        assumeTrue(storesViews(), "whole views are stored");
        server().file("resources/js/bob.js", "x");
        AtomicBoolean scripted = new AtomicBoolean();
        server().attribute("scripted", scripted);
        String path = path("<l:live>" + WHO + "<c:if test='${applicationScope.scripted.get()}'>"
                + "<h:outputScript library='js' name='bob.js' target='head'/></c:if></l:live>");
        assertThat(visit(path, "ann").status()).contains("stored");
        scripted.set(true);
        assertThat(visit(path, "bob").text()).contains("bob.js", "bob<");
        scripted.set(false);
        assertThat(visit(path, "ann").text()).doesNotContain("bob.js");
    }

    @Test
    default void anEditedViewIsNoLongerTheSamePage() throws Exception {
        server().file(
                        "part.xhtml",
                        "<ui:composition " + SPACES + "><l:live>one #{cookie.who.value}</l:live></ui:composition>");
        String path = path("<ui:include src='/part.xhtml'/>");
        expectStored(path, "one ann", "one bob");
        server().file(
                        "part.xhtml",
                        "<ui:composition " + SPACES + "><l:live>two #{cookie.who.value}</l:live></ui:composition>");
        ((EmbeddedTomcat) server()).forgetFiles();
        engine(new FragmentEngine(caches(), new FragmentOptions("fragments", Templates.READ_ONCE)));
        for (String visitor : List.of("ann", "bob")) {
            assertThat(visit(path, visitor).isHit()).as("deployed anew").isFalse();
        }
        assertThat(visit(path, "carl").isHit()).isTrue();
    }
}
