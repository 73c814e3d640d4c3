package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.StoreContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations and options: what is taken, what is refused, and that no password is ever shown. */
class RedisSettingsTest {

    private static Location one(String text) {
        return LocationText.parse(text).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        redis://host                            | SERVER   | false | host:6379          | ''          | 0
        redis://host:7000/3                     | SERVER   | false | host:7000          | ''          | 3
        redis://host:7000?db=3                  | SERVER   | false | host:7000          | ''          | 3
        redis://host/                           | SERVER   | false | host:6379          | ''          | 0
        redis://[::1]:7000                      | SERVER   | false | ::1:7000           | ''          | 0
        rediss://host:6380/1                    | SERVER   | true  | host:6380          | ''          | 1
        unix:///run/redis.sock?db=2             | SOCKET   | false | ''                 | /run/redis.sock | 2
        redis+unix:///run/redis.sock            | SOCKET   | false | ''                 | /run/redis.sock | 0
        redis-sentinel://a,b:26380/main?db=1    | SENTINEL | false | a:26379 b:26380    | main        | 1
        rediss-sentinel://a/main                | SENTINEL | true  | a:26379            | main        | 0
        redis-cluster://a:1, b:2,c              | CLUSTER  | false | a:1 b:2 c:6379     | ''          | 0
        rediss-cluster://a                      | CLUSTER  | true  | a:6379             | ''          | 0
        """)
    @DisplayName("D350: redis, rediss and unix locations, with the database in path or query")
    void readsLocations(String text, Location.Form form, boolean tls, String nodes, String name, int database) {
        Location location = one(text);
        assertThat(location.form()).isEqualTo(form);
        assertThat(location.tls()).isEqualTo(tls);
        assertThat(String.join(
                        " ", location.nodes().stream().map(Object::toString).toList()))
                .isEqualTo(nodes);
        assertThat(location.name()).isEqualTo(name);
        assertThat(location.database()).isEqualTo(database);
        assertThat(location.login()).isEqualTo(Login.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        redis://bob:s3cret@host            | bob | s3cret
        redis://:s3cret@host               | ''  | s3cret
        redis://s3cret@host                | ''  | s3cret
        redis://b%40b:s%2F3%3Acret@host    | b@b | s/3:cret
        redis://bob:s@c,r/e?t@host         | bob | s@c,r/e?t
        redis://bob:100%@host              | bob | 100%
        redis://bob:a+b@host               | bob | a+b
        unix://bob:s3cret@/run/redis.sock  | bob | s3cret
        redis-cluster://bob:s3cret@a,b     | bob | s3cret
        redis-sentinel://bob:s3cret@a/main | bob | s3cret
        """)
    void readsLogins(String text, String user, String password) {
        assertThat(one(text).login()).isEqualTo(new Login(new Secret(user), new Secret(password)));
    }

    @Test
    @DisplayName("D348: a list is the primary and its replicas, which take its login")
    void readsAPrimaryAndItsReplicas() {
        List<Location> all = LocationText.parse("redis://bob:s3cret@p/1, redis://r1:7/1,redis://eve:other@r2/1");
        assertThat(all)
                .extracting(Location::nodes)
                .extracting(Object::toString)
                .containsExactly("[p:6379]", "[r1:7]", "[r2:6379]");
        assertThat(all).extracting(each -> each.login().user().text()).containsExactly("bob", "bob", "eve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:6379",
                "http://host",
                "redis://",
                "redis://:6379",
                "redis://host:0",
                "redis://host:65536",
                "redis://host:port",
                "redis://host/one",
                "redis://host/1?db=2",
                "redis://host/1/2",
                "redis://host?timeout=1",
                "redis://a,b",
                "redis://a/1,redis://b/2",
                "redis://ho st",
                "unix://host/path",
                "unix://",
                "redis-sentinel://a",
                "redis-sentinel://a/main/1",
                "redis-cluster://a/1",
                "redis-cluster://a,,b"
            })
    void refusesWhatIsNoLocationAndSaysWhatIs(String text) {
        List<String> findings = new RedisStoreFactory().check(Contexts.of(text, Map.of()));
        assertThat(findings)
                .singleElement()
                .asString()
                .startsWith("larder.caches.c.location = '")
                .contains("': ", ". ");
        assertThatThrownBy(() -> new RedisStoreFactory().open(Contexts.of(text, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(findings.get(0));
    }

    @Test
    @DisplayName("D175, D177: time-outs are half a second, sixteen connections, unless said otherwise")
    void readsOptions() {
        RedisSettings usual =
                RedisSettings.of(Contexts.of("redis://h", Map.of())).settings();
        assertThat(usual.times()).isEqualTo(new RedisSettings.Times(Duration.ofMillis(500), Duration.ofMillis(500)));
        assertThat(usual.poolSize()).isEqualTo(16);
        assertThat(usual.readFrom()).isEqualTo(RedisSettings.ReadFrom.PRIMARY);
        RedisSettings.Reading set = RedisSettings.of(Contexts.of(
                "redis://h,redis://i",
                Map.of("timeout", "2s", "connect-timeout", "100ms", "pool-size", "3", "read-from", "replica")));
        assertThat(set.findings()).isEmpty();
        assertThat(set.settings().times())
                .isEqualTo(new RedisSettings.Times(Duration.ofMillis(100), Duration.ofSeconds(2)));
        assertThat(set.settings().poolSize()).isEqualTo(3);
        assertThat(set.settings().readFrom()).isEqualTo(RedisSettings.ReadFrom.REPLICA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        timeout         | soon        | not a duration from 1ms to 10m. Use 500ms, for example.
        timeout         | 0s          | not a duration from 1ms to 10m. Use 500ms, for example.
        connect-timeout | forever     | not a duration from 1ms to 10m. Use 500ms, for example.
        pool-size       | 0           | not a number from 1 to 10000. Use 16, for example.
        pool-size       | many        | not a number from 1 to 10000. Use 16, for example.
        client-name     | two words   | not a name. Use letters, digits and hyphens.
        library-name    | a(b)        | not a name. Use letters, digits and hyphens.
        read-from       | anywhere    | unknown. Use primary or replica.
        read-from       | replica     | the location names no replica. Append one to it, or read from the primary.
        """)
    void refusesOptionsAndSaysWhatTheyMayBe(String name, String value, String finding) {
        assertThat(new RedisStoreFactory().check(Contexts.of("redis://h", Map.of(name, value))))
                .containsExactly("larder.caches.c.options." + name + " = '" + value + "': " + finding);
    }

    @Test
    void anUnknownOptionIsAFindingThatNamesThoseThereAre() {
        assertThat(new RedisStoreFactory().check(Contexts.of("redis://h", Map.of("time-out", "1s"))))
                .containsExactly(
                        "larder.caches.c.options.time-out = '***': the backend redis has no such option. Use one of: "
                                + "client-name, connect-timeout, key-store, key-store-password, library-name, password, pool-size, read-from, "
                                + "sentinel-password, sentinel-user, timeout, trust-store, trust-store-password, user.");
    }

    @Test
    void noPasswordIsEverShown() {
        String location = "redis://bob:hunter2@h:1/1,redis://:hunter2@i:2/1";
        Map<String, String> options = Map.of(
                "password", "hunter2",
                "sentinel-password", "hunter2",
                "key-store-password", "hunter2",
                "trust-store-password", "hunter2",
                "unknown-pin", "hunter2");
        StoreContext context = Contexts.of(location, options);
        RedisSettings.Reading reading = RedisSettings.of(context);
        assertThat(reading.findings()).hasSize(1);
        assertThat(reading.toString()
                        + reading.settings()
                        + reading.settings().locations()
                        + reading.settings().logins())
                .doesNotContain("hunter2");
        for (String broken :
                List.of("redis//bob:hunter2@h", "redis://bob:hunter2@h:99999", "redis://bob:hunter2@h/x", "hunter2")) {
            assertThat(String.join(" ", new RedisStoreFactory().check(Contexts.of(broken, options))))
                    .isNotEmpty()
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', c, :c:1:k, larder::c:1:k",
        "shop, c, shop:c:1:k, larder:shop:c:1:k",
        "a:b, c, a%3Ab:c:1:k, larder:a%3Ab:c:1:k",
        "'', c, another, 'larder::c:\u0000another'"
    })
    void namesKeysAfterPrefixAndCacheOnce(String prefix, String cache, String key, String name) {
        KeyNames names = KeyNames.of(Contexts.of(cache, prefix, "redis://h", Map.of()));
        assertThat(new String(names.name(key), StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(names.key(names.name(key))).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":c:", ":c:\u0000x", "\u0000x", "x", ":c:x", "\uD800", ":c:\uD800"})
    void noTwoKeysHaveTheSameName(String key) {
        KeyNames names = KeyNames.of(Contexts.of("c", "", "redis://h", Map.of()));
        assertThat(names.key(names.name(key))).hasValue(key);
        assertThat(names.key("larder::d:x".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    @DisplayName("D337: glob characters in prefix and name stand for themselves")
    void escapesGlobs() {
        KeyNames names = KeyNames.of(Contexts.of("c", "*[a]?\\^", "redis://h", Map.of()));
        assertThat(new String(names.glob(), StandardCharsets.UTF_8)).isEqualTo("larder:\\*\\[a\\]\\?\\\\\\^:c:*");
    }
}
