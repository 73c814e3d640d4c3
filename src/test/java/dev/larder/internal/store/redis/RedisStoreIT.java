package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.Entries;
import dev.larder.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** What the backend redis does besides the contract of all stores. */
class RedisStoreIT {

    private static final Map<String, String> PATIENT = Map.of("timeout", "10s", "connect-timeout", "10s");

    private static RedisServer server;

    private final RedisStoreFactory factory = new RedisStoreFactory();
    private final List<Store> open = new ArrayList<>();
    private Jedis jedis;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        jedis = server.client();
        jedis.flushAll();
    }

    @AfterEach
    void disconnect() {
        open.forEach(Store::close);
        jedis.close();
    }

    private Store store() {
        return store("c", "", PATIENT);
    }

    private Store store(String cache, String prefix, Map<String, String> options) {
        Store store = factory.open(Contexts.of(cache, prefix, server.location(), options));
        open.add(store);
        return store;
    }

    private static Map<String, Entry> entries(int count) {
        Map<String, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(":c:1:k" + i, Entries.of(i));
        }
        return entries;
    }

    /** The commands that the server has carried out since the statistics were reset, with their number. */
    private Map<String, Long> commands() {
        Map<String, Long> commands = new HashMap<>();
        jedis.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .forEach(line -> {
                    String name = line.substring("cmdstat_".length(), line.indexOf(':'));
                    commands.put(name, Long.parseLong(line.replaceAll(".*?:calls=(\\d+),.*", "$1")));
                });
        commands.keySet().removeAll(Set.of("info", "config|resetstat"));
        return commands;
    }

    @Test
    void aHitIsOneTripAndSoAreManyKeysAtOnce() {
        Store store = store();
        store.putAll(entries(100));
        jedis.configResetStat();
        assertThat(store.get(":c:1:k1")).isEqualTo(Entries.of(1));
        assertThat(commands()).containsOnly(Map.entry("get", 1L));
        jedis.configResetStat();
        assertThat(store.getAll(entries(100).keySet())).hasSize(100);
        assertThat(commands()).containsOnly(Map.entry("mget", 1L));
        jedis.configResetStat();
        assertThat(store.replace(":c:1:k1", Entries.of(1), Entries.of(2))).isTrue();
        assertThat(commands()).containsKey("evalsha").containsEntry("get", 1L).containsEntry("set", 1L);
        jedis.configResetStat();
        assertThat(store.replace(":c:1:new", null, Entries.of(2))).isTrue();
        assertThat(commands()).containsOnly(Map.entry("set", 1L));
    }

    @Test
    void moreThanAThousandAtOnce() {
        Store store = store();
        assertThat(store.putAll(entries(2500))).isEmpty();
        assertThat(store.getAll(entries(2500).keySet())).hasSize(2500);
        assertThat(store.removeAll(entries(2600).keySet())).hasSize(2500);
    }

    @Test
    @DisplayName("D19, D337: clearing empties one cache of one prefix, whatever characters are in their names")
    void clearsOneCacheAlone() {
        List<Store> neighbours = List.of(
                store("c", "p", PATIENT), store("cc", "", PATIENT), store("c", "*", PATIENT), store("?", "", PATIENT));
        Store store = store();
        neighbours.forEach(neighbour -> neighbour.putAll(entries(3)));
        jedis.set("larder", "somebody's");
        jedis.set("other", "somebody's");
        store.putAll(entries(2000));
        jedis.configResetStat();
        store.clear();
        assertThat(store.getAll(entries(2000).keySet())).isEmpty();
        for (Store neighbour : neighbours) {
            assertThat(neighbour.getAll(entries(3).keySet())).hasSize(3);
        }
        neighbours.get(2).clear();
        neighbours.get(3).clear();
        assertThat(neighbours.get(0).getAll(entries(3).keySet())).hasSize(3);
        assertThat(neighbours.get(1).keys()).hasSize(3);
        assertThat(jedis.dbSize()).isEqualTo(8);
        assertThat(commands()).doesNotContainKeys("keys", "flushdb", "del");
    }

    @Test
    @DisplayName("D336: keys are listed page by page, as they are asked for")
    void listsLazily() {
        Store store = store();
        store.putAll(entries(5000));
        jedis.configResetStat();
        try (Stream<String> keys = store.keys()) {
            assertThat(keys.findFirst())
                    .hasValueSatisfying(key -> assertThat(key).startsWith(":c:1:k"));
        }
        assertThat(commands().get("scan")).isLessThanOrEqualTo(2);
        assertThat(store.keys())
                .containsExactlyInAnyOrderElementsOf(entries(5000).keySet());
    }

    @Test
    void countsSmallDatabasesAndLeavesLargeOnesUncounted() {
        Store store = store();
        store.putAll(entries(3));
        jedis.set("other", "somebody's");
        assertThat(store.size().entries()).isEqualTo(3);
        jedis.eval("for i = 1, 100001 do redis.call('SET', 'x' .. i, '') end");
        assertThat(store.size().entries()).isEqualTo(-1);
    }

    @Test
    void theServerKeepsEntriesForTheirLifeAndHalfAMinute() {
        Store store = store();
        store.putAll(Map.of(":c:1:put", Entries.of(1), ":c:1:eternal", Entries.eternal(1)));
        store.replace(":c:1:added", null, Entries.living(1, Duration.ofMinutes(1)));
        store.replace(":c:1:put", Entries.of(1), Entries.living(2, Duration.ofHours(1)));
        assertThat(jedis.ttl("larder::c:1:added")).isBetween(140L, 150L);
        assertThat(jedis.ttl("larder::c:1:put")).isBetween(7220L, 7230L);
        assertThat(jedis.ttl("larder::c:1:eternal")).isEqualTo(-1);
        store.replace(":c:1:put", Entries.living(2, Duration.ofHours(1)), Entries.eternal(3));
        assertThat(jedis.ttl("larder::c:1:put")).isEqualTo(-1);
    }

    @Test
    void replacesAfterTheScriptsAreGone() {
        Store store = store();
        store.putAll(entries(1));
        jedis.scriptFlush();
        assertThat(store.replace(":c:1:k0", Entries.of(0), Entries.of(1))).isTrue();
        jedis.scriptFlush();
        assertThat(store.replace(":c:1:k0", Entries.of(0), Entries.of(2))).isFalse();
        assertThat(store.get(":c:1:k0")).isEqualTo(Entries.of(1));
    }

    @Test
    void whatIsNoEnvelopeIsAsGoodAsAbsent() {
        Store store = store();
        for (String kind : List.of("garbage", "empty", "list", "truncated")) {
            spoil(store, kind);
            assertThat(store.get(":c:1:k")).as(kind).isNull();
            assertThat(store.getAll(List.of(":c:1:k"))).as(kind).isEmpty();
            assertThat(store.replace(":c:1:k", Entries.of(1), Entries.of(2)))
                    .as(kind)
                    .isFalse();
            assertThat(store.replace(":c:1:k", null, null)).as(kind).isTrue();
            assertThat(store.replace(":c:1:k", null, Entries.of(2))).as(kind).isTrue();
            assertThat(store.get(":c:1:k")).as(kind).isEqualTo(Entries.of(2));
            spoil(store, kind);
            assertThat(store.putAll(Map.of(":c:1:k", Entries.of(3)))).as(kind).isEmpty();
            assertThat(store.get(":c:1:k")).as(kind).isEqualTo(Entries.of(3));
            spoil(store, kind);
            assertThat(store.removeAll(List.of(":c:1:k"))).as(kind).containsExactly(":c:1:k");
            assertThat(jedis.exists("larder::c:1:k")).as(kind).isFalse();
        }
    }

    private void spoil(Store store, String kind) {
        String name = "larder::c:1:k";
        jedis.del(name);
        switch (kind) {
            case "garbage" -> jedis.set(name, "garbage");
            case "empty" -> jedis.set(name, "");
            case "list" -> jedis.rpush(name, "a", "b");
            default -> {
                store.putAll(Map.of(":c:1:k", Entries.of("a text")));
                byte[] bytes = jedis.get(name.getBytes(StandardCharsets.UTF_8));
                jedis.set(name.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(bytes, 50));
            }
        }
    }

    @Test
    void ofManyWhoReplaceGarbageExactlyOneWins() throws Exception {
        Store store = store();
        for (int round = 0; round < 20; round++) {
            spoil(store, "list");
            List<Boolean> won;
            try (Together threads = new Together(8)) {
                won = threads.all(i -> store.replace(":c:1:k", null, Entries.of(i)));
            }
            assertThat(won).containsOnlyOnce(true);
            assertThat(store.get(":c:1:k")).isEqualTo(Entries.of(won.indexOf(true)));
        }
    }

    @Test
    void connectionsThatWereClosedMeanwhileAreReplaced() throws Exception {
        Store store = store();
        store.putAll(entries(3));
        for (int i = 0; i < 4; i++) {
            try (Together threads = new Together(4)) {
                threads.all(thread -> store.get(":c:1:k1")); // several connections
            }
            jedis.clientKill(
                    ClientKillParams.clientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
            switch (i) {
                case 0 -> assertThat(store.get(":c:1:k1")).isEqualTo(Entries.of(1));
                case 1 -> assertThat(store.getAll(entries(3).keySet())).hasSize(3);
                case 2 -> assertThat(store.putAll(entries(3))).isEmpty();
                default -> assertThat(store.removeAll(entries(3).keySet())).hasSize(3);
            }
        }
    }

    private List<String> connectionsNamed(String name) {
        return jedis.clientList()
                .lines()
                .filter(line -> line.contains(" name=" + name + " "))
                .toList();
    }

    @Test
    @DisplayName("D177: no more connections than the pool may have, shared by caches with the same settings")
    void sharesConnections() throws Exception {
        Map<String, String> options = new HashMap<>(PATIENT);
        options.putAll(Map.of("pool-size", "3", "client-name", "three"));
        Store one = store("c", "", options);
        Store other = store("d", "", options);
        try (Together threads = new Together(12)) {
            threads.all(thread -> {
                for (int i = 0; i < 50; i++) {
                    (thread % 2 == 0 ? one : other).putAll(entries(2));
                }
                return true;
            });
        }
        assertThat(connectionsNamed("three")).hasSizeBetween(1, 3);
        one.close();
        assertThat(other.getAll(entries(2).keySet())).hasSize(2);
        other.close();
        open.removeAll(List.of(one, other));
        RedisServer.await(() -> connectionsNamed("three").isEmpty());
    }

    @Test
    @DisplayName("D178, D179: connections are called larder, the library too, unless somebody says otherwise")
    void announcesItself() {
        store("c", "", PATIENT).get("k");
        Map<String, String> options = new HashMap<>(PATIENT);
        options.putAll(Map.of("client-name", "shop", "library-name", "mine"));
        store("c", "", options).get("k");
        assertThat(connectionsNamed("larder")).isNotEmpty();
        assertThat(connectionsNamed("shop")).isNotEmpty();
        if (jedis.info("server").contains("redis_version:7.0")) {
            return; // SETINFO came with 7.2
        }
        assertThat(connectionsNamed("larder").get(0)).contains("lib-name=jedis(larder_v");
        assertThat(connectionsNamed("shop").get(0)).contains("lib-name=mine");
    }

    @Test
    @DisplayName("D177: entries are in the database of the location")
    void usesTheDatabaseOfTheLocation() {
        Store store = factory.open(Contexts.of(server.location() + "/3", PATIENT));
        open.add(store);
        store.putAll(entries(1));
        assertThat(jedis.dbSize()).isZero();
        jedis.select(3);
        assertThat(jedis.keys("*")).containsExactly("larder::c:1:k0");
    }

    private Caches caches() {
        return Caches.open(Map.of(
                "larder.caches.c.backend", "redis",
                "larder.caches.c.location", server.location(),
                "larder.caches.c.options.timeout", "10s"));
    }

    @Test
    @DisplayName(
            "D181, D322, D323, D329, D330, D332, D333, D340, D343: lifetimes and counters, atomic and kept, on the server itself")
    void countersKeepTheirLifetimeOverManyThreads() throws Exception {
        try (Caches caches = caches()) {
            Cache cache = caches.get("c");
            cache.set("brief", 0L, Duration.ofMinutes(10));
            cache.set("eternal", 0L, Cache.FOREVER);
            try (Together threads = new Together(8)) {
                threads.all(thread -> {
                    for (int i = 0; i < 50; i++) {
                        cache.increment("brief");
                        cache.decrement("eternal", 2);
                    }
                    return true;
                });
            }
            assertThat(cache.<Long>get("brief")).isEqualTo(400);
            assertThat(cache.<Long>get("eternal")).isEqualTo(-800);
            assertThat(cache.timeToLive("brief").orElseThrow())
                    .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
            assertThat(ttl("1:brief")).isBetween(600L, 630L);
            assertThat(ttl("1:eternal")).isEqualTo(-1);
            assertThat(cache.add("brief", 1)).isFalse();
            assertThat(cache.touch("brief", Cache.FOREVER)).isTrue();
            assertThat(cache.touch("absent", Cache.FOREVER)).isFalse();
            assertThat(ttl("1:brief")).isEqualTo(-1);
            cache.set("moved", 1, Duration.ofMinutes(10));
            cache.incrementVersion("moved");
            assertThat(ttl("2:moved")).isBetween(600L, 630L);
            assertThat(cache.<Object>get("moved")).isNull();
            cache.set("brief", 1, Duration.ZERO);
            assertThat(cache.touch("eternal", Duration.ZERO)).isTrue();
            assertThat(cache.<Object>get("brief")).isNull();
            assertThat(cache.<Object>get("eternal")).isNull();
        }
    }

    private long ttl(String key) {
        return jedis.ttl("larder::c:" + key);
    }

    @Test
    @DisplayName("D325: a lifetime far below a millisecond does no harm")
    void takesTheBriefestLifetime() {
        try (Caches caches = caches()) {
            caches.get("c").set("k", 1, Duration.ofNanos(1));
            assertThat(caches.get("c").<Object>get("k")).isNull();
        }
    }
}
