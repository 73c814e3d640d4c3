package dev.larder.internal.faces;

import static dev.larder.internal.fragment.Part.fragment;
import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentContract;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Part;
import dev.larder.testing.WebServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags in real views, served by Tomcat with a Faces implementation. */
abstract class FacesContract extends FragmentContract {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*?value=\"([^\"]*)\"");

    abstract WebServer server();

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

    private static String view(String body) {
        return "<ui:composition xmlns:l='larder' xmlns:ui='jakarta.faces.facelets' xmlns:h='jakarta.faces.html'"
                + " xmlns:f='jakarta.faces.core'>" + body.replace("${", "#{") + "</ui:composition>";
    }

    private Answer answer(String source) throws Exception {
        HttpResponse<String> response = server().get(page(source));
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
    private String page(String source) throws IOException {
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
    void aFormAroundACachedFragmentStillPosts() throws Exception {
        AtomicReference<Object> name = new AtomicReference<>("nobody");
        know("name", name);
        String source = view(
                "<html><h:head/><h:body><h:form id='f'><l:fragment name='a'>[${n.incrementAndGet()}]</l:fragment>"
                        + "<l:fragment name='b'><h:inputText id='i' value='${v}'/></l:fragment>"
                        + "<h:commandButton id='go' value='go' action='${name.set(&quot;somebody&quot;)}'/></h:form></h:body></html>");
        String path = page(source);
        assertThat(posted(path)).contains("[1]");
        assertThat(name).hasValue("somebody");
        name.set("nobody");
        assertThat(posted(path)).contains("[1]");
        assertThat(name).hasValue("somebody");
    }

    private String posted(String path) throws Exception {
        HttpResponse<String> form = server().get(path);
        Matcher state = VIEW_STATE.matcher(form.body());
        assertThat(state.find()).as(form.body()).isTrue();
        String cookies = form.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
        String fields = "f=f&f%3Ago=go&f%3Ai=x&f_SUBMIT=1&jakarta.faces.ViewState="
                + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8);
        return server().post(path, fields, "Cookie", cookies).body();
    }

    @Test
    void justRendersWhereLarderIsNotRunning() throws Exception {
        server().removeAttribute(FragmentEngine.ATTRIBUTE);
        Part[] page = {fragment(List.of("name=a"), text("("), COUNT, live(COUNT), text(")"))};
        assertThat(rendered(page)).isEqualTo("(12)");
        assertThat(rendered(page)).isEqualTo("(34)");
    }
}
