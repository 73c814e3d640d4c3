package dev.larder.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** A Tomcat of a test's own with one web application, whose pages the test writes. */
public final class WebServer implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();
    private final Path pages;
    private final Context context;

    private WebServer(Path folder, Consumer<Context> setup) throws Exception {
        pages = Files.createDirectories(folder.resolve("app"));
        tomcat.setBaseDir(Files.createDirectories(folder.resolve("tomcat")).toString());
        tomcat.setPort(0);
        tomcat.setHostname("localhost");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setURIEncoding("UTF-8");
        context = tomcat.addWebapp("", pages.toString());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        setup.accept(context);
    }

    /**
     * Starts one.
     *
     * @param folder an empty one
     * @param setup has its say before the start
     */
    public static WebServer start(Path folder, Consumer<Context> setup) throws Exception {
        WebServer server = new WebServer(folder, setup);
        server.tomcat.start();
        if (!server.context.getState().isAvailable()) {
            throw new IllegalStateException("the application has not started; the log says why");
        }
        return server;
    }

    /** Where pages lie. */
    public static Path pages(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("app/WEB-INF")).getParent();
    }

    /** Makes an object known to the whole application. */
    public void attribute(String name, Object value) {
        context.getServletContext().setAttribute(name, value);
    }

    /** Takes an object from the application. */
    public void removeAttribute(String name) {
        context.getServletContext().removeAttribute(name);
    }

    /** Writes a page unless it is there. */
    public synchronized void page(String name, String source) throws IOException {
        Path file = pages.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, source);
        }
    }

    /** Asks for a page. */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a form. */
    public HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
