package dev.larder.payara;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A visitor of a deployed application who follows nothing by himself and looks at all of each answer. */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final HttpClient client;

    private Visitor(Site site, HttpClient.Builder client) {
        this.address = site.address();
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** One who is new with each request. */
    static Visitor withoutCookies(Site site) {
        return new Visitor(site, HttpClient.newBuilder());
    }

    /** One who keeps his cookies, and has none yet. */
    static Visitor withCookies(Site site) {
        return new Visitor(site, HttpClient.newBuilder().cookieHandler(new CookieManager()));
    }

    Answer get(String path, String... fields) {
        return send("GET", path, fields);
    }

    /** Asks for a path, which is sent as it is written; names and values of header fields alternate. */
    Answer send(String method, String path, String... fields) {
        return Answer.of(exchange(request(method, path, fields), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Sends what a form holds. */
    Answer post(String path, Map<String, String> form, String... fields) {
        String content = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(content));
        return Answer.of(exchange(
                (fields.length == 0 ? request : request.headers(fields)).build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Gives the answer when its head has come; its body can be read as it arrives. */
    HttpResponse<InputStream> open(String path) {
        return exchange(request("GET", path), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Asks for what a client refuses to ask for; the whole answer, as it comes over the wire. */
    String raw(String path) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = "GET " + address.getPath() + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Asks and does not wait. */
    CompletableFuture<Answer> ask(String path) {
        return client.sendAsync(request("GET", path), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Answer::of);
    }

    /** Asks again and again until the answer is the wanted one, for as long as a visitor is patient. */
    Answer until(String path, Predicate<Answer> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = get(path);
        while (!wanted.test(answer) && System.nanoTime() < end) {
            answer = get(path);
        }
        return answer;
    }

    private HttpRequest request(String method, String path, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE.multipliedBy(2))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return (fields.length == 0 ? request : request.headers(fields)).build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(request.toString(), e);
        }
    }

    /** What came back. */
    record Answer(int status, HttpHeaders fields, byte[] bytes) {

        private static Answer of(HttpResponse<byte[]> response) {
            return new Answer(response.statusCode(), response.headers(), response.body());
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** All lines of a field, joined; empty when absent. */
        String field(String name) {
            return String.join(", ", fields.allValues(name));
        }

        String cacheStatus() {
            return field("Cache-Status");
        }

        boolean isHit() {
            return cacheStatus().startsWith("larder; hit");
        }

        boolean isStored() {
            return cacheStatus().contains("stored");
        }
    }
}
