package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.http.Fields;
import dev.larder.internal.live.LiveReference;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The stored page byte by byte: a change here empties every cache that is not in the process. */
class StoredPageCodecTest {

    private static final String HEAD = "02" // version
            + "000000c8" // status
            + "00000002" + text("Content-Type") + text("text/plain")
            + "00000001" + text("accept")
            + "00000001" + text("currency")
            + text("selection")
            + "0000000000000001" + "0000000000000002" + "ffffffffffffffff";

    private final StoredPageCodec codec = new StoredPageCodec();

    private static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static StoredPage page(PageBody body) {
        return new StoredPage(
                200,
                Fields.of("Content-Type", "text/plain"),
                body,
                new StoredPage.Origin(Variance.of(List.of("Accept"), List.of("currency")), "selection", 1, 2, -1));
    }

    private String encoded(PageBody body) {
        return HexFormat.of().formatHex(codec.encode(page(body)));
    }

    private StoredPage decoded(String hex) {
        return (StoredPage) codec.decode(HexFormat.of().parseHex(hex));
    }

    @Test
    void aPageAsItIs() {
        PageBody body = PageBody.plain("body".getBytes(StandardCharsets.UTF_8), "digest");
        String bytes = HEAD + text("digest") + "00" + "00000004" + "00000004" + "626f6479";
        assertThat(encoded(body)).isEqualTo(bytes);
        assertThat(decoded(bytes)).isEqualTo(page(body));
    }

    @Test
    void aPageInItsGzipForm() {
        byte[] kept = Gzip.compress("a".repeat(1000).getBytes(StandardCharsets.UTF_8));
        PageBody body = PageBody.gzip(kept, 1000, null);
        String bytes = HEAD + text("") + "01" + "000003e8" + HexFormat.of().toHexDigits(kept.length)
                + HexFormat.of().formatHex(kept);
        assertThat(encoded(body)).isEqualTo(bytes);
        StoredPage page = decoded(bytes);
        assertThat(page).isEqualTo(page(body));
        assertThat(new String(page.body().plain(), StandardCharsets.UTF_8)).isEqualTo("a".repeat(1000));
        assertThat(etag(page.gzip())).as("no digest, no tag").isNull();
    }

    @Test
    void aPageWithLiveParts() {
        byte[] bytes = "body".getBytes(StandardCharsets.UTF_8);
        List<LivePlace> places = List.of(
                new LivePlace(1, LiveReference.resource("/a.jsp")), new LivePlace(4, LiveReference.ofText("JSP:b")));
        PageBody body = PageBody.live(bytes, new LiveBody(StandardCharsets.UTF_8, places));
        String start = HEAD + text("") + "02" + "00000004" + "00000004" + "626f6479" + text("UTF-8");
        String stored = start + "00000004" + text("1") + text("/a.jsp") + text("4") + text("JSP:b");
        assertThat(encoded(body)).isEqualTo(stored);
        assertThat(decoded(stored)).isEqualTo(page(body));
        assertThat(page(body)).isNotEqualTo(page(PageBody.plain(bytes, null)));
        for (String list : List.of(
                "00000000",
                "00000001" + text("1"),
                "00000002" + text("5") + text("/a.jsp"),
                "00000002" + text("-1") + text("/a.jsp"),
                "00000002" + text("x") + text("/a.jsp"),
                "00000002" + text("1") + text("a.jsp"),
                "00000002" + text("1") + text("LATER:a.jsp"),
                "00000002" + text("1") + text("INLINE:0"),
                "00000002" + text("1") + text("RESOURCE:a.jsp"),
                "00000004" + text("2") + text("/a.jsp") + text("1") + text("/b.jsp"))) {
            assertThatThrownBy(() -> decoded(start + list)).as(list).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static @Nullable String etag(@Nullable PageForm form) {
        return form == null ? "no form" : form.etag();
    }

    @Test
    void whatAnotherReleaseWroteIsNoPage() {
        String before = "01" + HEAD.substring(2) + "00000004" + "626f6479";
        assertThatThrownBy(() -> decoded(before)).isInstanceOf(IllegalArgumentException.class);
        String body = text("") + "00" + "00000004" + "00000004" + "626f6479";
        assertThat(decoded(HEAD + body).body().length()).isEqualTo(4);
        assertThatThrownBy(() -> decoded("03" + HEAD.substring(2) + body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthsAndCodingsThatCannotBeAreNoPage() {
        for (String body : List.of(
                "03" + "00000004" + "00000004" + "626f6479",
                "02" + "00000004" + "00000004" + "626f6479",
                "02" + "00000004" + "00000004" + "626f6479" + text("no such charset") + "00000000",
                "00" + "00000005" + "00000004" + "626f6479",
                "01" + "7fffffff" + "00000004" + "626f6479",
                "01" + "ffffffff" + "00000004" + "626f6479")) {
            assertThatThrownBy(() -> decoded(HEAD + text("") + body)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
