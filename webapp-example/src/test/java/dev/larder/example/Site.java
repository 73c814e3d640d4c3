package dev.larder.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The running example, seen over plain HTTP by visitors without cookies. */
final class Site {

    private static final Pattern PART = Pattern.compile("data-part=\"([^\"]+)\" data-how=\"([^\"]+)\"");
    private static final Pattern CACHE = Pattern.compile("data-cache=\"([^\"]+)\"");

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Site(String url) {
        this.url = url;
    }

    /** The server that the build has started. */
    static Site running() {
        return new Site(System.getProperty("example.url"));
    }

    String url(String path) {
        return url + path;
    }

    /** The page; asked for again where it came together with an earlier answer whose load had not quite ended. */
    Answer get(String path, String... headers) {
        Answer answer = ask(path, headers);
        return answer.header("Cache-Status").contains("; collapsed") ? ask(path, headers) : answer;
    }

    private Answer ask(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.GET().build());
    }

    Answer post(Map<String, String> form, String... headers) {
        return postTo("/change", form, headers);
    }

    Answer postTo(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    /** Empties every cache of the shop. */
    void clear() {
        Matcher cache = CACHE.matcher(get("/statistics").body());
        while (cache.find()) {
            post(Map.of("action", "clear", "cache", cache.group(1)));
        }
    }

    /** How often a cache has answered, as the shop's statistics say. */
    long hits(String cache) {
        String row = get("/statistics").body().split(Pattern.quote("data-cache=\"" + cache + "\""))[1];
        return Long.parseLong(row.replaceFirst("(?s).*?<td>(\\d+)</td>.*", "$1"));
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request.uri() + ": interrupted", e);
        }
    }

    /** What the server said. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        /** The field's values in one line; empty where there are none. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .flatMap(field -> field.getValue().stream())
                    .collect(Collectors.joining(", "));
        }

        /** Whether the page cache says that it answered. */
        boolean isPageHit() {
            return header("Cache-Status").matches("larder; ?hit\\b.*");
        }

        /** How each part of the page was come by. */
        Map<String, String> parts() {
            Map<String, String> parts = new LinkedHashMap<>();
            Matcher part = PART.matcher(body);
            while (part.find()) {
                parts.put(part.group(1), part.group(2));
            }
            return parts;
        }

        /** The price that the page shows for a product; empty where it shows none. */
        String price(long product) {
            Matcher price =
                    Pattern.compile("data-product=\"" + product + "\">([^<]+)<").matcher(body);
            return price.find() ? price.group(1) : "";
        }
    }
}
