package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real SmallRye Config, which Payara's rivals bring. */
class MicroProfileSourceTest {

    @Test
    void resolvesExpressions() {
        Readings read = read(Map.of("life", "7m", "larder.caches.a.ttl", "${life}", "larder.caches.b.ttl", "${no:8m}"));
        assertThat(read.findings().errors()).isEmpty();
        assertThat(ttl(read, "a")).isEqualTo(Duration.ofMinutes(7));
        assertThat(ttl(read, "b")).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void reportsAnExpressionThatCannotBeResolved() {
        assertThat(read(Map.of("larder.caches.a.ttl", "${no}")).findings().errors())
                .containsExactly("larder.caches.a.ttl = '${no}' (from PropertiesConfigSource[source=test]):"
                        + " the expression cannot be resolved. Set what it refers to, or give it a default.");
    }

    @Test
    void readsTheActiveProfileAndNoOther() {
        Readings read = Readings.of(
                new MicroProfileSource(builder()
                        .withProfile("dev")
                        .withSources(new PropertiesConfigSource(
                                Map.of(
                                        "larder.caches.a.ttl", "1m",
                                        "%dev.larder.caches.a.ttl", "2m",
                                        "%dev.larder.caches.b.ttl", "3m",
                                        "%prod.larder.caches.c.ttl", "4m"),
                                "file",
                                100))
                        .build()),
                Readings.KNOWN);
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.findings().warnings()).isEmpty();
        assertThat(ttl(read, "a")).isEqualTo(Duration.ofMinutes(2));
        assertThat(ttl(read, "b")).isEqualTo(Duration.ofMinutes(3));
        assertThat(read.settings().caches()).doesNotContainKey("c");
    }

    @Test
    void obeysOrdinalsAndNamesTheSource() {
        Readings read = Readings.of(
                new MicroProfileSource(builder()
                        .withSources(
                                new PropertiesConfigSource(Map.of("larder.caches.a.ttl", "1m"), "weak", 100),
                                new PropertiesConfigSource(Map.of("larder.caches.a.ttl", "soon"), "strong", 200))
                        .build()),
                Readings.KNOWN);
        assertThat(read.findings().errors())
                .singleElement()
                .asString()
                .startsWith(
                        "larder.caches.a.ttl = 'soon' (from PropertiesConfigSource[source=strong]): not a duration.");
    }

    @Test
    void readsTheEnvironmentBeforeFiles() {
        Readings read = withEnvironment(
                Map.of("larder.caches.myCache.ttl", "1m", "larder.caches.a.b.ttl", "1m"),
                Map.of(
                        "LARDER_CACHES_MYCACHE_TTL", "2m",
                        "LARDER_CACHES_A_B_TTL", "3m",
                        "LARDER_CACHES_NEW_ONE_MAX_ENTRIES", "4",
                        "LARDER_CACHES_DEFAULT_MAX_ENTRIES", "5",
                        "LARDER_PAGES_MAX_BODY", "1KB"));
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.findings().warnings()).isEmpty();
        assertThat(read.settings().caches())
                .containsOnlyKeys("default", "pages", "fragments", "myCache", "a.b", "new-one");
        assertThat(ttl(read, "myCache")).isEqualTo(Duration.ofMinutes(2));
        assertThat(ttl(read, "a.b")).isEqualTo(Duration.ofMinutes(3));
        assertThat(read.cache("new-one").bounds().entries()).isEqualTo(4);
        assertThat(read.settings().defaults().bounds().entries()).isEqualTo(5);
        assertThat(read.settings().pages().bounds().bodyBytes()).isEqualTo(1024);
    }

    @Test
    void pointsOutVariablesThatBelongToNothingButDeploys() {
        Findings findings = withEnvironment(Map.of(), Map.of("LARDER_SERVICE_HOST", "10.0.0.1"))
                .findings();
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .singleElement()
                .asString()
                .startsWith("LARDER_SERVICE_HOST = '10.0.0.1' (from ");
    }

    @Test
    void reportsUnknownKeys() {
        assertThat(read(Map.of("larder.caches.a.tttl", "1m")).findings().errors())
                .containsExactly(
                        "larder.caches.a.tttl = '1m' (from PropertiesConfigSource[source=test]): no such setting."
                                + " Did you mean larder.caches.a.ttl?");
    }

    @Test
    void isUsedWhereItIsThere(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(PlainLayers.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "life=9m\nlarder.caches.a.ttl=${life}");
        try (URLClassLoader application = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            SettingsSource source = SettingsSource.of(application);
            assertThat(source).isInstanceOf(MicroProfileSource.class);
            assertThat(ttl(Readings.of(source, Readings.KNOWN), "a")).isEqualTo(Duration.ofMinutes(9));
        }
    }

    private static Readings read(Map<String, String> values) {
        return Readings.of(
                new MicroProfileSource(builder()
                        .withSources(new PropertiesConfigSource(values, "test", 100))
                        .build()),
                Readings.KNOWN);
    }

    private static Readings withEnvironment(Map<String, String> file, Map<String, String> variables) {
        return Readings.of(
                new MicroProfileSource(builder()
                        .withSources(new PropertiesConfigSource(file, "file", 100), new EnvConfigSource(variables, 300))
                        .build()),
                Readings.KNOWN);
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder().addDefaultInterceptors();
    }

    private static Duration ttl(Readings read, String cache) {
        return read.cache(cache).policy().ttl();
    }
}
