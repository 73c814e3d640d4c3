package dev.larder.internal.faces;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveVisit;
import dev.larder.testing.EmbeddedTomcat;
import dev.larder.testing.WebServer;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A web application with a Faces implementation, Weld and Larder's Faces jar among its libraries, as people deploy them. */
final class FacesServer {

    private static final Path CLASSES = Path.of("target/classes");
    private static final List<String> RESOURCES = List.of("META-INF/faces-config.xml", "META-INF/larder.taglib.xml");
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>jakarta.faces.PROJECT_STAGE</param-name>
                <param-value>Production</param-value>
              </context-param>
              <context-param>
                <param-name>jakarta.faces.STATE_SAVING_METHOD</param-name>
                <param-value>%s</param-value>
              </context-param>
              <servlet>
                <servlet-name>faces</servlet-name>
                <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>faces</servlet-name>
                <url-pattern>*.xhtml</url-pattern>
              </servlet-mapping>
            </web-app>
            """;

    /** The application's attribute with the filter that caches whole pages; without it none is cached. */
    static final String PAGES = "pages";

    /** The application's attribute with a live part that is all of the answer, as if the page around were stored. */
    static final String PART = "part";

    private FacesServer() {}

    /**
     * Starts it.
     *
     * @param state where the state of views is kept, {@code client} or {@code server}
     */
    static WebServer start(Path folder, String implementation, String state) throws Exception {
        Path inner = Files.createDirectories(folder.resolve("WEB-INF"));
        Path libraries = Files.createDirectories(inner.resolve("lib"));
        copy(Path.of("target/faces/weld"), libraries);
        copy(Path.of("target/faces", implementation), libraries);
        pack(libraries.resolve("larder-faces.jar"));
        Path beans = Files.createDirectories(inner.resolve("classes/dev/larder/internal/faces"));
        for (String bean : List.of("RequestNote.class", "ViewNote.class", "NoteReader.class")) {
            Files.copy(Path.of("target/test-classes/dev/larder/internal/faces", bean), beans.resolve(bean));
        }
        Files.writeString(inner.resolve("web.xml"), WEB_XML.formatted(state));
        Files.writeString(
                inner.resolve("beans.xml"),
                "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0' bean-discovery-mode='annotated'/>");
        return EmbeddedTomcat.application(folder, new BareServer())
                .filter("page", (request, response, chain) -> {
                    ServletContext application = request.getServletContext();
                    for (String door : List.of("dev.larder.page.live", "dev.larder.page.veto")) {
                        request.setAttribute(door, application.getAttribute(door)); // null removes
                    }
                    request.setAttribute("client", ((HttpServletRequest) request).getHeader("Cookie"));
                    if (application.getAttribute(PART) instanceof LivePart part) {
                        LiveVisit visit = new LiveVisit(
                                (HttpServletRequest) request, (HttpServletResponse) response, StandardCharsets.UTF_8);
                        response.getWriter().write(visit.compute(part).text());
                    } else if (application.getAttribute(PAGES) instanceof Filter pages) {
                        pages.doFilter(request, response, chain);
                    } else {
                        chain.doFilter(request, response);
                    }
                })
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> jars = Files.list(from)) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    private static void pack(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.list(CLASSES.resolve("dev/larder/internal/faces"))) {
            out.putNextEntry(
                    new JarEntry("META-INF/")); // through its entry, as Maven writes it, Mojarra finds what is inside
            for (Path entry : Stream.concat(classes, RESOURCES.stream().map(CLASSES::resolve))
                    .toList()) {
                out.putNextEntry(new JarEntry(CLASSES.relativize(entry).toString()));
                Files.copy(entry, out);
                out.closeEntry();
            }
        }
    }

    /** The classes of a servlet container and of Larder, and no other part of the platform. */
    private static final class BareServer extends ClassLoader {

        private static final List<String> PLATFORM =
                List.of("jakarta.servlet.", "jakarta.el.", "jakarta.annotation.", "jakarta.websocket.");
        private static final String LANGUAGE = "META-INF/services/jakarta.el.ExpressionFactory";
        private static final List<String> HIDDEN = List.of(
                "jakarta.",
                "javax.cache.",
                "org.jboss.",
                "io.smallrye.",
                "dev.larder.internal.faces.",
                "dev.larder.internal.wiring.");

        BareServer() {
            super(FacesServer.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (HIDDEN.stream().anyMatch(name::startsWith) && PLATFORM.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            return isHidden(name) ? null : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getResources(name);
        }

        private static boolean isHidden(String name) {
            return name.contains("META-INF/") && !name.endsWith(LANGUAGE);
        }
    }
}
