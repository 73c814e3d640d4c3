package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects, errors, dispatches, streams, large pages and texts in any charset, as the server hands them to the cache. */
interface PageOutcomes {

    Visitor visitor();

    @Test
    default void aRedirectReachesTheVisitorEachTimeAndIsNotStored() {
        for (int time = 0; time < 2; time++) {
            Visitor.Answer answer = visitor().get("outcome/redirect");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.field("Location")).endsWith("/article/there");
            assertThat(answer.cacheStatus()).contains("detail=status");
        }
    }

    @ParameterizedTest
    @CsvSource({"missing, 404", "unavailable, 503", "failure, 500"})
    default void anErrorPageIsMadeAnewForEachVisitor(String what, int status) {
        Visitor.Answer first = visitor().get("outcome/" + what);
        Visitor.Answer second = visitor().get("outcome/" + what);
        for (Visitor.Answer answer : new Visitor.Answer[] {first, second}) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).startsWith("sorry#").endsWith(" " + status);
            assertThat(answer.isHit()).isFalse();
            assertThat(answer.isStored()).isFalse();
        }
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    default void anAddressWithoutAPageGetsTheErrorPageAndLeavesNothing() {
        assertThat(visitor().get("nowhere").body()).endsWith(" 404");
        assertThat(visitor().get("nowhere").isHit()).isFalse();
        visitor().get("sorry");
        assertThat(visitor().get("sorry").isHit()).isTrue();
        assertThat(visitor().get("sorry").body()).endsWith("all is well");
        assertThat(visitor().get("outcome/missing").body()).endsWith(" 404");
    }

    @ParameterizedTest
    @CsvSource({
        "gone, 410, status",
        "cookie, 200, set-cookie",
        "private, 200, private",
        "vary-star, 200, vary-star",
        "endless, 200, endless"
    })
    default void whatIsNotStoredSaysWhy(String what, int status, String reason) {
        Visitor.Answer first = visitor().get("outcome/" + what);
        assertThat(first.status()).isEqualTo(status);
        assertThat(first.cacheStatus()).endsWith("detail=" + reason);
        assertThat(visitor().get("outcome/" + what).body()).isNotEqualTo(first.body());
    }

    @ParameterizedTest
    @CsvSource({"forward, 'inner#\\d+ 8'", "forward-jsp, 'jsp#\\d+'", "include, '<inner#\\d+ 9\\|jsp#\\d+>'"})
    default void aForwardAndAnIncludeAreOnePage(String what, String body) {
        Visitor.Answer first = visitor().get("outcome/" + what);
        assertThat(first.isStored()).isTrue();
        assertThat(first.body()).matches(body);
        Visitor.Answer second = visitor().get("outcome/" + what);
        assertThat(second.isHit()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.field("Content-Type")).isEqualTo(first.field("Content-Type"));
    }

    @Test
    default void whatWasResetIsNotStored() {
        String body = visitor().get("outcome/reset").body();
        Visitor.Answer second = visitor().get("outcome/reset");
        assertThat(second.isHit()).isTrue();
        assertThat(second.body()).isEqualTo(body).startsWith("new#");
        assertThat(second.field("X-Old")).isEmpty();
    }

    @Test
    default void aPageWithoutABodyIsStored() {
        Visitor.Answer first = visitor().get("outcome/nothing");
        Visitor.Answer second = visitor().get("outcome/nothing");
        assertThat(second.isHit()).isTrue();
        assertThat(second.bytes()).isEmpty();
        assertThat(second.field("X-Number")).isEqualTo(first.field("X-Number"));
    }

    @Test
    default void aPageThatFailsMidwayIsNotStored() {
        for (int time = 0; time < 2; time++) {
            assertThat(truncated("outcome/late-failure")).startsWith("half#");
        }
        assertThat(truncated("outcome/late-failure")).isNotEqualTo(truncated("outcome/late-failure"));
    }

    /** What arrives of a page that breaks off; the connection may break as well. */
    private String truncated(String path) {
        StringBuilder come = new StringBuilder();
        try (InputStream body = visitor().open(path).body()) {
            for (int octet = body.read(); octet >= 0; octet = body.read()) {
                come.append((char) octet);
            }
        } catch (IOException brokenOff) {
            come.append('!');
        }
        return come.toString();
    }

    // ---- streams

    @Test
    @DisplayName("The first byte reaches the client while the page is still being computed")
    default void captureDelaysNothing() throws IOException {
        visitor().get("gate/shut?name=/streamed");
        HttpResponse<InputStream> answer = visitor().open("slow/streamed");
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(6), StandardCharsets.US_ASCII))
                    .isEqualTo("first ");
            visitor().get("gate/open?name=/streamed");
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("slow#");
        }
        assertThat(answer.headers().firstValue("Cache-Status").orElse("")).contains("fwd=uri-miss; stored");
        assertThat(visitor().get("slow/streamed").isHit()).isTrue();
        assertThat(visitor().get("slow/streamed").body()).startsWith("first slow#");
    }

    @Test
    default void aVisitorWhoGoesAwayHoldsNobodyAndLeavesNoHalfPage() throws IOException {
        try (InputStream body = visitor().open("large/left?bytes=900000").body()) {
            assertThat(body.read()).isZero();
        }
        for (int time = 0; time < 2; time++) {
            assertThat(visitor().get("large/left?bytes=900000").bytes()).hasSize(900_000);
        }
        assertThat(visitor().get("large/left?bytes=900000").isHit()).isTrue();
    }

    @Test
    default void aStreamWhoseVisitorHasGoneIsNotStoredByHalf() throws IOException {
        visitor().get("gate/shut?name=/abandoned");
        try (InputStream body = visitor().open("slow/abandoned").body()) {
            assertThat(body.readNBytes(6)).isEqualTo("first ".getBytes(StandardCharsets.US_ASCII));
        }
        visitor().get("gate/open?name=/abandoned");
        assertThat(visitor().get("slow/abandoned").body()).matches("first slow#\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"announced", "streamed"})
    default void aPageOverTheLimitReachesTheVisitorWholeAndIsNotStored(String how) {
        String path = "large/" + how + "?bytes=2000000";
        Visitor.Answer first = visitor().get(path);
        Visitor.Answer second = visitor().get(path);
        assertThat(first.bytes()).hasSize(2_000_000).isEqualTo(second.bytes());
        assertThat(second.isHit()).isFalse();
    }

    @Test
    default void aPageBelowTheLimitIsStoredWhateverItsLength() {
        Visitor.Answer first = visitor().get("large/streamed?bytes=999000");
        Visitor.Answer second = visitor().get("large/streamed?bytes=999000");
        assertThat(second.isHit()).isTrue();
        assertThat(second.bytes()).hasSize(999_000).isEqualTo(first.bytes());
    }

    // ---- letters

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "ISO-8859-1, ISO-8859-1",
        "UTF-16LE, UTF-16LE",
        "windows-1252, windows-1252",
        "later, UTF-8",
        "none, ISO-8859-1"
    })
    default void aTextIsStoredInItsCharset(String path, String charset) {
        Visitor.Answer first = visitor().get("letters/" + path);
        Visitor.Answer second = visitor().get("letters/" + path);
        assertThat(second.isHit()).isTrue();
        assertThat(new String(second.bytes(), Charset.forName(charset))).matches("Käse é letters#\\d+");
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.field("Content-Type")).isEqualTo(first.field("Content-Type"));
    }

    @Test
    default void aTextIsStoredWithItsLanguage() {
        Visitor.Answer first = visitor().get("letters/german");
        Visitor.Answer second = visitor().get("letters/german");
        assertThat(second.isHit()).isTrue();
        assertThat(second.bytes()).isEqualTo(first.bytes());
        for (String field : new String[] {"Content-Language", "Content-Type"}) {
            assertThat(second.fields().allValues(field))
                    .isEqualTo(first.fields().allValues(field));
        }
        assertThat(second.field("Content-Language")).isEqualTo("de-DE");
    }
}
