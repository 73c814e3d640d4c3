package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.http.Fields;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches further out are told of tags, where that is wanted. */
class ForwardedTagsTest {

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() {
        site.close();
    }

    private PageSite.Answer[] answers() {
        site.rule("/page", CachePolicy.ttl(Duration.ofMinutes(5)).tags("news", "a b"), Variance.NONE, List.of());
        site.page("/page", (request, response) -> {
                    response.setHeader("Cache-Tag", "own, news");
                    response.getWriter().print("page");
                })
                .start();
        return new PageSite.Answer[] {site.get("/page"), site.get("/page")};
    }

    @Test
    void aMissAndAHitTellTheTagsOnce() {
        site.forward("Surrogate-Key", "xkey");
        for (PageSite.Answer answer : answers()) {
            assertThat(answer.field("Surrogate-Key")).isEqualTo("a%20b news own");
            assertThat(answer.field("xkey")).isEqualTo("a%20b news own");
            assertThat(answer.field("Cache-Tag")).isEqualTo("own, news");
        }
    }

    @Test
    void theApplicationsOwnFieldTellsAllTags() {
        site.forward("Cache-Tag");
        for (PageSite.Answer answer : answers()) {
            assertThat(answer.field("Cache-Tag")).isEqualTo("a%20b,news,own");
        }
    }

    @Test
    void withoutTheSettingNothingIsToldButWhatTheApplicationSays() {
        for (PageSite.Answer answer : answers()) {
            assertThat(answer.fields()).doesNotContainKeys("Surrogate-Key", "xkey");
            assertThat(answer.field("Cache-Tag")).isEqualTo("own, news");
        }
    }

    @Test
    @DisplayName("FOSHttpCache 281: more tags than a head can hold do not make the page fail")
    void moreTagsThanFitAreLeftOut() {
        ForwardedTags told = ForwardedTags.by(List.of("xkey"));
        List<String> many =
                IntStream.range(0, 5_000).mapToObj(i -> "product:" + i).toList();
        String value = told.in(Fields.of(List.of()), many).first("xkey");
        assertThat(value)
                .startsWith("product:0 product:1 ")
                .hasSizeLessThan(4097)
                .hasSizeGreaterThan(4000);
        assertThat(told.warned()).isTrue();
    }

    @Test
    void noTagBecomesTwoOrAnother() {
        Fields told = ForwardedTags.by(List.of("Cache-Tag")).in(Fields.of(List.of()), List.of("a,b", "a%2Cb", "ä\r\n"));
        assertThat(told.first("Cache-Tag")).isEqualTo("a%2Cb,a%252Cb,%C3%A4%0D%0A");
    }
}
