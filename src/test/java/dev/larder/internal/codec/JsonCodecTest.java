package dev.larder.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.larder.internal.codec.jackson.JacksonText;
import dev.larder.internal.codec.jsonb.JsonbText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCodecTest {

    private static final String SETTING = "larder.caches.products.options.allow";
    private static final List<JsonText> TEXTS =
            List.of(JsonbText.found(), JacksonText.with(JsonCodecTest.class.getClassLoader()));

    static Stream<JsonCodec> codecs() {
        return TEXTS.stream().map(text -> codec(text, "dev.larder.internal.codec.JsonCodecTest"));
    }

    private static JsonCodec codec(JsonText text, String... patterns) {
        return new JsonCodec(
                text,
                new JsonCodec.Allowed(List.of(patterns), Set.of(), SETTING, JsonCodecTest.class.getClassLoader()));
    }

    private static List<Object> values() {
        List<Object> withNull = new ArrayList<>(Arrays.asList("a", null, 1L, (short) 2, 'c', 1.5f));
        return List.of(
                new Product("t\u00e9a", new BigDecimal("1.50"), List.of(new Price(3), new Price(4))),
                List.of(new Product("a", BigDecimal.ONE, List.of()), new Price(2)),
                withNull,
                new LinkedHashSet<>(List.of("b", "a")),
                new TreeSet<>(Set.of(3, 1, 2)),
                new LinkedHashMap<>(Map.of(1L, new Price(1), 2L, new Price(2))),
                new TreeMap<>(Map.of("x", List.of(Map.of("y", new Price(7))))),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                LocalDate.of(2026, 11, 23),
                DayOfWeek.MONDAY,
                new BigDecimal("1.10"),
                new ArrayList<>(List.of(new byte[0].length, "", true)),
                Map.of());
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void valuesComeBackEqualWithTheirElementsOwnClasses(JsonCodec codec) {
        for (Object value : values()) {
            assertThat(codec.decode(codec.encode(value))).as(codec.name()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void orderIsKept(JsonCodec codec) {
        assertThat((Set<?>) codec.decode(codec.encode(new LinkedHashSet<>(List.of(3, 1, 2)))))
                .map(Object.class::cast)
                .containsExactly(3, 1, 2);
        assertThat(codec.decode(codec.encode(new TreeMap<>(Map.of(1, 1))))).isInstanceOf(TreeMap.class);
        assertThatThrownBy(() -> codec.encode(new TreeSet<>(Comparator.reverseOrder())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comparator");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void whatIsNotAllowedIsNeitherWrittenNorRead(JsonCodec codec) {
        JsonCodec strict = codec(TEXTS.get(codec.name().equals("jsonb") ? 0 : 1));
        assertThatThrownBy(() -> strict.encode(List.of(new Price(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Price.class.getName() + " is not allowed. Allow it in " + SETTING);
        byte[] written = codec.encode(List.of(new Price(1)));
        assertThatThrownBy(() -> strict.decode(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("not on the allow-list");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void aClassWhoseFieldsHaveChangedIsNotRead(JsonCodec codec) {
        String former = new String(codec.encode(new Price(1)), StandardCharsets.ISO_8859_1);
        byte[] other =
                former.replace("JsonCodecTest$Price", "JsonCodecTest$Money").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> codec.decode(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(codec.decode(codec.encode(new Money(1)))).isEqualTo(new Money(1));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void nothingIsMadeOfBytesThatWereCutOrChanged(JsonCodec codec) {
        byte[] bytes = codec.encode(values().get(1));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(codec.decode(changed)).isInstanceOf(List.class);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessage("not a value that is allowed to be read");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void nestingIsBounded(JsonCodec codec) {
        Object nested = Collections.emptyList();
        for (int depth = 0; depth < 100_000; depth++) {
            nested = Collections.singletonList(nested);
        }
        Object deepest = nested;
        assertThatThrownBy(() -> codec.encode(deepest)).isInstanceOf(IllegalArgumentException.class);
        byte[] forged = new byte[500_000];
        for (int i = 0; i + 5 <= forged.length; i += 5) {
            forged[i] = 1;
            forged[i + 4] = 1;
        }
        assertThatThrownBy(() -> codec.decode(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jacksonTakesNoClassFromTheJson() {
        JsonCodec codec = codec(TEXTS.get(1), "dev.larder.internal.codec.JsonCodecTest");
        byte[] tagged = codec.encode(new Tagged("dev.larder.internal.codec.JsonCodecTest$Trap"));
        assertThat(new String(tagged, StandardCharsets.UTF_8)).contains("$Trap");
        assertThat(codec.decode(tagged)).isEqualTo(new Tagged("dev.larder.internal.codec.JsonCodecTest$Trap"));
        assertThat(JsonTypeInfo.class).isAnnotation();
    }

    /** A product. */
    public record Product(String name, BigDecimal price, List<Price> prices) {}

    /** A price. */
    public record Price(int cents) {}

    /** The same with another field. */
    public record Money(long cents) {}

    /** A text that looks like a class. */
    public record Tagged(String type) {}
}
