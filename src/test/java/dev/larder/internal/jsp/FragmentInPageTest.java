package dev.larder.internal.jsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.testing.EmbeddedTomcat;
import dev.larder.testing.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fragments inside cached pages, in an application that Larder has started by itself. */
class FragmentInPageTest {

    @TempDir
    static Path folder;

    private static WebServer server;

    @BeforeAll
    static void startsTomcat() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("WEB-INF"));
        Files.copy(Path.of("src/main/resources/META-INF/larder.tld"), inner.resolve("larder.tld"));
        Path settings = Files.createDirectories(inner.resolve("classes/META-INF"));
        Files.writeString(
                settings.resolve("microprofile-config.properties"),
                "larder.pages.rules.all.path=/*\nlarder.pages.rules.all.ttl=15m\n");
        server = EmbeddedTomcat.application(folder, FragmentInPageTest.class.getClassLoader())
                .start();
        server.attribute("n", new AtomicInteger());
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    private static HttpResponse<String> again(String name, String body, String... headers) throws Exception {
        server.file(
                name,
                "<%@page session=\"false\" contentType=\"text/html;charset=UTF-8\"%>"
                        + "<%@taglib prefix=\"l\" uri=\"larder\"%>" + body);
        assertThat(server.get("/" + name, headers).statusCode()).isEqualTo(200);
        return server.get("/" + name, headers);
    }

    @Test
    void aPageWithAFragmentIsCached() throws Exception {
        HttpResponse<String> page = again("a.jsp", "<l:fragment name='a' ttl='1h'>${n.incrementAndGet()}</l:fragment>");
        assertThat(page.headers().firstValue("Cache-Status")).get().asString().contains("larder; hit");
    }

    @Test
    void aPageLivesNoLongerThanAFragmentInItAndGoesWithIt() throws Exception {
        HttpResponse<String> page =
                again("d.jsp", "<l:fragment name='d' ttl='10m'>${n.incrementAndGet()}</l:fragment>");
        assertThat(page.headers().firstValue("Cache-Status"))
                .get()
                .asString()
                .contains("larder; hit")
                .matches(".*ttl=(600|59\\d)\\b.*");
        again(
                "e.jsp",
                "<% ((dev.larder.fragment.Fragments) application.getAttribute(\"" + FragmentEngine.ATTRIBUTE
                        + "\")).invalidate(\"d\"); %>");
        assertThat(server.get("/d.jsp").body()).isNotEqualTo(page.body());
    }

    @Test
    void aPageWithAFragmentThatIsNeverStoredIsNotStoredEither() throws Exception {
        for (String attribute : new String[] {"ttl='0'", "unless='true'"}) {
            HttpResponse<String> page =
                    again("f" + attribute.length() + ".jsp", "<l:fragment name='f' " + attribute + ">x</l:fragment>");
            assertThat(page.headers().firstValue("Cache-Status"))
                    .get()
                    .asString()
                    .doesNotContain("hit");
        }
    }

    @Test
    void aPageWithALivePartThatNeedsThePageIsNot() throws Exception {
        HttpResponse<String> page = again("b.jsp", "<% int i = 1; %><l:live>${n.incrementAndGet()}<%=i%></l:live>");
        expectLive(page);
        assertThat(server.get("/b.jsp").body()).isNotEqualTo(page.body());
    }

    @Test
    void aPageWithALivePartInAFragmentIsStored() throws Exception {
        String source = "<l:fragment name='c'>${n.incrementAndGet()}<l:live>${header['X-Name']}</l:live></l:fragment>";
        HttpResponse<String> page = again("c.jsp", source, "X-Name", "ann");
        expectHit(page);
        assertThat(server.get("/c.jsp", "X-Name", "bob").body())
                .isEqualTo(page.body().replace("ann", "bob"))
                .isNotEqualTo(page.body());
    }

    private static void live(String name, String body) throws Exception {
        server.file("WEB-INF/live/" + name, "<%@page session=\"false\" trimDirectiveWhitespaces=\"true\"%>" + body);
    }

    private static void expectHit(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("Cache-Status"))
                .as(page.body())
                .get()
                .asString()
                .contains("larder; hit");
    }

    private static void expectLive(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("Cache-Status"))
                .as(page.body())
                .get()
                .asString()
                .doesNotContain("hit")
                .contains("live-part");
    }

    @Test
    void aPageWithALivePartByItsResourceIsStoredAndEachVisitorHasHisOwn() throws Exception {
        live("name.jsp", "[${header['X-Name']}-${param.q}]");
        String source =
                "a${n.incrementAndGet()}<l:live src='/WEB-INF/live/name.jsp'/>b<l:live src='WEB-INF/live/name.jsp'/>";
        HttpResponse<String> hit = again("h.jsp", source, "X-Name", "ann");
        expectHit(hit);
        assertThat(hit.body()).matches("a\\d+\\[ann-]b\\[ann-]");
        assertThat(hit.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(server.get("/h.jsp", "X-Name", "bob").body())
                .isEqualTo(hit.body().replace("ann", "bob"));
    }

    @Test
    void aPageLargerThanItsBufferKeepsThePlacesOfItsLiveParts() throws Exception {
        live("m.jsp", "<b>${m.incrementAndGet()}</b>");
        server.attribute("m", new AtomicInteger());
        String text = "\u00e4".repeat(9_000);
        String part = "<l:live src='/WEB-INF/live/m.jsp'/>";
        HttpResponse<String> hit = again("i.jsp", text + part + text + part + "end");
        expectHit(hit);
        assertThat(hit.body()).isEqualTo(text + "<b>3</b>" + text + "<b>4</b>end");
    }

    @Test
    void aPageInAFrameOfATagFileIsStoredWithTheLivePartsOfBoth() throws Exception {
        live("s.jsp", "(${param.at} ${header['X-Name']})");
        server.file(
                "WEB-INF/tags/frame.tag",
                "<%@tag pageEncoding='UTF-8' trimDirectiveWhitespaces='true'%><%@taglib prefix='l' uri='larder'%>"
                        + "<head><l:live src='/WEB-INF/live/s.jsp?at=head'/></head><nav><l:fragment name='nav'>"
                        + "\u00a3 ${n.incrementAndGet()}</l:fragment></nav><main><jsp:doBody/></main>");
        String body =
                "<%@taglib prefix='t' tagdir='/WEB-INF/tags'%><t:frame><b><l:live src='/WEB-INF/live/s.jsp?at=b'/></b>"
                        + "<input value=\"<l:live src='/WEB-INF/live/s.jsp?at=i'/>\">" + "\u20ac".repeat(9_000)
                        + "</t:frame>";
        HttpResponse<String> hit = again("u.jsp", body, "X-Name", "ann");
        expectHit(hit);
        assertThat(hit.body()).contains("<head>(headann)</head>", "<b>(bann)</b><input value=\"(iann)\">\u20ac");
    }

    @Test
    void aPageWithAnEmptyLivePartIsStored() throws Exception {
        live("user.jsp", "${header['X-Name']}");
        HttpResponse<String> hit = again("j.jsp", "<l:live src='/WEB-INF/live/user.jsp'/>text");
        expectHit(hit);
        assertThat(hit.body()).isEqualTo("text");
        assertThat(server.get("/j.jsp", "X-Name", "ann").body()).isEqualTo("anntext");
    }

    @Test
    void aPageWithAStoredFragmentThatHasALivePartIsStored() throws Exception {
        server.attribute("p", new AtomicInteger());
        live("p.jsp", "${p.incrementAndGet()}");
        HttpResponse<String> page = again(
                "g.jsp",
                "<l:fragment name='g'>${n.incrementAndGet()}:<l:live src='/WEB-INF/live/p.jsp'/>.</l:fragment>");
        expectHit(page);
        String stored = page.body().replaceAll("\\d+\\.$", "");
        assertThat(server.get("/g.jsp").body()).isEqualTo(stored + "3.");
        again("k.jsp", "<l:fragment name='g'/>");
        assertThat(server.get("/k.jsp").body()).as("another page with it").isEqualTo(stored + "6.");
    }

    @Test
    void aPageWithALivePartInALoopIsStored() throws Exception {
        live("q.jsp", "(${param.i}-${header['X-Name']})");
        HttpResponse<String> page = again(
                "l.jsp",
                "<% for (int i = 0; i < 3; i++) { pageContext.setAttribute(\"i\", i); %>"
                        + "<l:live src='/WEB-INF/live/q.jsp?i=${i}'/><% } %>",
                "X-Name",
                "ann");
        expectHit(page);
        assertThat(page.body()).isEqualTo("(0-ann)(1-ann)(2-ann)");
    }

    @Test
    void aPageWithALivePartInAnIncludedPageIsStored() throws Exception {
        live("r.jsp", "<%@taglib prefix='l' uri='larder'%>[<l:live src='/WEB-INF/live/p.jsp'/>]");
        server.attribute("p", new AtomicInteger());
        live("p.jsp", "${p.incrementAndGet()}");
        HttpResponse<String> included = again("o.jsp", "a<jsp:include page='/WEB-INF/live/r.jsp'/>b");
        expectHit(included);
        assertThat(included.body()).isEqualTo("a[2]b");
    }
}
