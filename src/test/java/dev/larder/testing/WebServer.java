package dev.larder.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A servlet container in this process, on a free port of the loopback address, with one application. */
public interface WebServer extends AutoCloseable {

    /** What the container of this run says of itself, up to its minor version: {@code Apache Tomcat/10.1} unless the property says so. */
    String WANTED = System.getProperty("larder.test.server", "Apache Tomcat/10.1");

    /** Asks, over HTTP/1.1. */
    HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The container of this run, with an application at that context path; empty for the root. */
    static WebServer of(String contextPath) {
        return WANTED.startsWith("jetty") ? new EmbeddedJetty(contextPath) : new EmbeddedTomcat(contextPath);
    }

    /** A filter for requests to everything. */
    default WebServer filter(String name, Filter filter) {
        return filter(name, filter, DispatcherType.REQUEST);
    }

    /** A filter for dispatches of those types to everything. */
    WebServer filter(String name, Filter filter, DispatcherType first, DispatcherType... more);

    /** How many threads answer requests at most; what a container needs for itself comes on top. */
    WebServer threads(int most);

    /** Whether so many requests hold every thread there is for them, while there is more to do. */
    boolean isHeldBy(int requests);

    /** A servlet under a name of its class and a number, so that its annotations count. */
    WebServer servlet(String mapping, HttpServlet servlet);

    /** JSP pages, and files as they are. */
    WebServer pages();

    /** A file of the application; also while it runs. */
    WebServer file(String name, String content);

    /** Makes an object known to the whole application; also while it runs. */
    WebServer attribute(String name, Object value);

    /** Takes an object from the application. */
    WebServer removeAttribute(String name);

    /** Begins to answer. */
    WebServer start();

    int port();

    @Override
    void close();

    /** Asks for a page. */
    default HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(), path, headers);
    }

    /** Posts a form. */
    default HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(request, path, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers)
            throws IOException, InterruptedException {
        request.uri(URI.create("http://127.0.0.1:" + port() + path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
