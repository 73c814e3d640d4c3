package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Group J: caches by name, and what is wrong with their settings. No line is left out. The end of the caches
 * (D188, D189) is in {@link OwnBackendTest}: they live as long as the application, not as a request. What belongs to the backend {@code file} (D194)
 * is in its {@code FileStoreTest}.
 */
class RegistryTest {

    static final Map<String, String> LEFT_OUT = Map.of();

    @Test
    @DisplayName("D183 a name is always the same cache")
    void aNameIsOneCache() {
        try (Caches caches = Caches.open(Map.of("larder.caches.products.ttl", "1m"))) {
            assertThat(caches.get("products")).isSameAs(caches.get("products"));
            assertThat(caches.get("products")).isNotSameAs(caches.get("default"));
            assertThat(caches.get("products").name()).isEqualTo("products");
        }
    }

    @Test
    @DisplayName("D184 done better: a cache is for all threads, so every thread gets the same one")
    void aNameIsOneCacheInEveryThread() {
        try (Caches caches = Caches.open(Map.of())) {
            Cache elsewhere =
                    CompletableFuture.supplyAsync(() -> caches.get("default")).join();
            assertThat(elsewhere).isSameAs(caches.get("default"));
        }
    }

    @Test
    @DisplayName("D186 a provider that cannot be loaded is named, with the cause and what to do")
    void namesTheProviderThatCannotBeLoaded() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.products.provider", "com.example.Missing")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.products.provider = 'com.example.Missing'")
                .hasMessageContaining("ClassNotFoundException")
                .hasMessageContaining("WEB-INF/lib");
    }

    @Test
    @DisplayName("D186 a backend that there is none of is named, with those there are")
    void namesTheBackendThatThereIsNoneOf() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.products.backend", "jchace")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.products.backend = 'jchace'")
                .hasMessageContaining("jcache");
    }

    @Test
    @DisplayName("D190 a lifetime that nobody names is 300 seconds")
    void livesForFiveMinutesByDefault() {
        try (Caches caches = Caches.open(Map.of())) {
            Cache cache = caches.get("default");
            cache.set("k", "v");
            assertThat(cache.timeToLive("k").orElseThrow()).isBetween(Duration.ofSeconds(240), Duration.ofSeconds(300));
        }
    }

    @Test
    @DisplayName("D191 a cache can be set to keep for ever what nobody gives a lifetime")
    void livesForEverWhereSetSo() {
        try (Caches caches = Caches.open(Map.of("larder.caches.default.ttl", "forever"))) {
            Cache cache = caches.get("default");
            cache.set("k", "v");
            cache.set("short", "v", Duration.ofMinutes(1));
            assertThat(cache.touch("short")).isTrue();
            assertThat(cache.timeToLive("k")).contains(Cache.FOREVER);
            assertThat(cache.timeToLive("short")).contains(Cache.FOREVER);
        }
    }

    @Test
    @DisplayName("D193 done better: there is always a cache called default, whatever else is set")
    void alwaysHasADefault() {
        try (Caches caches = Caches.open(Map.of("larder.caches.products.ttl", "1m"))) {
            assertThat(caches.names()).contains("default", "products");
            caches.get("default").set("k", "v");
            assertThat(Subject.value(caches.get("default"), "k")).isEqualTo("v");
        }
    }
}
