package dev.larder.rfc9111;

import static dev.larder.rfc9111.Answer.in;
import static dev.larder.rfc9111.Answer.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Permission;
import dev.larder.internal.http.RequestFacts;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.http.Storability;
import dev.larder.internal.http.StorageTerms;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
        "RFC 9111 §3 Storing responses, in shared-cache mode (suites status, cc-response, auth, headers, method, vary-parse)")
class Section3StoringTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 299, 301, 302, 303, 307, 308, 400, 404, 410, 499, 500, 502, 503, 504, 599})
    void takesEveryFinalStatusWithAStatedLifetime(int status) {
        assertThat(Answer.of("Cache-Control", "max-age=3600").status(status).reused())
                .isTrue();
        assertThat(Answer.of("Expires", in(60)).status(status).reused()).isTrue();
        assertThat(Answer.of("Cache-Control", "max-age=2").status(status).reused())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"103,status", "100,status", "304,not-modified", "600,status", "99,status", "206,partial"})
    void refusesWhatIsNoWholeAnswer(int status, String reason) {
        assertThat(word(Answer.of("Cache-Control", "max-age=60").status(status).inSharedCache()))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "private, max-age=3600 | private",
                "PrIvAtE, max-age=3600 | private",
                "no-store | no-store",
                "No-StOrE | no-store",
                "max-age=10000, no-store | no-store",
                "max-age=10000, no-cache | no-cache",
                "private=\"a\", max-age=60 | stored",
                "no-cache=\"a\", max-age=60 | stored"
            })
    void obeysProhibitions(String cacheControl, String verdict) {
        assertThat(word(Answer.of("Cache-Control", cacheControl, "Expires", in(60))
                        .inSharedCache()))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=10000, no-cache", "max-age=10000, No-CaChE"})
    void storesNoCacheForValidationOnly(String cacheControl) {
        Answer answer = Answer.of("Cache-Control", cacheControl, "ETag", "\"abcd\"");
        assertThat(word(answer.inSharedCache())).isEqualTo("stored");
        assertThat(answer.after(0)).isEqualTo(Reuse.VALIDATE);
    }

    @Test
    void reusesMustRevalidateWhileFresh() {
        assertThat(Answer.of("Cache-Control", "max-age=10000, must-revalidate").after(3))
                .isEqualTo(Reuse.FRESH);
        assertThat(Answer.of("Cache-Control", "max-age=2, must-revalidate").after(3))
                .isEqualTo(Reuse.VALIDATE);
    }

    @Test
    @DisplayName("§5.2.2.3 must-understand")
    void overridesNoStoreForStatusesItUnderstands() {
        Answer answer = Answer.of("Cache-Control", "max-age=3600, no-store, must-understand");
        assertThat(answer.reused()).isTrue();
        assertThat(word(answer.status(599).inSharedCache())).isEqualTo("must-understand");
        Answer plain = Answer.of("Cache-Control", "max-age=3600, must-understand");
        assertThat(word(plain.status(599).inSharedCache())).isEqualTo("must-understand");
        assertThat(word(plain.status(206).inSharedCache())).isEqualTo("partial");
        assertThat(word(answer.inSite())).isEqualTo("no-store");
    }

    @ParameterizedTest
    @DisplayName("§3.5 Authorization")
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=3600 | authorization",
                "max-age=3600, public | stored",
                "max-age=3600, public=\"x\" | stored",
                "max-age=3600, no-public | authorization",
                "max-age=3600, must-revalidate | stored",
                "s-maxage=3600 | stored",
                "max-age=3600, proxy-revalidate | authorization"
            })
    void sharesAnswersToCredentialsOnlyWhenTold(String cacheControl, String verdict) {
        Answer answer = Answer.of("Cache-Control", cacheControl).to("Authorization", "FOO");
        assertThat(word(answer.inSharedCache())).isEqualTo(verdict);
    }

    @Test
    void storesSetCookieUnlessSwitchedOff() {
        Answer answer = Answer.of("Cache-Control", "max-age=60", "Set-Cookie", "a=b");
        assertThat(word(answer.inSharedCache())).isEqualTo("stored");
        assertThat(word(answer.under(StorageTerms.sharedCache().allowing()))).isEqualTo("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*, *", ", *", "*, Foo", "Foo, *", " * ", "Foo,*\t", "\"*\""})
    void refusesAStarInAnyMember(String vary) {
        assertThat(word(Answer.of("Cache-Control", "max-age=60", "Vary", vary).inSharedCache()))
                .isEqualTo("vary-star");
    }

    @Test
    void refusesAStarInAnyLine() {
        assertThat(word(Answer.of("Expires", in(60), "Vary", "", "Vary", "*").inSharedCache()))
                .isEqualTo("vary-star");
        assertThat(word(Answer.of("Expires", in(60), "Vary", "*", "Vary", "*").inSharedCache()))
                .isEqualTo("vary-star");
        assertThat(word(Answer.of("Expires", in(60), "Vary", "Foo").inSharedCache()))
                .isEqualTo("stored");
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 §9.3.3 POST")
    @CsvSource({
        "POST,200,http://a.example/x?y,stored",
        "POST,200,/x?y,stored",
        "POST,200,/x,method",
        "POST,200,//b.example/x?y,method",
        "POST,200,:bad uri,method",
        "POST,200,,method",
        "POST,201,/x?y,method",
        "PUT,200,/x?y,method",
        "HEAD,200,/x?y,method",
        "get,200,/x?y,method"
    })
    void storesAPostThatNamesItsOwnUri(String method, int status, String location, String verdict) {
        RequestFacts request = new RequestFacts(method, "http://a.example/x?y", Fields.NONE, Set.of());
        Fields fields = Fields.of("Cache-Control", "max-age=60");
        fields = location == null ? fields : fields.plus("Content-Location", location);
        ResponseFacts response = ResponseFacts.of(status, fields);
        Answer answer = Answer.of();
        assertThat(word(Storability.of(request, response, StorageTerms.sharedCache(), answer.age())))
                .isEqualTo(verdict);
        assertThat(word(Storability.of(request, response, StorageTerms.site(null, null), answer.age())))
                .isEqualTo("method");
    }

    @Test
    @DisplayName("§3.3 parts are stored by who can serve them")
    void storesPartsWhenTold() {
        StorageTerms terms = StorageTerms.sharedCache().allowing(Permission.PARTS, Permission.SET_COOKIE);
        Answer part = Answer.of("Cache-Control", "max-age=60", "Content-Range", "bytes 0-4/10")
                .status(206);
        assertThat(word(part.under(terms))).isEqualTo("stored");
        assertThat(word(Answer.of("Cache-Control", "max-age=60", "Content-Range", "x")
                        .status(206)
                        .under(terms)))
                .isEqualTo("content-range");
        assertThat(word(Answer.of("Cache-Control", "max-age=60", "Content-Range", "bytes 0-4/10")
                        .inSharedCache()))
                .isEqualTo("stored");
    }

    @Test
    void refusesAnswersThatAreAboutTheRequestAndNotTheUri() {
        Answer answer = Answer.of("Cache-Control", "max-age=60");
        assertThat(word(answer.status(416).to("Range", "bytes=99-").inSharedCache()))
                .isEqualTo("range");
        assertThat(word(answer.status(412).to("If-Match", "\"a\"").inSharedCache()))
                .isEqualTo("precondition");
        assertThat(word(answer.status(412).inSharedCache())).isEqualTo("stored");
    }

    @Test
    void keepsForValidationWhatHasNoLifetimeButAValidator() {
        assertThat(Answer.of("ETag", "\"a\"").lifetime()).isZero();
        assertThat(word(Answer.of("ETag", "\"a\"").status(201).inSharedCache())).isEqualTo("status");
    }
}
