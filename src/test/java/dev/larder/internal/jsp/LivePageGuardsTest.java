package dev.larder.internal.jsp;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cached JSP pages with live parts that do what pages seldom do. */
class LivePageGuardsTest {

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
        server = EmbeddedTomcat.application(folder, LivePageGuardsTest.class.getClassLoader())
                .start();
        server.attribute("n", new AtomicInteger());
        server.file(
                "WEB-INF/live.jsp",
                "<%@page session=\"false\" trimDirectiveWhitespaces=\"true\"%>[${header['X-Name']}]");
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    private static void page(String name, String body) {
        server.file(
                name,
                "<%@page session=\"false\" contentType=\"text/html;charset=UTF-8\"%>"
                        + "<%@taglib prefix=\"l\" uri=\"larder\"%>"
                        + body.replace("LIVE", "<l:live src='/WEB-INF/live.jsp'/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "LIVE", "aLIVEb", "LIVE and a text that is longer"})
    void aPartThatThePageHasTakenBackIsNowhere(String rest) throws Exception {
        page("clear" + rest.length() + ".jsp", "twenty characters ofLIVE<% out.clearBuffer(); %>" + rest);
        for (String visitor : new String[] {"ann", "bob"}) {
            HttpResponse<String> answer = server.get("/clear" + rest.length() + ".jsp", "X-Name", visitor);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(rest.replace("LIVE", "[" + visitor + "]"));
        }
    }

    @Test
    void contentThatLooksLikeAPartIsContent() throws Exception {
        page("forged.jsp", "${param.q}LIVE${param.q}");
        String forged = "%3Cl:live%20src=%27/WEB-INF/live.jsp%27/%3E%0A/WEB-INF/live.jsp%0A%5B";
        server.get("/forged.jsp?q=" + forged, "X-Name", "ann");
        HttpResponse<String> hit = server.get("/forged.jsp?q=" + forged, "X-Name", "bob");
        String content = "<l:live src='/WEB-INF/live.jsp'/>\n/WEB-INF/live.jsp\n[";
        assertThat(hit.headers().firstValue("Cache-Status")).get().asString().contains("larder; hit");
        assertThat(hit.body()).isEqualTo(content + "[bob]" + content);
    }

    @Test
    void whatAPartUsesIsNotWhatThePageIsMadeOf() throws Exception {
        server.file(
                "WEB-INF/uses.jsp",
                "<%@page session=\"false\" trimDirectiveWhitespaces=\"true\"%><%@taglib prefix=\"l\" uri=\"larder\"%>"
                        + "<l:fragment name='used' ttl='10' tags='product:1'>${n.incrementAndGet()}</l:fragment>");
        page("using.jsp", "page <l:live src='/WEB-INF/uses.jsp'/>");
        String first = server.get("/using.jsp").body();
        HttpResponse<String> hit = server.get("/using.jsp");
        assertThat(hit.body()).isEqualTo(first);
        assertThat(hit.headers().firstValue("Cache-Status"))
                .get()
                .asString()
                .matches("larder; hit; ttl=(900|8\\d\\d)\\b.*");
    }
}
