package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Invalidation;
import dev.larder.internal.http.Statuses;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 9111 §4.4 Invalidating stored responses (suite invalidation)")
class Section4_4InvalidationTest {

    @ParameterizedTest
    @CsvSource({
        "POST,200,true",
        "PUT,201,true",
        "DELETE,204,true",
        "M-SEARCH,200,true",
        "POST,302,true",
        "post,200,true",
        "POST,500,false",
        "POST,404,false",
        "POST,103,false",
        "GET,200,false",
        "HEAD,200,false",
        "OPTIONS,200,false",
        "TRACE,200,false"
    })
    void isDueAfterUnsafeSuccess(String method, int status, boolean due) {
        assertThat(Invalidation.isDue(method, status)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "/b,http://a.example/b",
        "http://A.example:80/b,http://A.example:80/b",
        "../c?d,http://a.example/c?d",
        "http://b.example/b,",
        "https://a.example/b,",
        "http://a.example:81/b,",
        "//b.example/x,",
        ":bad uri,",
        "/x/y,",
        "mailto:a@b,"
    })
    void reachesLocationsOfTheSameOrigin(String location, URI target) {
        for (String name : new String[] {"Location", "content-location"}) {
            var outdated = Invalidation.alsoOutdated("http://a.example/x/y", Fields.of(name, location));
            assertThat(outdated).isEqualTo(target == null ? java.util.List.of() : java.util.List.of(target));
        }
    }

    @Test
    void knowsWhatLetsStaleResponsesStandIn() {
        assertThat(Statuses.isOriginFailure(500) && Statuses.isOriginFailure(503))
                .isTrue();
        assertThat(Statuses.isOriginFailure(501) || Statuses.isOriginFailure(404))
                .isFalse();
    }
}
