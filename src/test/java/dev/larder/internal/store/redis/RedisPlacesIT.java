package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Bus;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import dev.larder.testing.Guarantee;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Every way to reach a server keeps the contract: sockets, TLS with a user of few rights, sentinels, a cluster, replicas. */
class RedisPlacesIT {

    private static final Map<String, String> PATIENT = Map.of("timeout", "10s", "connect-timeout", "10s");

    /** The contract over servers that one test class has for itself. */
    @Guarantees(
            value = {
                Guarantee.SHARED,
                Guarantee.OUTLIVES,
                Guarantee.RECLAIMS,
                Guarantee.LISTS,
                Guarantee.COUNTS,
                Guarantee.COPIES,
                Guarantee.BIG_VALUES
            })
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Place extends StoreContract {

        final List<RedisServer> servers = new ArrayList<>();
        final Map<String, String> options = new HashMap<>(PATIENT);
        String location = "";

        abstract void begin() throws Exception;

        @BeforeAll
        void startAll() throws Exception {
            begin();
        }

        @AfterAll
        void stopAll() {
            servers.forEach(RedisServer::close);
        }

        RedisServer started(String... arguments) {
            RedisServer server = RedisServer.start(arguments);
            servers.add(server);
            return server;
        }

        Store opened() {
            return factory().open(Contexts.of(location, options));
        }

        @Override
        protected StoreFactory factory() {
            return new RedisStoreFactory(Duration.ZERO);
        }

        @Override
        protected StoreSettings settings(long maxEntries) {
            return new StoreSettings(
                    Optional.of(location), new StoreSettings.Bounds(maxEntries, OptionalLong.empty()), "java", options);
        }

        @Override
        protected int randomOperations() {
            return 50;
        }
    }

    @Nested
    @DisplayName("D350: a Unix socket")
    class OverASocket extends Place {

        @Override
        void begin() throws IOException {
            Path socket = Files.createTempDirectory("larder").resolve("s");
            started("--unixsocket", socket.toString(), "--unixsocketperm", "700");
            location = "unix://" + socket + "?db=2";
        }

        @Test
        void itsTimeOutsCount() {
            options.put("timeout", "200ms");
            try (Store store = opened()) {
                store.putAll(Map.of("k", Entries.of(1)));
                servers.get(0).pause();
                long began = System.nanoTime();
                assertThatThrownBy(() -> store.get("k")).isInstanceOf(JedisException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isBetween(Duration.ofMillis(190), Duration.ofSeconds(2));
            } finally {
                servers.get(0).resume();
                options.putAll(PATIENT);
            }
        }
    }

    @Nested
    @DisplayName("TLS, and a user who may do what Larder needs and nothing else")
    class EncryptedAndRestricted extends Place {

        private Path directory;

        @Override
        void begin() throws Exception {
            directory = Files.createTempDirectory(
                    "larder-tls", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            run(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-keyout",
                    path("key"),
                    "-out",
                    path("crt"),
                    "-subj",
                    "/CN=localhost",
                    "-addext",
                    "subjectAltName=DNS:localhost",
                    "-days",
                    "2");
            run(
                    "keytool",
                    "-importcert",
                    "-noprompt",
                    "-file",
                    path("crt"),
                    "-keystore",
                    path("trust"),
                    "-storepass",
                    "changeit");
            int port = RedisServer.freePort();
            List<String> arguments = new ArrayList<>(List.of("--tls-port", "" + port, "--tls-cert-file", path("crt")));
            arguments.addAll(List.of("--tls-key-file", path("key"), "--tls-auth-clients", "no"));
            arguments.addAll(List.of("--user", "default", "off"));
            arguments.addAll(
                    List.of("--user", "larder", "on", ">s3cret", "resetkeys", "~larder*", "resetchannels", "-@all"));
            arguments.addAll(RIGHTS);
            servers.add(RedisServer.on(port, arguments.toArray(String[]::new)));
            location = "rediss://larder:s3cret@localhost:" + port;
            options.putAll(Map.of("trust-store", path("trust"), "trust-store-password", "changeit"));
        }

        private static final List<String> RIGHTS = List.of(
                "+get",
                "+mget",
                "+set",
                "+unlink",
                "+evalsha",
                "+eval",
                "+scan",
                "+dbsize",
                "+xadd",
                "+xread",
                "+xrange",
                "+xrevrange",
                "+info",
                "+ping",
                "+select",
                "+client|setname");

        private String path(String name) {
            return directory.resolve(name).toString();
        }

        private static void run(String... command) throws Exception {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
        }

        @Test
        void aServerThatNobodyVouchesForIsNotSpokenTo() {
            options.remove("trust-store");
            try (Store store = opened()) {
                assertThatThrownBy(() -> store.get("k")).isInstanceOf(JedisException.class);
            } finally {
                options.put("trust-store", path("trust"));
            }
        }

        @Test
        void aServerOfAnotherNameIsNotSpokenTo() {
            String right = location;
            location = right.replace("localhost", "127.0.0.1");
            try (Store store = opened()) {
                assertThatThrownBy(() -> store.get("k")).isInstanceOf(JedisException.class);
            } finally {
                location = right;
            }
        }

        @Test
        void theBusNeedsNoMoreRights() {
            try (var bus =
                    new RedisStoreFactory().bus(Contexts.of(location, options)).orElseThrow()) {
                List<byte[]> heard = new CopyOnWriteArrayList<>();
                bus.listen(new Bus.Listener() {
                    @Override
                    public void received(byte[] message) {
                        heard.add(message);
                    }

                    @Override
                    public void gap() {
                        heard.clear();
                    }
                });
                bus.send(new byte[] {7});
                RedisServer.await(() -> heard.size() == 1);
            }
        }
    }

    @Nested
    class UnderSentinels extends Place {

        @Override
        void begin() throws Exception {
            RedisServer master = started();
            started("--replicaof", "localhost", "" + master.port());
            Path configuration = Files.createTempFile("sentinel", ".conf");
            Files.writeString(
                    configuration,
                    "sentinel resolve-hostnames yes\nsentinel monitor main localhost " + master.port() + " 1\n"
                            + "sentinel down-after-milliseconds main 300\nsentinel failover-timeout main 3000\n");
            RedisServer sentinel = started(configuration.toString(), "--sentinel");
            location = "redis-sentinel://localhost:1,localhost:" + sentinel.port() + "/main";
            RedisServer.await(() -> {
                try (Jedis jedis = sentinel.client()) {
                    return jedis.sentinelReplicas("main").size() == 1;
                }
            });
        }

        /** Named so as to be the last: afterwards there is another master. */
        @Test
        void zFollowsTheSentinelsToAnotherMaster() {
            options.putAll(Map.of("timeout", "500ms", "connect-timeout", "500ms"));
            try (Store store = opened()) {
                store.putAll(Map.of("k", Entries.of(1)));
                try (Jedis replica = servers.get(1).client()) {
                    RedisServer.await(() -> replica.dbSize() > 0);
                }
                servers.get(0).kill();
                RedisServer.await(() -> store.get("k") != null
                        && store.putAll(Map.of("k", Entries.of(2))).isEmpty());
                assertThat(store.get("k")).isEqualTo(Entries.of(2));
                try (Jedis promoted = servers.get(1).client()) {
                    assertThat(promoted.info("replication")).contains("role:master");
                }
            } finally {
                options.putAll(PATIENT);
                restart(servers.get(0));
            }
        }

        private static void restart(RedisServer server) {
            try {
                server.restart();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class InACluster extends Place {

        @Override
        void begin() {
            for (int i = 0; i < 3; i++) {
                started("--cluster-enabled", "yes", "--cluster-node-timeout", "2000");
            }
            for (int i = 0; i < 3; i++) {
                try (Jedis jedis = servers.get(i).client()) {
                    jedis.clusterAddSlots(IntStream.range(i * 5461, i == 2 ? 16_384 : (i + 1) * 5461)
                            .toArray());
                    jedis.clusterMeet("127.0.0.1", servers.get(0).port());
                }
            }
            servers.forEach(server -> {
                try (Jedis jedis = server.client()) {
                    RedisServer.await(() -> jedis.clusterInfo().contains("cluster_state:ok")
                            && jedis.clusterNodes().lines().count() == 3);
                }
            });
            location = "redis-cluster://localhost:1,localhost:" + servers.get(1).port();
        }

        @Test
        void entriesAreSpreadOverAllServers() {
            try (Store store = opened()) {
                Map<String, Entry> entries = new HashMap<>();
                IntStream.range(0, 300).forEach(i -> entries.put("k" + i, Entries.of(i)));
                store.putAll(entries);
                assertThat(store.getAll(entries.keySet())).isEqualTo(entries);
                for (RedisServer server : servers) {
                    try (Jedis jedis = server.client()) {
                        assertThat(jedis.dbSize()).isGreaterThan(50);
                    }
                }
                assertThat(store.size().entries()).isEqualTo(300);
                store.clear();
                assertThat(store.size().entries()).isZero();
            }
        }

        @Test
        void goesWhereASlotHasMoved() {
            try (Store store = opened()) {
                byte[] name = KeyNames.of(Contexts.of(location, options)).name("moving");
                int slot = JedisClusterCRC16.getSlot(name);
                assertThat(store.get("moving")).isNull();
                move(slot, 2 - slot / 5462);
                store.putAll(Map.of("moving", Entries.of(1), "other", Entries.of(2)));
                assertThat(store.get("moving")).isEqualTo(Entries.of(1));
                store.removeAll(List.of("moving"));
                move(slot, slot / 5462);
                assertThat(store.replace("moving", null, Entries.of(1))).isTrue();
                assertThat(store.removeAll(List.of("moving", "other"))).containsExactlyInAnyOrder("moving", "other");
            }
        }

        private void move(int slot, int to) {
            String id;
            try (Jedis jedis = servers.get(to).client()) {
                id = jedis.clusterMyId();
            }
            for (RedisServer server : servers) {
                try (Jedis jedis = server.client()) {
                    jedis.clusterSetSlotNode(slot, id);
                }
            }
        }
    }

    @Test
    @DisplayName("D173, D348: writes and compares go to the primary; reads too, unless replicas are chosen")
    void readsFromReplicasWhereTheyAreChosen() {
        try (RedisServer primary = RedisServer.start();
                RedisServer replica = RedisServer.start("--replicaof", "localhost", "" + primary.port());
                Jedis there = replica.client()) {
            RedisServer.await(() -> there.info("replication").contains("master_link_status:up"));
            String location = primary.location() + "," + replica.location();
            try (Store usual = new RedisStoreFactory().open(Contexts.of(location, PATIENT))) {
                usual.putAll(Map.of("k", Entries.of(1)));
                assertThat(usual.get("k")).isEqualTo(Entries.of(1));
                assertThat(there.info("commandstats")).doesNotContain("cmdstat_get:");
            }
            RedisServer.await(() -> there.dbSize() == 1);
            Map<String, String> options = new HashMap<>(PATIENT);
            options.put("read-from", "replica");
            try (Store reading = new RedisStoreFactory().open(Contexts.of(location, options))) {
                assertThat(reading.get("k")).isEqualTo(Entries.of(1));
                assertThat(reading.getAll(List.of("k"))).hasSize(1);
                assertThat(there.info("commandstats")).contains("cmdstat_get:", "cmdstat_mget:");
                assertThat(reading.replace("k", Entries.of(1), Entries.of(2))).isTrue();
                replica.kill();
                assertThat(reading.get("k")).isEqualTo(Entries.of(2));
            }
        }
    }

    @Test
    void aServerThatBecameAReplicaTakesNoWritesAndHoldsNothingOldForNew() {
        try (RedisServer one = RedisServer.start();
                RedisServer other = RedisServer.start();
                Jedis admin = one.client();
                Store store = new RedisStoreFactory().open(Contexts.of(one.location(), PATIENT))) {
            store.putAll(Map.of("k", Entries.of(1)));
            admin.replicaof("localhost", other.port());
            assertThatThrownBy(() -> store.putAll(Map.of("k", Entries.of(2)))).isInstanceOf(JedisException.class);
            admin.replicaofNoOne();
            assertThat(store.putAll(Map.of("k", Entries.of(2)))).isEmpty();
        }
    }
}
