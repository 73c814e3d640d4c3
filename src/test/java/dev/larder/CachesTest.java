package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches in plain Java, on the backend that is the default. */
class CachesTest {

    @Test
    void opensInPlainJavaWithoutAnySetting() {
        try (Caches caches = Caches.open(Map.of())) {
            Cache cache = caches.get("default");
            cache.set("my_key", "my_value", Duration.ofMinutes(15));
            assertThat(cache.<String>get("my_key")).isEqualTo("my_value");
            assertThat(caches.names()).containsExactly("default", "fragments", "pages");
        }
    }

    @Test
    void opensTheCacheDefaultOverCaffeineToo() {
        String provider = "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider";
        try (Caches caches = Caches.open(Map.of("larder.caches.default.provider", provider))) {
            caches.get("default").set("my_key", "my_value");
            assertThat(caches.get("default").<String>get("my_key")).isEqualTo("my_value");
        }
    }

    @Test
    @DisplayName("D183: a name is always the same cache")
    void givesTheSameCacheForTheSameName() {
        try (Caches caches = Caches.open(Map.of())) {
            assertThat(caches.get("pages")).isSameAs(caches.get("pages"));
        }
    }

    @Test
    void listsTheKnownNamesForAnUnknownOne() {
        try (Caches caches = Caches.open(Map.of("larder.caches.products.ttl", "15m"))) {
            assertThatThrownBy(() -> caches.get("product"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'product'")
                    .hasMessageContaining("default, fragments, pages, products");
        }
    }

    @Test
    void refusesWrongSettingsAllAtOnce() {
        assertThatThrownBy(() -> Caches.open(Map.of(
                        "larder.caches.products.ttl", "15 minutes",
                        "larder.caches.products.tttl", "15m",
                        "larder.caches.products.provider", "com.example.Missing")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.products.ttl = '15 minutes'")
                .hasMessageContaining("larder.caches.products.tttl")
                .hasMessageContaining("com.example.Missing");
    }

    @Test
    void refusesABoundThatTheBackendCannotKeep() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.products.max-bytes", "64MB")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.products.max-bytes = '67108864'")
                .hasMessageContaining("max-entries");
    }

    @Test
    void refusesSettingsThatWouldDoNothing() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.c.near.enabled", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.c.near.enabled = 'true'");
    }

    @Test
    void invalidatesATagInEveryCache() {
        try (Caches caches = Caches.open(Map.of())) {
            CachePolicy tagged = CachePolicy.ttl(Duration.ofMinutes(5)).tags("product:42");
            caches.get("default").set("v", 1, tagged);
            caches.get("pages").set("p", 2, tagged);
            caches.get("default").invalidateTags("product:42");
            assertThat(caches.get("default").contains("v")).isFalse();
            assertThat(caches.get("pages").contains("p")).isFalse();
        }
    }

    @Test
    void computesEverythingAndStoresNothingWhenSwitchedOff() {
        try (Caches caches = Caches.open(Map.of("larder.enabled", "false"))) {
            AtomicInteger loads = new AtomicInteger();
            Cache cache = caches.get("default");
            cache.getOrSet("k", loads::incrementAndGet);
            cache.getOrSet("k", loads::incrementAndGet);
            assertThat(loads).hasValue(2);
            assertThat(cache.contains("k")).isFalse();
        }
    }

    @Test
    void computesAndStoresNothingAfterClosing() {
        Caches caches = Caches.open(Map.of());
        caches.get("default");
        caches.close();
        assertThat(caches.get("pages").<Integer, RuntimeException>getOrSet("k", () -> 1))
                .isEqualTo(1);
    }
}
