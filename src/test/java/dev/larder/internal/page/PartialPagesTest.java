package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.http.CacheMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 9111 §3.3 Storing incomplete responses, in shared-cache mode")
class PartialPagesTest {

    private static final String WHOLE = "0123456789";

    private final PageSite site = new PageSite().mode(CacheMode.SHARED_CACHE);

    @AfterEach
    void closes() throws Exception {
        site.close();
    }

    /** An origin that knows one part of a page, the bytes 4 to 8 of ten. */
    private void parts(String range, String... fields) {
        site.page("/page", (request, response) -> part(request, response, range, fields))
                .start();
    }

    private static void part(HttpServletRequest request, HttpServletResponse response, String range, String... fields)
            throws IOException {
        response.setHeader("Cache-Control", "max-age=100");
        for (int i = 0; i < fields.length; i += 2) {
            response.setHeader(fields[i], fields[i + 1]);
        }
        if (request.getHeader("Range") == null) {
            response.getOutputStream().print(WHOLE);
        } else {
            response.setStatus(206);
            response.setHeader("Content-Range", range);
            response.getOutputStream().print(WHOLE.substring(4, 9));
        }
    }

    @Test
    void aPartIsKeptForWhoAsksForItOrForLess() {
        parts("bytes 4-8/10", "X-Kind", "part");
        PageSite.Answer first = site.get("/page", "Range", "bytes=4-8");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.cacheStatus()).isEqualTo("larder; fwd=partial; stored; ttl=100");
        PageSite.Answer same = site.get("/page", "Range", "bytes=4-8");
        assertThat(same.isHit()).isTrue();
        assertThat(same.status()).isEqualTo(206);
        assertThat(same.body()).isEqualTo("45678");
        assertThat(same.field("X-Kind")).isEqualTo("part");
        PageSite.Answer less = site.get("/page", "Range", "bytes=5-6");
        assertThat(less.isHit()).isTrue();
        assertThat(less.body()).isEqualTo("56");
        assertThat(less.field("Content-Range")).isEqualTo("bytes 5-6/10");
        assertThat(less.field("Content-Length")).isEqualTo("2");
        assertThat(site.computed).hasValue(1);
    }

    @Test
    void moreThanThePartAndTheWholeComeFromTheApplication() {
        parts("bytes 4-8/10");
        site.get("/page", "Range", "bytes=4-8");
        assertThat(site.get("/page", "Range", "bytes=3-5").isHit()).isFalse();
        assertThat(site.get("/page", "Range", "bytes=-2").isHit()).isFalse();
        assertThat(site.get("/page", "Range", "bytes=4-5,7-8").isHit()).isFalse();
        assertThat(site.get("/page").body()).isEqualTo(WHOLE);
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.computed).hasValue(5);
    }

    @Test
    void aPartThatIsOutdatedIsNotUsed() {
        parts("bytes 4-8/10");
        site.get("/page", "Range", "bytes=4-8");
        site.clock().advance(java.time.Duration.ofSeconds(101));
        assertThat(site.get("/page", "Range", "bytes=4-8").isHit()).isFalse();
        assertThat(site.get("/page", "Range", "bytes=4-8").isHit()).isTrue();
        site.send("POST", "/page");
        assertThat(site.get("/page", "Range", "bytes=4-8").isHit()).isFalse();
    }

    @Test
    void aPartWhoseLengthContradictsItsPlaceIsNotKept() {
        parts("bytes 4-9/10");
        site.get("/page", "Range", "bytes=4-9");
        assertThat(site.get("/page", "Range", "bytes=4-9").isHit()).isFalse();
    }

    @Test
    void aPartOfAnotherStateOfThePageIsNotUsed() {
        parts("bytes 4-8/10", "ETag", "\"one\"");
        site.get("/page", "Range", "bytes=4-8");
        assertThat(site.get("/page", "Range", "bytes=4-8", "If-Range", "\"one\"")
                        .isHit())
                .isTrue();
        assertThat(site.get("/page", "Range", "bytes=4-8", "If-Range", "\"two\"")
                        .isHit())
                .isFalse();
    }

    @Test
    void aPartThatVariesIsKeptForThoseItWasMadeFor() {
        parts("bytes 4-8/10", "Vary", "X-Flavour");
        site.get("/page", "Range", "bytes=4-8", "X-Flavour", "sweet");
        assertThat(site.get("/page", "Range", "bytes=4-8", "X-Flavour", "sour").isHit())
                .isFalse();
        assertThat(site.get("/page", "Range", "bytes=4-8", "X-Flavour", "sour").isHit())
                .isTrue();
    }

    @Test
    void theWholeThatComesInsteadOfAPartIsKeptAsTheWhole() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Cache-Control", "max-age=100");
                    response.getOutputStream().print(WHOLE);
                })
                .start();
        assertThat(site.get("/page", "Range", "bytes=0-1").status()).isEqualTo(200);
        PageSite.Answer part = site.get("/page", "Range", "bytes=0-1");
        assertThat(part.isHit()).isTrue();
        assertThat(part.body()).isEqualTo("01");
    }

    @Test
    void aPartThatIsInvalidatedWhileItIsComputedIsNotKept() {
        site.page("/page", (request, response) -> {
                    part(request, response, "bytes 4-8/10", "Cache-Tag", "late");
                    if (site.computed.get() == 1) {
                        site.caches.invalidateTags("late");
                    }
                })
                .start();
        site.get("/page", "Range", "bytes=4-8");
        assertThat(site.get("/page", "Range", "bytes=4-8").isHit()).isFalse();
        assertThat(site.get("/page", "Range", "bytes=4-8").isHit()).isTrue();
    }

    @Test
    @DisplayName("RFC 9110 §9.3.3: an answer to POST that is invalidated while it is computed is not stored for GET")
    void aPostThatIsInvalidatedWhileItIsComputedIsNotKept() {
        site.page("/page", (request, response) -> {
                    response.setHeader("Cache-Control", "max-age=100");
                    response.setHeader("Content-Location", "/page");
                    response.getOutputStream().print("page " + site.computed.get());
                    if (site.computed.get() == 1) {
                        new PageInvalidation(site.caches, site.options(), new Tally()).invalidate("/page");
                    }
                })
                .start();
        site.send("POST", "/page");
        assertThat(site.get("/page").body()).isEqualTo("page 2");
        site.send("POST", "/page");
        PageSite.Answer posted = site.get("/page");
        assertThat(posted.body()).isEqualTo("page 3");
        assertThat(posted.isHit()).isTrue();
    }
}
