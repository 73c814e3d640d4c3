package dev.larder.internal.jsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Templates;
import dev.larder.testing.EmbeddedTomcat;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import dev.larder.testing.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bodies of JSP tags do besides writing; most have been seen to fail with their guard taken out. */
class FragmentTagGuardsTest {

    private static final String HEAD =
            "<%@page session=\"false\" contentType=\"text/html;charset=UTF-8\" pageEncoding=\"UTF-8\"%>"
                    + "<%@taglib prefix=\"l\" uri=\"larder\"%>";
    private static final String COUNT =
            "<%=((java.util.concurrent.atomic.AtomicInteger) application.getAttribute(\"n\")).incrementAndGet()%>";

    @TempDir
    static Path folder;

    private static WebServer server;

    private final ManualClock clock = new ManualClock();
    private final MapCaches caches = new MapCaches(clock, "default", "fragments");
    private final FragmentEngine engine =
            new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));

    @BeforeAll
    static void startsTomcat() throws Exception {
        Path tags = Files.createDirectories(folder.resolve("WEB-INF")).resolve("larder.tld");
        Files.copy(Path.of("src/main/resources/META-INF/larder.tld"), tags);
        server = EmbeddedTomcat.application(folder, FragmentTagGuardsTest.class.getClassLoader())
                .start();
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    @BeforeEach
    void startsLarder() {
        server.attribute(FragmentEngine.ATTRIBUTE, engine).attribute("n", new AtomicInteger());
    }

    @AfterEach
    void closes() {
        caches.close();
    }

    private static String page(String source) {
        String name = "g" + Integer.toHexString(source.hashCode()) + ".jsp";
        server.file(name, HEAD + source.replace("COUNT", COUNT));
        return "/" + name;
    }

    private static String written(String source) throws IOException, InterruptedException {
        return server.get(page(source)).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response.addHeader(`X-Offer`, `1`);|header-set",
                "response.addCookie(new jakarta.servlet.http.Cookie(`seen`, `1`));|header-set",
                "response.setStatus(203);|status-set",
                "response.flushBuffer();|response-committed",
                "request.getSession();|session-created"
            })
    void aPageLearnsWhyAReplayCouldNotRepeatAFragment(String code, String reason) throws Exception {
        List<String> vetoes = new ArrayList<>();
        server.attribute("veto", (Consumer<String>) vetoes::add);
        written("<% request.setAttribute(\"dev.larder.page.veto\", application.getAttribute(\"veto\")); %>"
                + "<l:fragment name='a'><% " + code.replace('`', '"') + " %></l:fragment>");
        assertThat(vetoes).containsExactly(reason);
        assertThat(caches.get("fragments").contains(engine.key("a"))).isFalse();
    }

    @Test
    void neverStoresABodyThatTakesAwayWhatThePageHasSet() throws Exception {
        for (String scope : List.of("pageContext", "request")) {
            String page = "<% " + scope + ".setAttribute(\"x\", \"before\"); %><l:fragment name='" + scope + "'><% "
                    + scope + ".removeAttribute(\"x\"); %></l:fragment>[${x}]";
            assertThat(written(page)).isEqualTo("[]");
            assertThat(written(page)).isEqualTo("[]");
        }
    }

    @Test
    void setsAgainWhatTheBodyHasChanged() throws Exception {
        String page = "<% pageContext.setAttribute(\"x\", \"before\"); request.setAttribute(\"x\", \"before\"); %>"
                + "<l:fragment name='a'>COUNT<% request.setAttribute(\"x\", \"after\"); %></l:fragment>"
                + "[${pageScope.x} ${requestScope.x}]";
        assertThat(written(page)).isEqualTo("1[before after]");
        assertThat(written(page)).isEqualTo("1[before after]");
    }

    @Test
    void setsAgainWhatTheBodyOfAnElementSet() throws Exception {
        server.attribute("letters", List.of("a", "b"));
        String set = "<% pageContext.setAttribute(\"last\", pageContext.getAttribute(\"x\") + \"!\"); %>";
        String page = "<l:fragments items='${letters}' var='x' name='card' vary='#{x}'>${x}COUNT" + set
                + "</l:fragments>:${last}";
        assertThat(written(page)).isEqualTo("a1b2:b!");
        assertThat(written(page)).isEqualTo("a1b2:b!");
        String object = page.replace("'card'", "'list'").replace("+ \"!\"", "== null ? 1 : new int[0]");
        assertThat(written(object)).startsWith("a3b4:");
        assertThat(written(object)).as("an array cannot be kept").startsWith("a5b6:");
    }

    @Test
    void anElementWhoseBodyThrowsKeepsNobodyWaiting() throws Exception {
        caches.add(
                "fragments",
                CachePolicy.ttl(Duration.ofMinutes(5))
                        .lockWait(Duration.ofMinutes(5))); // longer than this client waits
        server.attribute("letters", List.of("a", "b"));
        String page = page("<l:fragments items='${letters}' var='x' name='card' vary='#{x}'>${x}"
                + "<% if (request.getParameter(\"fail\") != null) throw new IllegalStateException(\"intended\"); %>"
                + "COUNT</l:fragments>");
        assertThat(server.get(page + "?fail").statusCode()).isEqualTo(500);
        assertThat(server.get(page).body()).isEqualTo("a1b2");
        assertThat(server.get(page).body()).isEqualTo("a1b2");
    }

    @Test
    void aLivePartInAnIncludedPageIsWhereItBelongs() throws Exception {
        server.file("live/part.jsp", HEAD + "<b>" + COUNT + "</b>");
        String inner = page("<l:live src='/live/part.jsp'/>");
        String page = "<l:fragment name='a'>x<jsp:include page='" + inner + "'/>y</l:fragment>";
        assertThat(written(page)).isEqualTo("x<b>1</b>y");
        assertThat(written(page)).isEqualTo("x<b>2</b>y");
    }

    @Test
    void aPageThatIsLeftEarlyIsNotGoneOnWithInOldMarkup() throws Exception {
        String page = page("(<l:fragment name='a' ttl='60' staleIfError='1h'>COUNT"
                + "<% if (request.getParameter(\"leave\") != null) throw new jakarta.servlet.jsp.SkipPageException(); %>"
                + "</l:fragment>)");
        assertThat(server.get(page).body()).isEqualTo("(1)");
        clock.advance(Duration.ofMinutes(2));
        assertThat(server.get(page + "?leave").body()).doesNotContain(")");
        assertThat(server.get(page).body()).isEqualTo("(3)");
    }
}
