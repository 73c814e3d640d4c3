package dev.larder.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.method.MethodExtension;
import dev.larder.internal.wiring.LarderExtension;
import dev.larder.page.CachePage;
import dev.larder.testing.EmbeddedTomcat;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** An application with every face, in a Tomcat with CDI, all of whose caches are over one backend. */
final class Shop implements AutoCloseable {

    /** What the backends' clients wait for an answer. */
    static final Duration TIMEOUT = Duration.ofMillis(800);

    private static final String PAGE = "<%@page session=\"false\" contentType=\"text/plain;charset=UTF-8\"%>"
            + "<%@taglib prefix=\"l\" uri=\"larder\"%>";
    private static final String FRAGMENT = "<l:fragment name=\"part\" vary=\"${param.n}\" ttl=\"1h\" tags=\""
            + Catalogue.TAG + "\">${catalogue.compute('FRAGMENT', %s)}</l:fragment>";

    private final SeContainer beans;
    private final EmbeddedTomcat server;

    Shop(Path folder) throws IOException {
        this.beans = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LarderExtension(), new MethodExtension())
                .addBeanClasses(Catalogue.class)
                .initialize();
        this.server = server(folder);
    }

    /** What is configured for all of its caches to be over a backend. */
    static Configured configured(Path folder, FaultyBackend backend) throws IOException {
        Map<String, String> settings = new HashMap<>();
        backend.settings().forEach((key, value) -> settings.put("larder.caches.default." + key, value));
        settings.put("larder.pages.rules.all.path", "/all.jsp");
        settings.put("larder.pages.rules.all.ttl", "1h");
        return new Configured(folder, settings);
    }

    private EmbeddedTomcat server(Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("WEB-INF"));
        Files.copy(Path.of("src/main/resources/META-INF/larder.tld"), inner.resolve("larder.tld"));
        Catalogue catalogue = catalogue();
        EmbeddedTomcat tomcat = EmbeddedTomcat.application(folder, Shop.class.getClassLoader());
        tomcat.servlet("/page", new Page(number -> catalogue.compute("PAGE", number)))
                .servlet("/method", new Plain(catalogue::method))
                .servlet("/value", new Plain(catalogue::value))
                .file("fragment.jsp", PAGE + FRAGMENT.formatted("param.n"))
                .file(
                        "all.jsp",
                        PAGE + "${catalogue.count('ALL')}"
                                + FRAGMENT.formatted("100 + param.n").replace("name=\"part\"", "name=\"all\"")
                                + "${catalogue.method(100 + param.n)}${catalogue.value(100 + param.n)}")
                .start();
        tomcat.attribute("catalogue", catalogue);
        return tomcat;
    }

    Catalogue catalogue() {
        return beans.select(Catalogue.class).get();
    }

    /** Asks for a page, which must be the right one; how long it took. */
    Duration visit(Face face, int number) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = server.get(face.address(number));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(answer.statusCode()).as("%s %d", face, number).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(face.answer(number, catalogue().revision()));
        return took;
    }

    /** Whether a page is answered without being computed. */
    boolean isHit(Face face, int number) throws IOException, InterruptedException {
        int before = catalogue().computed(face);
        visit(face, number);
        return catalogue().computed(face) == before;
    }

    @Override
    public void close() {
        server.close();
        beans.close();
    }

    /** What both kinds of servlets do. */
    private static class Plain extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient IntFunction<String> content;

        Plain(IntFunction<String> content) {
            this.content = content;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(content.apply(Integer.parseInt(request.getParameter("n"))));
        }
    }

    @CachePage(value = "1h", tags = Catalogue.TAG)
    private static final class Page extends Plain {

        private static final long serialVersionUID = 1;

        Page(IntFunction<String> content) {
            super(content);
        }
    }
}
