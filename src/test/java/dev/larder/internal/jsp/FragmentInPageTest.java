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
    void aPageWithALivePartIsNot() throws Exception {
        HttpResponse<String> page = again("b.jsp", "<l:live>${n.incrementAndGet()}</l:live>");
        assertThat(page.headers().firstValue("Cache-Status"))
                .get()
                .asString()
                .doesNotContain("hit")
                .contains("live");
        assertThat(server.get("/b.jsp").body()).isNotEqualTo(page.body());
    }

    @Test
    void aPageWithALivePartInAFragmentIsNot() throws Exception {
        HttpResponse<String> page =
                again("c.jsp", "<l:fragment name='c'><l:live>${n.incrementAndGet()}</l:live></l:fragment>");
        assertThat(page.headers().firstValue("Cache-Status")).get().asString().doesNotContain("hit");
        assertThat(server.get("/c.jsp").body()).isNotEqualTo(page.body());
    }

    @Test
    void aPageWithAStoredFragmentThatHasALivePartIsNot() throws Exception {
        server.file("WEB-INF/live/n.jsp", "<%@page session=\"false\"%>${n.incrementAndGet()}");
        HttpResponse<String> page = again(
                "g.jsp",
                "<l:fragment name='g'>${n.incrementAndGet()}<l:live src='/WEB-INF/live/n.jsp'/>.</l:fragment>");
        assertThat(page.headers().firstValue("Cache-Status"))
                .get()
                .asString()
                .doesNotContain("hit")
                .contains("live");
        String stored = page.body().replaceAll("\\d\\.$", "");
        assertThat(server.get("/g.jsp").body()).startsWith(stored).isNotEqualTo(page.body());
    }
}
