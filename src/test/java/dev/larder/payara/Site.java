package dev.larder.payara;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A deployed web application as a visitor sees it.
 *
 * @param address of the application, with a slash at its end
 */
record Site(URI address, HttpClient client) {

    Site(URI address) {
        this(address, HttpClient.newHttpClient());
    }

    /** Asks for a page; names and values of header fields alternate. */
    Answer get(String path, String... fields) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        if (fields.length > 0) {
            request.headers(fields);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Cache-Status").orElse(""),
                    response.body().strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The body of a page that is there. */
    String body(String path, String... fields) {
        Answer answer = get(path, fields);
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.body();
    }

    record Answer(int status, String cacheStatus, String body) {

        boolean isHit() {
            return cacheStatus.startsWith("larder; hit");
        }
    }
}
