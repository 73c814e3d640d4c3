package dev.larder.internal.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.store.memcached.MemcachedSettings.Server;
import dev.larder.spi.Lifetime;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemcachedSettingsTest {

    private final MemcachedStoreFactory factory = new MemcachedStoreFactory();

    private static StoreContext context(String prefix, String location, Map<String, String> options) {
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(10, OptionalLong.empty());
        StoreSettings settings = new StoreSettings(Optional.of(location), bounds, "java", options);
        return new StoreContext(
                "products",
                prefix,
                settings,
                new Envelope(List.of(), "java", false),
                MemcachedSettingsTest.class.getClassLoader());
    }

    private static List<Server> servers(String location) {
        return MemcachedSettings.of(context("", location, Map.of())).settings().servers();
    }

    @Test
    @DisplayName("D163, D170: servers with commas or semicolons between; host, host:port, [v6], [v6]:port")
    void readsServers() {
        assertThat(servers("a:1,b:2"))
                .isEqualTo(servers("a:1;b:2"))
                .isEqualTo(servers(" a:1 , b:2 "))
                .containsExactly(new Server("a", 1), new Server("b", 2));
        assertThat(servers("cache.example")).containsExactly(new Server("cache.example", 11211));
        assertThat(servers("[::1],[fe80::1]:22122"))
                .containsExactly(new Server("::1", 11211), new Server("fe80::1", 22122));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "a:", "a:0", "a:65536", "a b", "::1", "unix:/run/memcached", "/run/memcached", "a:1,"})
    void saysWhichLocationIsWrong(String location) {
        assertThat(factory.check(context("", location, Map.of())))
                .singleElement()
                .asString()
                .startsWith("larder.caches.products.location = '" + location + "': ")
                .contains("host:port");
        assertThatThrownBy(() -> factory.open(context("", location, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichOptionsAreWrong() {
        Map<String, String> options = Map.of("timeout", "soon", "max-item-size", "2GB", "password", "secret");
        assertThat(factory.check(context("", "a", options)))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding).doesNotContain("secret"))
                .anyMatch(finding -> finding.contains(".timeout = 'soon'"))
                .anyMatch(finding -> finding.contains(".max-item-size = '2GB'"))
                .anyMatch(finding -> finding.contains(".password = '***'"));
        assertThat(factory.check(context("", "a", Map.of("timeout", "1s", "max-item-size", "8MB"))))
                .isEmpty();
        assertThat(MemcachedSettings.of(context("", "a", Map.of())).settings().timeout())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    @DisplayName("D82, better: keys that the server does not take become digests, and no two keys share a name")
    void namesItems() {
        ItemKeys names = ItemKeys.of(context("", "a", Map.of()));
        assertThat(names.item(":products:1:k")).isEqualTo("k::products:1:k");
        assertThat(names.item(":other:1:k")).isEqualTo("o::products::other:1:k");
        assertThat(names.generation()).isEqualTo("g::products:");
        for (String odd : List.of("", " ", "a b", "\u0000", "\u007f", "\u00e4", "\r\nflush_all", "x".repeat(1000))) {
            assertThat(names.item(":products:1:" + odd))
                    .matches("[!-~]{1,250}")
                    .isNotEqualTo(names.item(":products:2:" + odd));
        }
        assertThat(ItemKeys.of(context("a:b%", "a", Map.of())).generation()).isEqualTo("g:a%3Ab%25:products:");
    }

    @Test
    @DisplayName(
            "D60, D165, D171: seconds up to thirty days, a moment beyond, zero for good; never zero for what is brief")
    void saysHowLongItemsAreKept() {
        ManualClock clock = new ManualClock();
        Expiry expiry = new Expiry(clock, Duration.ofSeconds(30));
        long now = clock.instant().getEpochSecond();
        assertThat(of(expiry, clock, Duration.ofMillis(1))).isEqualTo(31);
        assertThat(of(new Expiry(clock, Duration.ZERO), clock, Duration.ZERO)).isEqualTo(1);
        assertThat(of(new Expiry(clock, Duration.ZERO), clock, Duration.ofSeconds(-9)))
                .isEqualTo(1);
        assertThat(of(expiry, clock, Duration.ofDays(29))).isEqualTo(29 * 86_400 + 30);
        assertThat(of(expiry, clock, Duration.ofDays(31))).isEqualTo((int) (now + 31 * 86_400 + 30));
        assertThat(of(expiry, clock, Duration.ofDays(20_000))).isEqualTo(Expiry.NEVER);
        assertThat(expiry.of(new Lifetime(clock.instant(), Instant.MAX, Instant.MAX, Instant.MAX)))
                .isEqualTo(Expiry.NEVER);
    }

    private static int of(Expiry expiry, ManualClock clock, Duration life) {
        Instant end = clock.instant().plus(life);
        return expiry.of(new Lifetime(clock.instant(), end, end, end));
    }
}
