package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without MicroProfile Config. */
class PlainSourceTest {

    @TempDir
    private Path directory;

    @Test
    void readsEveryFileOfTheApplicationByItsOrdinal() throws IOException {
        URL application = file("classes", "larder.caches.a.ttl=1m\nlarder.caches.b.ttl=1m");
        URL library = file("library", "larder.caches.a.ttl=2m\nlarder.caches.c.ttl=2m");
        URL strong = file("strong", "config_ordinal=101\nlarder.caches.b.ttl=3m");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {application, library, strong}, null)) {
            Readings read = Readings.of(LayeredSource.of(PlainLayers.files(loader)), Readings.KNOWN);
            assertThat(ttl(read, "a")).isEqualTo(Duration.ofMinutes(1));
            assertThat(ttl(read, "b")).isEqualTo(Duration.ofMinutes(3));
            assertThat(ttl(read, "c")).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void namesTheFileInAFinding() throws IOException {
        URL application = file("classes", "larder.enabled=ja");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {application}, null)) {
            assertThat(Readings.of(LayeredSource.of(PlainLayers.files(loader)), Readings.KNOWN)
                            .findings()
                            .errors())
                    .singleElement()
                    .asString()
                    .startsWith("larder.enabled = 'ja' (from file:")
                    .contains("classes/META-INF/microprofile-config.properties): ");
        }
    }

    @Test
    void readsSystemPropertiesBeforeTheEnvironmentBeforeFiles() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.properties(
                100,
                "file",
                Map.of("larder.caches.a.ttl", "1m", "larder.caches.b.ttl", "1m", "larder.caches.c.ttl", "1m")));
        layers.add(Layer.environment(Map.of("LARDER_CACHES_A_TTL", "2m", "LARDER_CACHES_B_TTL", "2m")));
        layers.add(Layer.properties(400, "system properties", Map.of("larder.caches.a.ttl", "3m")));
        Readings read = Readings.of(LayeredSource.of(layers), Readings.KNOWN);
        assertThat(ttl(read, "a")).isEqualTo(Duration.ofMinutes(3));
        assertThat(ttl(read, "b")).isEqualTo(Duration.ofMinutes(2));
        assertThat(ttl(read, "c")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void seesSystemPropertiesAndTheEnvironmentOfThisProcess() {
        assertThat(PlainLayers.of(getClass().getClassLoader()))
                .extracting(Layer::from)
                .startsWith("system properties", "environment");
    }

    @Test
    void spellsNamesInTheEnvironmentAsTheyAreSpeltElsewhere() {
        Readings read = environment(
                Map.of("larder.caches.myCache.backend", "jcache", "larder.caches.a_b.options.some.thing", "1"),
                Map.of(
                        "LARDER_CACHES_MYCACHE_TTL", "1m",
                        "LARDER_CACHES_A_B_MAX_ENTRIES", "5",
                        "LARDER_CACHES_A_B_OPTIONS_SOME_THING", "2",
                        "LARDER_CACHES_NEW_ONE_TTL", "3m",
                        "LARDER_CACHES_NEW_ONE_OPTIONS_POOL_SIZE", "16",
                        "LARDER_PAGES_RULES_LIST_PATH", "/list",
                        "LARDER_PAGES_MAX_BODY", "1KB"));
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.findings().warnings()).isEmpty();
        assertThat(read.settings().caches())
                .containsOnlyKeys("default", "pages", "fragments", "myCache", "a_b", "new-one");
        assertThat(ttl(read, "myCache")).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.cache("a_b").bounds().entries()).isEqualTo(5);
        assertThat(read.cache("a_b").backend().options()).isEqualTo(Map.of("some.thing", "2"));
        assertThat(ttl(read, "new-one")).isEqualTo(Duration.ofMinutes(3));
        assertThat(read.cache("new-one").backend().options()).isEqualTo(Map.of("pool-size", "16"));
        assertThat(read.settings().pages().rules())
                .singleElement()
                .extracting(RuleSettings::path)
                .isEqualTo("/list");
        assertThat(read.settings().pages().bounds().bodyBytes()).isEqualTo(1024);
    }

    @Test
    void namesTheVariableInAFinding() {
        assertThat(environment(Map.of(), Map.of("LARDER_CACHES_DEFAULT_TTL", "soon"))
                        .findings()
                        .errors())
                .containsExactly(
                        "larder.caches.default.ttl = 'soon' (from environment variable LARDER_CACHES_DEFAULT_TTL):"
                                + " not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.");
    }

    @Test
    void pointsOutVariablesThatBelongToNothingButDeploys() {
        Findings findings = environment(
                        Map.of(), Map.of("LARDER_SERVICE_HOST", "10.0.0.1", "LARDER_CACHES_DEFAULT_TTTL", "5m"))
                .findings();
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .containsExactly(
                        "LARDER_CACHES_DEFAULT_TTTL = '5m' (from environment variable LARDER_CACHES_DEFAULT_TTTL):"
                                + " no setting has this environment variable, it is ignored."
                                + " Did you mean LARDER_CACHES_DEFAULT_TTL?",
                        "LARDER_SERVICE_HOST = '10.0.0.1' (from environment variable LARDER_SERVICE_HOST):"
                                + " no setting has this environment variable, it is ignored."
                                + " Remove it. The known ones are listed in docs/configuration.md.");
    }

    @Test
    void pointsOutProfilesThatNobodyResolves() {
        assertThat(Readings.of("%dev.larder.caches.default.ttl", "1s")
                        .findings()
                        .warnings())
                .containsExactly(
                        "%dev.larder.caches.default.ttl = '1s' (from the given settings): profiles are resolved by"
                                + " MicroProfile Config, and there is none here; it is ignored. Remove it.");
    }

    private static Readings environment(Map<String, String> file, Map<String, String> variables) {
        return Readings.of(
                LayeredSource.of(List.of(Layer.properties(100, "file", file), Layer.environment(variables))),
                Readings.KNOWN);
    }

    private static Duration ttl(Readings read, String cache) {
        return read.cache(cache).policy().ttl();
    }

    private URL file(String name, String text) throws IOException {
        Path file = directory.resolve(name).resolve(PlainLayers.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return directory.resolve(name).toUri().toURL();
    }
}
