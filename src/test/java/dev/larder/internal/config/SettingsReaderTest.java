package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @Test
    @DisplayName("D190, D193 nothing is configured: a cache default exists and its lifetime is 300 s")
    void readsDefaultsWhereNothingIsSet() {
        Readings read = Readings.of();
        LarderSettings settings = read.settings();
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.findings().warnings()).isEmpty();
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.development()).isFalse();
        assertThat(settings.caches()).containsOnlyKeys("default", "pages", "fragments");
        CacheSettings defaults = settings.defaults();
        assertThat(defaults.policy().ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.policy().staleIfError()).isZero();
        assertThat(defaults.keys()).isEqualTo(new CacheSettings.Keys("", 1));
        assertThat(defaults.bounds()).isEqualTo(new CacheSettings.Bounds(10_000, OptionalLong.empty()));
        assertThat(defaults.backend().name()).isEqualTo("jcache");
        assertThat(settings.fragments().cache()).isEqualTo("fragments");
        assertThat(settings.methods().cache()).isEmpty();
    }

    @Test
    void readsDefaultsOfPages() {
        PagesSettings pages = Readings.of().settings().pages();
        assertThat(pages.cache()).isEqualTo("pages");
        assertThat(pages.ttl()).isEmpty();
        assertThat(pages.mode()).isEqualTo(PageMode.SITE);
        assertThat(pages.undeclaredInputs()).isEqualTo(UndeclaredInputs.REFUSE);
        assertThat(pages.bounds()).isEqualTo(new PagesSettings.Bounds(2L << 20, 64, 200));
        assertThat(pages.addresses().hosts()).isEmpty();
        assertThat(pages.addresses().trackingParameters()).contains("utm_*", "gclid", "fbclid");
        assertThat(pages.statuses()).isEmpty();
        assertThat(pages.cacheStatus()).isTrue();
        assertThat(pages.rules()).isEmpty();
    }

    @Test
    void readsHowFarAGatewayGoes() {
        String mode = "larder.pages.mode";
        String directives = "larder.pages.request-directives";
        assertThat(Readings.of(mode, "shared-cache").settings().pages().gateway())
                .isEqualTo(new PagesSettings.Gateway(true, true));
        assertThat(Readings.of(mode, "shared-cache", directives, "false", "larder.pages.set-cookie", "false")
                        .settings()
                        .pages()
                        .gateway())
                .isEqualTo(new PagesSettings.Gateway(false, false));
        assertThat(Readings.of(directives, "false").findings().errors())
                .singleElement()
                .asString()
                .contains(directives + " = 'false'", "has no effect in mode site. Remove it.");
    }

    @Test
    void leavesNothingOfACachesPolicyOpen() {
        CachePolicy policy = Readings.of().cache("any").policy();
        assertThat(policy.orElse(CachePolicy.ttl(Duration.ofDays(9)))).isEqualTo(policy);
        assertThat(policy).hasNoNullFieldsOrProperties();
    }

    @Test
    @DisplayName("D191 a lifetime without end is written forever")
    void readsForever() {
        assertThat(Readings.of("larder.caches.default.ttl", "forever")
                        .cache("x")
                        .policy()
                        .ttl())
                .isEqualTo(Cache.FOREVER);
    }

    @Test
    void readsEverySettingOfACache() {
        CacheSettings cache = Readings.of(Map.ofEntries(
                        Map.entry("larder.caches.c.backend", "none"),
                        Map.entry("larder.caches.c.location", "somewhere"),
                        Map.entry("larder.caches.c.ttl", "15m"),
                        Map.entry("larder.caches.c.stale-while-revalidate", "PT1M"),
                        Map.entry("larder.caches.c.stale-if-error", "1d"),
                        Map.entry("larder.caches.c.early-refresh", "1.5"),
                        Map.entry("larder.caches.c.jitter", "30s"),
                        Map.entry("larder.caches.c.lock-wait", "250ms"),
                        Map.entry("larder.caches.c.soft-timeout", "1s"),
                        Map.entry("larder.caches.c.hard-timeout", "2s"),
                        Map.entry("larder.caches.c.back-off", "3s"),
                        Map.entry("larder.caches.c.key-prefix", "shop:"),
                        Map.entry("larder.caches.c.version", "7"),
                        Map.entry("larder.caches.c.max-entries", "500"),
                        Map.entry("larder.caches.c.max-bytes", "64MB"),
                        Map.entry("larder.caches.c.codec", "java"),
                        Map.entry("larder.caches.c.options.one.more", "yes")))
                .cache("c");
        assertThat(cache.policy())
                .isEqualTo(CachePolicy.ttl(Duration.ofMinutes(15))
                        .staleWhileRevalidate(Duration.ofMinutes(1))
                        .staleIfError(Duration.ofDays(1))
                        .earlyRefresh(1.5)
                        .jitter(Duration.ofSeconds(30))
                        .lockWait(Duration.ofMillis(250))
                        .softTimeout(Duration.ofSeconds(1))
                        .hardTimeout(Duration.ofSeconds(2))
                        .backOff(Duration.ofSeconds(3)));
        assertThat(cache.keys()).isEqualTo(new CacheSettings.Keys("shop:", 7));
        assertThat(cache.bounds()).isEqualTo(new CacheSettings.Bounds(500, OptionalLong.of(64L << 20)));
        assertThat(cache.backend().name()).isEqualTo("none");
        assertThat(cache.backend().location()).contains("somewhere");
        assertThat(cache.backend().options()).containsExactly(Map.entry("one.more", "yes"));
        assertThat(cache.values().codec()).contains("java");
    }

    @Test
    void readsTheNearLevelCompressionAndEncryptionWhereAReleaseHasThem() {
        Known all = new Known(Set.of("redis"), Set.of(), Map.of());
        Readings read = Readings.of(
                SettingsSource.of(Map.of(
                        "larder.caches.c.backend", "redis",
                        "larder.caches.c.near.enabled", "true",
                        "larder.caches.c.near.ttl", "10s",
                        "larder.caches.c.near.max-entries", "99",
                        "larder.caches.c.compress", "true",
                        "larder.caches.c.encryption-key", "c2VjcmV0")),
                all);
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.cache("c").backend().near())
                .isEqualTo(new BackendSettings.Near(true, Duration.ofSeconds(10), 99));
        assertThat(read.cache("c").values().compress()).isTrue();
        assertThat(read.cache("c").values().encryptionKey()).contains("c2VjcmV0");
    }

    @Test
    void givesEveryCacheWhatDefaultHasAndItDoesNotSetItself() {
        Readings read = Readings.of(
                "larder.caches.default.ttl", "1h",
                "larder.caches.default.max-entries", "7",
                "larder.caches.default.options.a", "1",
                "larder.caches.products.ttl", "2h",
                "larder.caches.products.options.b", "2");
        assertThat(read.cache("products").policy().ttl()).isEqualTo(Duration.ofHours(2));
        assertThat(read.cache("products").bounds().entries()).isEqualTo(7);
        assertThat(read.cache("products").backend().options()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(read.cache("nobody").policy().ttl()).isEqualTo(Duration.ofHours(1));
        assertThat(read.cache("nobody").name()).isEqualTo("nobody");
        assertThat(read.cache("pages").policy().ttl()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesACacheOfAnotherBackendNothingOfDefaultsBackend() {
        CacheSettings cache = Readings.of(
                        "larder.caches.default.location", "urn:here",
                        "larder.caches.default.provider", "org.example.Provider",
                        "larder.caches.default.codec", "reference",
                        "larder.caches.default.options.a", "1",
                        "larder.caches.off.backend", "none")
                .cache("off");
        assertThat(cache.backend().location()).isEmpty();
        assertThat(cache.backend().provider()).isEmpty();
        assertThat(cache.backend().options()).isEmpty();
        assertThat(cache.values().codec()).isEmpty();
    }

    @Test
    void takesTheLongestKnownEndOfAKeyAsTheSetting() {
        Readings read = Readings.of(
                "larder.caches.my.shop.ttl", "1m",
                "larder.caches.my.options.deep.ttl", "text");
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.cache("my.shop").policy().ttl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.cache("my").backend().options()).isEqualTo(Map.of("deep.ttl", "text"));
    }

    @Test
    void readsARule() {
        RuleSettings rule = Readings.of(Map.ofEntries(
                        Map.entry("larder.pages.rules.list.path", "/products/*"),
                        Map.entry("larder.pages.rules.list.ttl", "15m"),
                        Map.entry("larder.pages.rules.list.stale-while-revalidate", "1m"),
                        Map.entry("larder.pages.rules.list.stale-if-error", "1h"),
                        Map.entry("larder.pages.rules.list.vary-headers", "Accept-Language, X-Region"),
                        Map.entry("larder.pages.rules.list.vary-cookies", "currency"),
                        Map.entry("larder.pages.rules.list.parameters", "page, sort"),
                        Map.entry("larder.pages.rules.list.ignore-parameters", "ref"),
                        Map.entry("larder.pages.rules.list.harmless-inputs", "User-Agent, cookie theme"),
                        Map.entry("larder.pages.rules.list.tags", "products, a\\,b"),
                        Map.entry("larder.pages.rules.list.share", "user"),
                        Map.entry("larder.pages.rules.list.roles", "editor, admin"),
                        Map.entry("larder.pages.rules.list.browser", "30s"),
                        Map.entry("larder.pages.rules.list.cache", "fragments")))
                .settings()
                .pages()
                .rules()
                .get(0);
        assertThat(rule)
                .isEqualTo(new RuleSettings(
                        "list",
                        "/products/*",
                        CachePolicy.ttl(Duration.ofMinutes(15))
                                .staleWhileRevalidate(Duration.ofMinutes(1))
                                .staleIfError(Duration.ofHours(1))
                                .tags("products", "a,b"),
                        new RuleSettings.Inputs(
                                List.of("Accept-Language", "X-Region"),
                                List.of("currency"),
                                Optional.of(List.of("page", "sort")),
                                List.of("ref"),
                                List.of("User-Agent", "cookie theme")),
                        new RuleSettings.Readers(Optional.of(ShareWith.USER), List.of("editor", "admin")),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of("fragments"),
                        false));
    }

    @Test
    void aRuleForPagesThatOnlyAnswerConditionsHasNoLifetime() {
        Readings read = Readings.of(
                "larder.pages.rules.a.path", "/a/*",
                "larder.pages.rules.a.conditional", "true",
                "larder.pages.rules.b.path", "/b/*",
                "larder.pages.rules.b.conditional", "true",
                "larder.pages.rules.b.ttl", "1m");
        assertThat(read.settings().pages().rules())
                .extracting(RuleSettings::conditional)
                .containsOnly(true);
        assertThat(read.findings().errors())
                .singleElement()
                .asString()
                .contains("larder.pages.rules.b.conditional")
                .contains("Remove one of the two");
    }

    @Test
    void putsTheMostSpecificRuleFirst() {
        Readings read = Readings.of(
                "larder.pages.rules.a.path", "*.xhtml",
                "larder.pages.rules.b.path", "/*",
                "larder.pages.rules.c.path", "/shop/*",
                "larder.pages.rules.d.path", "/shop");
        assertThat(read.settings().pages().rules())
                .extracting(RuleSettings::name)
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void readsTheRestOfPages() {
        PagesSettings pages = Readings.of(
                        "larder.pages.ttl", "1m",
                        "larder.pages.undeclared-inputs", "Vary",
                        "larder.pages.max-body", "512kb",
                        "larder.pages.max-variants", "3",
                        "larder.pages.compress-from", "4KB",
                        "larder.pages.hosts", "shop.example.com,[::1]",
                        "larder.pages.tracking-parameters", "none",
                        "larder.pages.statuses", "404, 301",
                        "larder.pages.cache-status", "off")
                .settings()
                .pages();
        assertThat(pages.ttl()).contains(Duration.ofMinutes(1));
        assertThat(pages.undeclaredInputs()).isEqualTo(UndeclaredInputs.VARY);
        assertThat(pages.bounds()).isEqualTo(new PagesSettings.Bounds(512 << 10, 3, 4096));
        assertThat(pages.addresses())
                .isEqualTo(new PagesSettings.Addresses(List.of("shop.example.com", "[::1]"), List.of()));
        assertThat(pages.statuses()).containsExactlyInAnyOrder(301, 404);
        assertThat(pages.cacheStatus()).isFalse();
        assertThat(Readings.of("larder.pages.mode", "shared-cache")
                        .settings()
                        .pages()
                        .mode())
                .isEqualTo(PageMode.SHARED_CACHE);
    }

    @Test
    void compressesPagesUnlessTheyAreToBeLeftAsTheyAre() {
        assertThat(compressBytes("larder.enabled", "true")).isEqualTo(200);
        assertThat(compressBytes("larder.pages.compress", "false")).isEqualTo(PagesSettings.Bounds.NOT_COMPRESSED);
        assertThat(compressBytes("larder.pages.mode", "shared-cache")).isEqualTo(PagesSettings.Bounds.NOT_COMPRESSED);
        assertThat(compressBytes("larder.pages.mode", "shared-cache", "larder.pages.compress", "true"))
                .isEqualTo(200);
        assertThat(Readings.of("larder.pages.compress", "off", "larder.pages.compress-from", "1KB")
                        .findings()
                        .errors())
                .singleElement()
                .asString()
                .contains("larder.pages.compress-from = '1KB'", "would have no effect");
    }

    private static long compressBytes(String... keysAndValues) {
        return Readings.of(keysAndValues).settings().pages().bounds().compressBytes();
    }

    @Test
    void takesAnEmptyValueAsNotSet() {
        Readings read = Readings.of("larder.caches.default.ttl", "  ", "larder.enabled", "");
        assertThat(read.findings().errors()).isEmpty();
        assertThat(read.settings().enabled()).isTrue();
        assertThat(read.settings().defaults().policy().ttl()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void knowsTheCachesThatAnnotationsOrOtherSettingsName() {
        Known known = new Known(Set.of("jcache"), Set.of(), Map.of("injected", "a.Bean.field"));
        LarderSettings settings = Readings.of(SettingsSource.of(Map.of("larder.methods.cache", "methods")), known)
                .settings();
        assertThat(settings.caches()).containsKeys("injected", "methods");
    }

    @Test
    void hidesSecretsFromEveryText() {
        Known all = new Known(Set.of("jcache"), Set.of(), Map.of());
        SettingsSource source = SettingsSource.of(Map.of(
                "larder.caches.c.location", "redis://bob:hunter2@host:6379/1",
                "larder.caches.c.encryption-key", "hunter2",
                "larder.caches.c.options.password", "hunter2"));
        assertThat(Readings.of(source, all).settings().toString()).doesNotContain("hunter2");
        assertThat(source.toString()).doesNotContain("hunter2");
        assertThat(String.valueOf(source.value("larder.caches.c.location"))).doesNotContain("hunter2");
    }
}
