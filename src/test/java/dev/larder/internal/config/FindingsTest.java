package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.ConfigurationException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message, word for word. */
class FindingsTest {

    private static final String FROM = " (from the given settings): ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        larder.caches.c.ttl                | 5 min       | not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.
        larder.caches.c.ttl                | -1          | negative. Use 0s or more; what shall never end is called forever.
        larder.caches.c.max-bytes          | 64 Mio      | not a size. Use bytes, 512KB, 64MB or 2GB.
        larder.caches.c.max-bytes          | 0           | out of range. Use 1 byte or more, for example 64MB.
        larder.pages.max-body              | 99999999999TB | out of range. Use 1 byte or more, for example 64MB.
        larder.caches.c.max-entries        | 0           | out of range. Use 1 or more.
        larder.caches.c.max-entries        | many        | not a whole number. Use 1 or more.
        larder.pages.max-variants          | 99999       | out of range. Use 1 to 10000.
        larder.caches.c.early-refresh      | -1          | not a factor. Use 0 for off, 1 for usual, more for earlier.
        larder.enabled                     | ture        | neither true nor false. Use one of the two.
        larder.pages.mode                  | private     | no such word. Use one of: site, shared-cache.
        larder.pages.undeclared-inputs     | ignore      | no such word. Use one of: refuse, vary, report.
        larder.caches.c.key-prefix         | my shop     | a key cannot hold spaces or other than ASCII characters. Leave them out.
        larder.pages.cache                 | my pages    | not a cache name. Use letters, digits, dots, hyphens and underscores; begin with a letter or digit.
        larder.pages.hosts                 | http://a.b  | not a list of host names. Name hosts without scheme, port and path: shop.example.com, www.example.com.
        larder.pages.statuses              | 404,500     | not a list of storable status codes. Use any of 301, 308, 404, 410; 200 always is.
        larder.pages.rules.r.path          | products    | not a path. Use /products for one page, /products/* for all below, or *.xhtml.
        larder.pages.rules.r.path          | /a/**       | not a path. Use /products for one page, /products/* for all below, or *.xhtml.
        larder.caches.c.codec              | xml         | no such codec. Use one of: java, reference.
        larder.caches.c.backend            | redis       | no such backend. Use one of: jcache, none; or add a StoreFactory of this name.
        larder.caches.c.backend            | hazelcast   | no such backend. Use one of: jcache, none; or add a StoreFactory of this name.
        larder.caches.c.backend            | My Store    | no such backend (names are lower case letters, digits and hyphens). Use one of: jcache, none; or add a StoreFactory of this name.
        larder.caches.products.tttl        | 5m          | no such setting. Did you mean larder.caches.products.ttl?
        larder.caches.products.maxEntries  | 5           | no such setting. Did you mean larder.caches.products.max-entries?
        larder.caches.products.opions.a    | 5           | no such setting. Did you mean larder.caches.products.options.a?
        larder.cache.products.ttl          | 5m          | no such setting. Did you mean larder.caches.products.ttl?
        larder.pages.rules.list.pth        | /a          | no such setting. Did you mean larder.pages.rules.list.path?
        larder.enable                      | true        | no such setting. Did you mean larder.enabled?
        larder.frobnicate                  | 1           | no such setting. Remove it. The known ones are listed in docs/configuration.md.
        larder.caches.c.ttl                | ${x}        | expressions are resolved by MicroProfile Config, and there is none here. Write the value itself.
        larder.caches.c.options.a          | ${x}        | expressions are resolved by MicroProfile Config, and there is none here. Write the value itself.
        """)
    void saysWhatIsWrongWithAValueAndWhatToDo(String key, String value, String message) {
        assertThat(Readings.of(key, value).findings().errors())
                .containsExactly(key + " = '" + value + "'" + FROM + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Principal          | principal, role, session, authorization, cookie, body and unwrapped-request are never harmless: they tell visitors apart. Leave it out; of cookies name single ones: cookie theme.
        unwrapped-request  | principal, role, session, authorization, cookie, body and unwrapped-request are never harmless: they tell visitors apart. Leave it out; of cookies name single ones: cookie theme.
        role               | principal, role, session, authorization, cookie, body and unwrapped-request are never harmless: they tell visitors apart. Leave it out; of cookies name single ones: cookie theme.
        Referer, my header | not a list of inputs. Name them as Cache-Status does: User-Agent, cookie theme, remote-address.
        """)
    void saysWhatIsWrongWithHarmlessInputs(String value, String message) {
        String key = "larder.pages.rules.r.harmless-inputs";
        assertThat(Readings.of("larder.pages.rules.r.path", "/", key, value)
                        .findings()
                        .errors())
                .containsExactly(key + " = '" + value + "'" + FROM + message);
    }

    @Test
    void saysWhatIsWrongWithHeaderNames() {
        String key = "larder.pages.rules.r.vary-headers";
        assertThat(Readings.of("larder.pages.rules.r.path", "/", key, "*")
                        .findings()
                        .errors())
                .containsExactly(key + " = '*'" + FROM
                        + "not a list of header or cookie names. Separate names by commas: Accept-Language, X-Region.");
    }

    @Test
    void refusesARuleWithoutAPath() {
        assertThat(Readings.of("larder.pages.rules.r.ttl", "5m").findings().errors())
                .containsExactly("larder.pages.rules.r.path = '' (from the default): "
                        + "a rule needs a path. Set it, for example /products/*.");
    }

    @Test
    void refusesTwoRulesOfOnePath() {
        assertThat(Readings.of("larder.pages.rules.a.path", "/x", "larder.pages.rules.b.path", "/x")
                        .findings()
                        .errors())
                .containsExactly("larder.pages.rules.b.path = '/x'" + FROM
                        + "the rule a has the same path. Make them one rule.");
    }

    @Test
    void refusesAParameterThatIsInTheKeyAndIsNot() {
        assertThat(Readings.of(
                                "larder.pages.rules.r.path", "/x",
                                "larder.pages.rules.r.parameters", "a,b",
                                "larder.pages.rules.r.ignore-parameters", "b,c")
                        .findings()
                        .errors())
                .containsExactly("larder.pages.rules.r.ignore-parameters = 'b,c'" + FROM
                        + "larder.pages.rules.r.parameters puts b into the key. Remove one of the two.");
    }

    @Test
    void refusesStatusesInSharedCacheMode() {
        assertThat(Readings.of("larder.pages.mode", "shared-cache", "larder.pages.statuses", "404")
                        .findings()
                        .errors())
                .containsExactly(
                        "larder.pages.statuses = '404'" + FROM
                                + "with larder.pages.mode = shared-cache every status is stored as RFC 9111 has it. Remove it.");
    }

    @Test
    void refusesAProviderWithoutJCache() {
        assertThat(Readings.of("larder.caches.c.backend", "none", "larder.caches.c.provider", "x.Y")
                        .findings()
                        .errors())
                .containsExactly("larder.caches.c.provider = 'x.Y'" + FROM
                        + "only the backend jcache has a provider, and this cache's is none."
                        + " Remove it, or set the backend to jcache.");
    }

    @Test
    void refusesTimesThatCannotTakeEffect() {
        assertThat(Readings.of(
                                "larder.caches.c.soft-timeout", "2s",
                                "larder.caches.c.hard-timeout", "2s",
                                "larder.caches.c.jitter", "6m",
                                "larder.caches.c.ttl", "5m")
                        .findings()
                        .errors())
                .containsExactly(
                        "larder.caches.c.jitter = '6m'" + FROM
                                + "not shorter than larder.caches.c.ttl. Make it shorter, or 0s for off.",
                        "larder.caches.c.soft-timeout = '2s'" + FROM
                                + "not shorter than larder.caches.c.hard-timeout. Make it shorter, or 0s for off.");
    }

    @Test
    void refusesACacheThatIsNotDeclaredWhereAllAre() {
        Known known = new Known(
                Set.of("jcache"),
                Set.of(),
                Map.of(
                        "prodcts",
                        "a.Shop.find(long)",
                        "elsewhere",
                        "a.Bean.cache",
                        "orders",
                        "a.Bean.orders",
                        "pages",
                        "x"));
        Map<String, String> settings = Map.of(
                "larder.caches.closed", "true", "larder.caches.products.ttl", "1m", "larder.caches.orders.ttl", "1m");
        assertThat(Readings.of(SettingsSource.of(settings), known).findings().errors())
                .containsExactly(
                        "cache = 'elsewhere' (from a.Bean.cache): not declared, and larder.caches.closed is true."
                                + " Set larder.caches.elsewhere.ttl or another of its settings.",
                        "cache = 'prodcts' (from a.Shop.find(long)): not declared, and larder.caches.closed is true."
                                + " Did you mean products?");
    }

    @Test
    void refusesANearLevelThatIsOff() {
        Known near = new Known(Set.of("jcache"), Set.of(), Map.of());
        assertThat(Readings.of(SettingsSource.of(Map.of("larder.caches.c.near.ttl", "5s")), near)
                        .findings()
                        .errors())
                .containsExactly("larder.caches.c.near.ttl = '5s'" + FROM
                        + "the near level is off. Set larder.caches.c.near.enabled = true, or remove this.");
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThat(Readings.of("larder.caches.\"a\".ttl", "5m", "larder.pages.rules.a b.path", "/x")
                        .findings()
                        .errors())
                .containsExactly(
                        "larder.caches.\"a\".* = '' (from its keys): not a name: \"a\". Use letters, digits, dots, hyphens"
                                + " and underscores, no quotes; begin with a letter or digit.",
                        "larder.pages.rules.a b.* = '' (from its keys): not a name: a b. Use letters, digits, dots, hyphens"
                                + " and underscores, no quotes; begin with a letter or digit.");
    }

    @Test
    void pointsOutAMisspeltSectionThatLooksLikeAName() {
        assertThat(Readings.of("larder.caches.pages.neer.ttl", "5m").findings().warnings())
                .containsExactly("larder.caches.pages.neer.* = '' (from its keys): taken as a cache named pages.neer."
                        + " Did you mean larder.caches.pages.near.*?");
    }

    @Test
    void pointsOutACacheThatNobodyElseNames() {
        assertThat(Readings.of("larder.pages.cache", "page", "larder.fragments.cache", "markup")
                        .findings()
                        .warnings())
                .containsExactly(
                        "larder.fragments.cache = 'markup'" + FROM + "no other setting or annotation names this cache,"
                                + " it has the settings of the cache default."
                                + " Set larder.caches.markup.ttl or another of its settings.",
                        "larder.pages.cache = 'page'" + FROM + "no other setting or annotation names this cache,"
                                + " it has the settings of the cache default. Did you mean pages?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        larder.caches.c.encryption-key   | ${hunter2}                            | ***
        larder.caches.c.encryption-kye   | hunter2                               | ***
        larder.caches.c.passwrd-token    | hunter2                               | ***
        larder.caches.c.locaton          | redis://bob:hunter2@h:1/2             | redis://***@h:1/2
        larder.caches.c.locaton          | redis://:hunter2@h:1,redis://hunter2@i | redis://***@h:1,redis://***@i
        larder.caches.c.locaton          | redis://a:hunter2,/@hunter2@h:1       | redis://***@h:1
        larder.caches.c.locaton          | bob:hunter2@h:1,h:2                   | ***@h:1,h:2
        larder.caches.c.locaton          | jdbc:oracle:thin:bob/hunter2@//h:1/x  | ***@//h:1/x
        larder.caches.c.locaton          | jdbc:x://h/d?user=a&password=hunter2  | jdbc:x://h/d?user=a&password=***
        larder.caches.c.options.password | ${hunter2}                            | ***
        """)
    void hidesSecretsInMessages(String key, String value, String shown) {
        assertThat(Readings.of(key, value).findings().errors())
                .singleElement()
                .asString()
                .startsWith(key + " = '" + shown + "'" + FROM)
                .doesNotContain("hunter2");
    }

    @Test
    void reportsEverythingTogetherAndEachOnce() {
        Findings findings = Readings.of("larder.caches.default.ttl", "x", "larder.enabled", "y", "larder.z", "1")
                .findings();
        assertThatThrownBy(findings::throwIfAny)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.findings()).hasSize(3).isEqualTo(findings.errors()))
                .hasMessageContaining("larder.caches.default.ttl = 'x'")
                .hasMessageContaining("larder.enabled = 'y'")
                .hasMessageContaining("larder.z = '1'");
        Readings.of().findings().throwIfAny();
    }

    @Test
    void usesTheDefaultInPlaceOfAWrongValue() {
        assertThat(Readings.of("larder.pages.max-variants", "x")
                        .settings()
                        .pages()
                        .bounds()
                        .variants())
                .isEqualTo(64);
    }
}
