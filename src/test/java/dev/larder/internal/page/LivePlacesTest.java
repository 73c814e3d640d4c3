package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Where the live parts of a page are, in its text and in its bytes. */
class LivePlacesTest {

    private static LivePart part(String path) {
        return new LivePart(LiveReference.resource(path));
    }

    private final LivePlaces places = new LivePlaces();

    private void write(String text) {
        places.add(text, 0, text.length());
    }

    private String closed() throws IOException {
        return places.close(part -> "[" + part.reference().text() + "]");
    }

    @Test
    void aPlaceIsBehindWhatIsHeldBackWhenThePartIsMet() throws IOException {
        places.open(2, "");
        write("\u20ac");
        places.mark(part("/a"), 3);
        write("heldrest");
        places.mark(part("/b"), 0);
        assertThat(places.inBytes(StandardCharsets.UTF_8, 2 + 3 + 8))
                .containsExactly(
                        new LivePlace(2 + 3 + 3, part("/a").reference()),
                        new LivePlace(2 + 3 + 8, part("/b").reference()));
        assertThat(closed()).isEqualTo("\u20achel[/a]drest[/b]");
    }

    @Test
    void aPlaceIsKnownOnlyIfThePiecesAreAsLongAsThePage() {
        places.open(0, "unsent");
        places.mark(part("/a"), 0);
        write("\u00e4");
        assertThat(places.inBytes(StandardCharsets.UTF_8, 8))
                .containsExactly(new LivePlace(6, part("/a").reference()));
        assertThat(places.inBytes(StandardCharsets.UTF_8, 9)).isNull();
        assertThat(places.inBytes(StandardCharsets.UTF_8, 7)).isNull();
        assertThat(places.inBytes(StandardCharsets.ISO_8859_1, 8)).isNull();
    }

    @Test
    void aPartThatWasTakenBackWithTheTextInFrontIsNowhere() throws IOException {
        places.open(0, "");
        places.mark(part("/a"), 9);
        write("short");
        assertThat(places.inBytes(StandardCharsets.UTF_8, 5)).isNull();
        assertThat(closed()).as("more may arrive").isEqualTo("short[/a]");
        places.end();
        assertThat(closed()).isEqualTo("short");
        assertThat(places.inBytes(StandardCharsets.UTF_8, 5)).isNull();
        assertThat(places.isLive()).as("nor is it a page without parts").isTrue();
    }

    @Test
    void aPartInFrontOfAnEarlierOneShowsThatTheEarlierWasTakenBack() throws IOException {
        places.open(0, "");
        places.mark(part("/a"), 4);
        places.mark(part("/b"), 1);
        write("more");
        assertThat(places.inBytes(StandardCharsets.UTF_8, 4)).isNull();
        assertThat(closed()).isEqualTo("m[/b]ore");
    }

    @Test
    void whatIsForgottenIsForgottenWithItsParts() throws IOException {
        places.open(0, "");
        write("text");
        places.mark(part("/a"), 0);
        assertThat(places.isLive() && places.isOpen()).isTrue();
        places.clear();
        assertThat(places.isLive() || places.isOpen()).isFalse();
        assertThat(closed()).isEmpty();
    }

    @Test
    void nothingIsTakenForArrivedThatArrivedEarlier() {
        assertThat(places.passing(() -> {
                    places.touch();
                    return 4;
                }))
                .isEqualTo(4);
        assertThat(places.passing(() -> 4)).isNegative();
        places.touch();
        assertThat(places.passing(() -> 4)).isNegative();
    }
}
