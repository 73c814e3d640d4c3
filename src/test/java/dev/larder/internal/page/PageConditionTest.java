package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional requests for pages that are stored (RFC 9110 §13, RFC 9111 §4.3.2). */
class PageConditionTest {

    private static final String MODIFIED = "Sun, 01 Jan 2017 00:00:00 GMT";

    private final PageSite site = new PageSite();

    @BeforeEach
    void start() {
        site.statuses(301);
        site.page("/page", (request, response) -> {
                    response.setContentType("text/plain");
                    response.setHeader("ETag", "\"v1\"");
                    response.setHeader("Last-Modified", MODIFIED);
                    response.setHeader("Content-Location", "/page.txt");
                    response.setHeader("Cache-Control", "max-age=60");
                    response.setHeader("X-Other", "1");
                    response.getOutputStream().print("page");
                })
                .page("/untagged", (request, response) -> {
                    response.setHeader("Last-Modified", MODIFIED);
                    response.flushBuffer();
                })
                .page("/moved", (request, response) -> {
                    response.setHeader("ETag", "\"v1\"");
                    response.setHeader("Location", "/page");
                    response.setStatus(301);
                })
                .start();
        for (String path : Set.of("/page", "/untagged", "/moved")) {
            site.get(path);
        }
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @DisplayName("D288, D290: If-None-Match compares weakly and decides over If-Modified-Since")
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match | \"v1\" | 304",
                "If-None-Match | W/\"v1\" | 304",
                "If-None-Match | \"a,b\", W/\"v1\" , \"c\" | 304",
                "If-None-Match | * | 304",
                "If-None-Match | \"v2\" | 200",
                "If-None-Match | v1 | 200",
                "If-None-Match | \"V1\" | 200",
                "If-Modified-Since | Sun, 01 Jan 2017 00:00:00 GMT | 304",
                "If-Modified-Since | Sunday, 01-Jan-17 00:00:00 GMT | 304",
                "If-Modified-Since | Mon Jan  2 00:00:00 2017 | 304",
                "If-Modified-Since | Sat, 31 Dec 2016 23:59:59 GMT | 200",
                "If-Modified-Since | yesterday | 200",
            })
    void oneCondition(String name, String value, int status) {
        for (String method : new String[] {"GET", "HEAD"}) {
            PageSite.Answer answer = site.send(method, "/page", name, value);
            assertThat(answer.status()).as(method).isEqualTo(status);
            assertThat(answer.isHit()).isTrue();
        }
        assertThat(site.computed).hasValue(3);
    }

    @Test
    void aTagDecidesOverADate() {
        assertThat(site.get("/page", "If-None-Match", "\"v2\"", "If-Modified-Since", MODIFIED)
                        .status())
                .isEqualTo(200);
        assertThat(site.get("/page", "If-None-Match", "\"v1\"", "If-Modified-Since", "Sat, 31 Dec 2016 23:59:59 GMT")
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("D284, RFC 9110 15.4.5: what a 304 carries")
    void theAnswerThatNothingHasChanged() {
        PageSite.Answer answer = site.get("/page", "If-None-Match", "\"v1\"");
        assertThat(answer.field("Content-Length"))
                .isIn("", "" + site.get("/page").bytes().length);
        assertThat(answer.fields().keySet().stream()
                        .map(String::toLowerCase)
                        .filter(name -> !name.equals("server") && !name.equals("content-length")))
                .containsExactlyInAnyOrder(
                        "age", "cache-control", "cache-status", "content-location", "date", "etag", "last-modified");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    @DisplayName("D279, D288: an empty page gets no tag, so that * lets the request through")
    void anEmptyPageHasNoTag() {
        PageSite.Answer answer = site.get("/untagged", "If-None-Match", "*");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isHit()).isTrue();
        assertThat(answer.field("ETag")).isEmpty();
    }

    @Test
    @DisplayName("D282: a redirect is never turned into 304")
    void aRedirectIsNeverNotModified() {
        PageSite.Answer answer = site.get("/moved", "If-None-Match", "\"v1\"");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.isHit()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("RFC 9111 4.3.2: conditions for the origin are the application's business")
    @CsvSource({"If-Match, '\"v1\"'", "If-Unmodified-Since, 'Sun, 01 Jan 2017 00:00:00 GMT'"})
    void conditionsForTheOriginPassBy(String name, String value) {
        assertThat(site.get("/page", name, value).cacheStatus()).isEqualTo("larder; fwd=bypass; detail=precondition");
    }
}
