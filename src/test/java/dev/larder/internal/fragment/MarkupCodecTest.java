package dev.larder.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.live.LiveReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stored fragment byte by byte: a change here empties every cache that is not in the process. */
class MarkupCodecTest {

    private final MarkupCodec codec = new MarkupCodec();

    private static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static Markup markup(List<Effect> effects) {
        return new Markup(
                List.of(
                        new Segment.Text("a\u20ac"),
                        new Segment.Live(LiveReference.resource("/x.jsp")),
                        new Segment.Live(LiveReference.inline("0")),
                        new Segment.Live(LiveReference.ofText("JSP:b"))),
                List.of(new Template("/a.jsp", "digest")),
                effects);
    }

    @Test
    void segmentsTemplatesAndEffects() {
        Markup markup = markup(List.of(new Effect("page", "n", 1)));
        String bytes =
                "01" + "00000004" + "00" + text("a\u20ac") + "01" + text("/x.jsp") + "02" + text("0") + "03" + text("b")
                        + "00000001"
                        + text("/a.jsp") + text("digest") + "00000001" + text("page") + text("n") + "69" + text("1");
        assertThat(HexFormat.of().formatHex(codec.encode(markup))).isEqualTo(bytes);
        assertThat(codec.decode(HexFormat.of().parseHex(bytes))).isEqualTo(markup);
    }

    @Test
    void valuesKeepTheirTypes() {
        List<Effect> effects = List.<Object>of(
                        "text",
                        "",
                        true,
                        '\u20ac',
                        (byte) 1,
                        (short) 2,
                        3,
                        4L,
                        5.5f,
                        6.5,
                        new BigDecimal("7.50"),
                        BigInteger.TWO)
                .stream()
                .map(value -> new Effect("page", "n", value))
                .toList();
        assertThat(effects).allMatch(effect -> Effect.isSimple(effect.value()));
        assertThat(codec.decode(codec.encode(markup(effects)))).isEqualTo(markup(effects));
        assertThat(Effect.isSimple(new StringBuilder())).isFalse();
    }

    @Test
    void whatIsDamagedIsRefused() {
        byte[] whole = codec.encode(markup(List.of(new Effect("page", "n", 1))));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.encode("text")).hasMessageContaining("not a fragment");
    }
}
