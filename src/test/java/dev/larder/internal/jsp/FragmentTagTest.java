package dev.larder.internal.jsp;

import static dev.larder.internal.fragment.Part.fragment;
import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentContract;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Part;
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
    void aLivePartKeepsThePageAroundItFromBeingStored() throws Exception {
        List<String> vetoes = new ArrayList<>();
        know("veto", (Consumer<String>) vetoes::add);
        String veto = "<% request.setAttribute(\"dev.larder.page.veto\", application.getAttribute(\"veto\")); %>";
        written(veto + "<l:fragment name='a'>x</l:fragment>");
        assertThat(vetoes).isEmpty();
        written(veto + "<l:live>x</l:live>");
        assertThat(vetoes).containsExactly("live");
    }
}
