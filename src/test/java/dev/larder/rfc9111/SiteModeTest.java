package dev.larder.rfc9111;

import static dev.larder.rfc9111.Answer.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Circumstance;
import dev.larder.internal.http.Permission;
import dev.larder.internal.http.RequestFacts;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.Storability;
import dev.larder.internal.http.StorageTerms;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Safety on top of RFC 9111: what site mode never stores")
class SiteModeTest {

    private static final StorageTerms DECLARED = StorageTerms.site(Duration.ofMinutes(15), null);

    private static Storability with(Answer answer, StorageTerms terms, Circumstance... circumstances) {
        RequestFacts request = new RequestFacts("GET", "/", answer.request(), Set.of(circumstances));
        return Storability.of(request, ResponseFacts.of(answer.status(), answer.fields()), terms, answer.age());
    }

    @ParameterizedTest
    @DisplayName("D242, D244: private, no-cache, no-store forbid storing whatever else is said")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "private | private",
                "PRIVATE, public, s-maxage=60 | private",
                "private=\"Set-Cookie\" | private",
                "private = \"Set-Cookie\" | private",
                "no-cache | no-cache",
                "No-Cache=\"a\" | no-cache",
                "no-store | no-store",
                "no-store=\"x\" | no-store",
                "no-store, must-understand | no-store",
                "a=\"private, no-store\" | stored",
                "not-private, max-age=0 | stored"
            })
    void obeysProhibitions(String cacheControl, String verdict) {
        assertThat(word(Answer.of("Cache-Control", cacheControl).under(DECLARED)))
                .isEqualTo(verdict);
        Answer targeted = Answer.of("Cache-Control", cacheControl, "CDN-Cache-Control", "max-age=60");
        assertThat(word(targeted.under(DECLARED))).isEqualTo(verdict);
    }

    @Test
    void obeysProhibitionsOfTheTargetedField() {
        assertThat(word(Answer.of("CDN-Cache-Control", "no-store").under(DECLARED)))
                .isEqualTo("no-store");
        assertThat(word(Answer.of("CDN-Cache-Control", "no-store, must-understand")
                        .under(DECLARED)))
                .isEqualTo("no-store");
        assertThat(word(Answer.of("CDN-Cache-Control", "private").under(DECLARED)))
                .isEqualTo("private");
        assertThat(word(Answer.of("CDN-Cache-Control", "no-cache").under(DECLARED)))
                .isEqualTo("no-cache");
        assertThat(word(Answer.of("CDN-Cache-Control", "max-age=0").under(DECLARED)))
                .isEqualTo("stale");
    }

    @ParameterizedTest
    @CsvSource({
        "301,stored",
        "308,stored",
        "404,stored",
        "410,stored",
        "302,status",
        "500,status",
        "503,status",
        "201,status",
        "204,status"
    })
    void stores200AndOthersOnlyWhenTold(int status, String whenTold) {
        assertThat(word(Answer.of().status(status).under(DECLARED))).isEqualTo("status");
        StorageTerms told = DECLARED.allowing(Permission.REDIRECTS_AND_ABSENCES);
        assertThat(word(Answer.of().status(status).under(told))).isEqualTo(whenTold);
        assertThat(word(Answer.of().under(DECLARED))).isEqualTo("stored");
    }

    @Test
    void refusesParts() {
        Answer part = Answer.of("Content-Range", "bytes 0-1/9");
        assertThat(word(part.status(206).under(DECLARED))).isEqualTo("partial");
        assertThat(word(part.under(DECLARED))).isEqualTo("content-range");
    }

    @Test
    @DisplayName("D269, hardened: a response that sets a cookie is not stored")
    void refusesCookies() {
        Answer answer = Answer.of("set-cookie", "a=b", "Cache-Control", "public, max-age=60");
        assertThat(word(answer.under(DECLARED))).isEqualTo("set-cookie");
        assertThat(word(answer.under(DECLARED.allowing(Permission.SET_COOKIE)))).isEqualTo("stored");
    }

    @ParameterizedTest
    @DisplayName(
            "D246, done better: with Authorization nothing is stored at all; D247: unless it is empty; D248: or public is said")
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic x | max-age=60 | authorization",
                "'' | max-age=60 | stored",
                "Basic x | public | stored",
                "Basic x | public=\"x\" | stored",
                "Basic x | no-public | authorization",
                "Basic x | s-maxage=60, must-revalidate | authorization"
            })
    void refusesCredentials(String authorization, String cacheControl, String verdict) {
        Answer answer = Answer.of("Cache-Control", cacheControl).to("Authorization", authorization);
        assertThat(word(answer.under(DECLARED))).isEqualTo(verdict);
        assertThat(word(answer.under(DECLARED.allowing(Permission.AUTHENTICATED))))
                .isEqualTo("stored");
    }

    @ParameterizedTest
    @EnumSource(Circumstance.class)
    void refusesUnderEveryCircumstance(Circumstance circumstance) {
        Answer open = Answer.of("Cache-Control", "public, max-age=60");
        assertThat(word(with(open, DECLARED, circumstance))).isNotEqualTo("stored");
        assertThat(word(with(open, StorageTerms.sharedCache(), circumstance))).isNotEqualTo("stored");
    }

    @Test
    void sharesForUsersAndSessionsWhenToldAndNamesTheFirstReasonOtherwise() {
        Circumstance[] both = {Circumstance.SESSION_USED, Circumstance.AUTHENTICATED};
        assertThat(word(with(Answer.of(), DECLARED, both))).isEqualTo("authenticated");
        assertThat(word(with(Answer.of(), DECLARED.allowing(Permission.AUTHENTICATED), both)))
                .isEqualTo("session");
        StorageTerms told = DECLARED.allowing(Permission.AUTHENTICATED, Permission.SESSION);
        assertThat(word(with(Answer.of(), told, both))).isEqualTo("stored");
    }

    @Test
    void refusesEndlessStreams() {
        assertThat(word(Answer.of("Content-Type", "Text/Event-Stream; charset=utf-8")
                        .under(DECLARED)))
                .isEqualTo("endless");
    }

    @Test
    @DisplayName("D264, D265: a lifetime of zero or less is not stored")
    void refusesWhatIsOver() {
        assertThat(word(Answer.of("Cache-Control", "max-age=0", "ETag", "\"a\"").inSite()))
                .isEqualTo("stale");
        assertThat(word(Answer.of().under(StorageTerms.site(Duration.ZERO, null))))
                .isEqualTo("stale");
        assertThat(word(Answer.of("Cache-Control", "max-age=9", "Age", "9").inSite()))
                .isEqualTo("stale");
        assertThat(word(Answer.of("ETag", "\"a\"").inSite())).isEqualTo("no-lifetime");
        assertThat(word(Answer.of("Cache-Control", "max-age=0").under(DECLARED)))
                .isEqualTo("stored");
    }

    @Test
    void givesEveryReasonAWordOfItsOwn() {
        Stream<String> codes =
                Stream.of(dev.larder.internal.http.Refusal.values()).map(r -> r.code());
        assertThat(codes.toList()).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        assertThat(new HashSet<>(Set.of(Circumstance.values()))).hasSizeGreaterThan(5);
    }
}
