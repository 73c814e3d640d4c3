package dev.larder.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Caches;
import dev.larder.internal.codec.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader of options for all backends, those of applications included. */
class StoreOptionsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Something to choose from. */
    enum Colour {
        DARK_RED,
        GREEN
    }

    private static StoreOptions options(Map<String, String> options) {
        StoreSettings settings =
                new StoreSettings(Optional.empty(), new StoreSettings.Bounds(1, OptionalLong.empty()), "java", options);
        Envelope codec = new Envelope(List.of(), "java", false);
        return StoreOptions.of(
                "map", new StoreContext("products", settings, codec, StoreOptionsTest.class.getClassLoader()));
    }

    private static Object read(StoreOptions options, String kind) {
        return switch (kind) {
            case "time" -> options.duration("time", HALF_A_SECOND, HOUR);
            case "number" -> options.number("number", 16, 100);
            case "size" -> options.bytes("size", 1024, 2L << 30);
            case "flag" -> options.flag("flag", true);
            default -> options.choice("colour", Colour.GREEN);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "time, 2s, PT2S",
        "time, ' 1h ', PT1H",
        "number, ' 7 ', 7",
        "number, 100, 100",
        "size, 2048, Optional[2048]",
        "size, 64mb, Optional[67108864]",
        "size, 2 GB, Optional[2147483648]",
        "size, 1KB, Optional[1024]",
        "flag, FALSE, false",
        "colour, dark-red, DARK_RED"
    })
    void readsWhatIsSet(String kind, String text, String value) {
        StoreOptions options = options(Map.of(kind, text));
        assertThat(read(options, kind)).hasToString(value);
        assertThat(options.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "time, PT0.5S",
        "number, 16",
        "size, Optional.empty",
        "flag, true",
        "colour, GREEN",
    })
    void fallsBackWhereNothingIsSet(String kind, String value) {
        StoreOptions options = options(Map.of());
        assertThat(read(options, kind)).hasToString(value);
        assertThat(options.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        time   | soon    | not a duration from 1ms to 60m. Use 500ms, for example.
        time   | 61m     | not a duration from 1ms to 60m. Use 500ms, for example.
        time   | 0       | not a duration from 1ms to 60m. Use 500ms, for example.
        time   | PT0.0001S | not a duration from 1ms to 60m. Use 500ms, for example.
        time   | forever | not a duration from 1ms to 60m. Use 500ms, for example.
        number | 0       | not a number from 1 to 100. Use 16, for example.
        number | 101     | not a number from 1 to 100. Use 16, for example.
        number | 99999999999 | not a number from 1 to 100. Use 16, for example.
        number | ''      | not a number from 1 to 100. Use 16, for example.
        size   | 1023    | no size from 1KB to 2GB. Use 64MB or 2GB, for example.
        size   | 3GB     | no size from 1KB to 2GB. Use 64MB or 2GB, for example.
        size   | 999999999999GB | no size from 1KB to 2GB. Use 64MB or 2GB, for example.
        size   | -1MB    | no size from 1KB to 2GB. Use 64MB or 2GB, for example.
        flag   | perhaps | neither true nor false. Use one of the two.
        colour | blue    | unknown. Use dark-red or green.
        """)
    void saysWhatIsWrongAndWhatToDo(String kind, String text, String wrong) {
        StoreOptions options = options(Map.of(kind, text));
        assertThat(read(options, kind)).isEqualTo(read(options(Map.of()), kind));
        assertThat(options.findings())
                .containsExactly("larder.caches.products.options." + kind + " = '" + text + "': " + wrong);
    }

    @Test
    void whatNobodyAskedForIsAFindingWithoutItsValue() {
        StoreOptions options = options(Map.of("time-out", "hush", "password", "hush", "provider", "inherited"));
        assertThat(options.findings())
                .containsExactly(
                        "larder.caches.products.options.password = '***': the backend map has no options. Remove it.",
                        "larder.caches.products.options.time-out = '***': the backend map has no options. Remove it.");
        assertThat(options.text("timeout")).isEmpty();
        assertThat(options.text("password")).contains("hush");
        assertThat(options.findings())
                .containsExactly("larder.caches.products.options.time-out = '***': the backend map has no such option."
                        + " Use one of: password, timeout.");
    }

    @Test
    void aBackendAddsFindingsOfItsOwnAndRefusesToOpen() {
        StoreOptions options = options(Map.of());
        assertThatCode(options::requireNoFindings).doesNotThrowAnyException();
        options.wrong("colour", "***", "too bright. Use another.");
        options.wrongSetting("location", "", "missing. Set it.");
        assertThatThrownBy(options::requireNoFindings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("larder.caches.products.options.colour = '***': too bright. Use another.\n"
                        + "larder.caches.products.location = '': missing. Set it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "jdbc", "memcached", "file"})
    void aProviderThatIsSetForAllCachesConcernsNoOtherBackend(String backend, @TempDir java.nio.file.Path directory) {
        String location = switch (backend) {
            case "redis" -> "redis://localhost:1";
            case "jdbc" -> "jdbc:h2:mem:provider";
            case "memcached" -> "localhost:1";
            default -> directory.toString();
        };
        assertThatCode(() -> Caches.open(Map.of(
                                "larder.caches.default.provider",
                                "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
                                "larder.caches.products.backend",
                                backend,
                                "larder.caches.products.location",
                                location))
                        .close())
                .doesNotThrowAnyException();
    }
}
