package dev.larder.outage;

import dev.larder.internal.store.jdbc.DatabaseServer;
import dev.larder.internal.store.memcached.MemcachedServer;
import dev.larder.internal.store.redis.RedisServer;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** The servers of the test. */
final class Servers {

    private static final String TIMEOUT = Shop.TIMEOUT.toMillis() + "ms";

    private static final String TABLE = "larder_entries";
    private static final Server.Step NOTHING = () -> {};

    private Servers() {}

    static Server redis() {
        RedisServer redis = RedisServer.start();
        Wire wire = new Wire(redis.port());
        return new Server(wire, redis(wire), redis::close)
                .may(Fault.KILLED, redis::kill, redis::restart)
                .may(Fault.RESTARTED, redis::kill, redis::restart)
                .may(Fault.PAUSED, redis::pause, redis::resume)
                .may(
                        Fault.FULL,
                        () -> set(redis, "maxmemory-policy", "noeviction", "maxmemory", "1"),
                        () -> set(redis, "maxmemory", "0"))
                .may(
                        Fault.READ_ONLY,
                        () -> set(redis, "min-replicas-to-write", "1"),
                        () -> set(redis, "min-replicas-to-write", "0"))
                .may(Fault.SPOILT, () -> spoil(redis), NOTHING);
    }

    private static Map<String, String> redis(Wire wire) {
        return Map.of("backend", "redis", "location", "redis://127.0.0.1:" + wire.port(), "options.timeout", TIMEOUT);
    }

    /** What {@link #redis} starts, with another backend behind it. */
    static Server chain() {
        RedisServer redis = RedisServer.start();
        Wire wire = new Wire(redis.port());
        return new Server(
                        wire,
                        Map.of(
                                "backend", "failover",
                                "codec", "java",
                                "options.chain", "redis,jcache",
                                "options.redis.location", "redis://127.0.0.1:" + wire.port(),
                                "options.redis.timeout", TIMEOUT),
                        redis::close)
                .without(Fault.TWICE)
                .may(Fault.KILLED, redis::kill, redis::restart)
                .may(Fault.PAUSED, redis::pause, redis::resume);
    }

    private static void set(RedisServer redis, String... settings) {
        try (Jedis jedis = redis.client()) {
            for (int i = 0; i < settings.length; i += 2) {
                jedis.configSet(settings[i], settings[i + 1]);
            }
        }
    }

    private static void spoil(RedisServer redis) {
        try (Jedis jedis = redis.client()) {
            jedis.keys("*").stream()
                    .filter(name -> jedis.type(name).equals("string"))
                    .forEach(name -> jedis.set(name, "garbage"));
        }
    }

    static Server memcached() {
        MemcachedServer memcached = MemcachedServer.start("-M", "-m", "2");
        String[] address = memcached.location().split(":", 2);
        Wire wire = new Wire(Integer.parseInt(address[1]));
        return new Server(
                        wire,
                        Map.of(
                                "backend",
                                "memcached",
                                "location",
                                "127.0.0.1:" + wire.port(),
                                "options.timeout",
                                TIMEOUT),
                        memcached::close)
                .may(Fault.KILLED, memcached::kill, memcached::restart)
                .may(Fault.RESTARTED, memcached::kill, memcached::restart)
                .may(Fault.PAUSED, () -> memcached.signal("STOP"), () -> memcached.signal("CONT"))
                .without(Fault.TWICE) // the client does not find back
                .may(Fault.CROWDED, () -> fill(memcached), () -> memcached.ask("flush_all", "\n"));
    }

    /** Once the large ones have taken what is left, nothing of another size finds a place but beside those of its own. */
    private static void fill(MemcachedServer memcached) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int size = 400_000; size > 16; size = size * 4 / 5) {
            String value = "x".repeat(size);
            for (int i = 0; i < 2_000_000 / (size + 48); i++) {
                lines.append("set filler")
                        .append(size)
                        .append('-')
                        .append(i)
                        .append(" 0 0 ")
                        .append(size);
                lines.append(" noreply\r\n").append(value).append("\r\n");
            }
        }
        memcached.ask(lines + "version", "VERSION");
    }

    static Server postgres(DatabaseServer postgres) {
        Wire wire = new Wire(postgres.port());
        return new Server(
                        wire,
                        Map.of(
                                "backend",
                                "jdbc",
                                "location",
                                postgres.url().replace(":" + postgres.port() + "/", ":" + wire.port() + "/"),
                                "options.timeout",
                                TIMEOUT),
                        postgres::close)
                .may(Fault.KILLED, postgres::kill, postgres::start)
                .may(Fault.RESTARTED, postgres::kill, postgres::start)
                .may(Fault.PAUSED, postgres::pause, postgres::resume)
                .may(Fault.FULL, () -> refuse(postgres), () -> postgres.run("DROP TRIGGER full_disk ON " + TABLE))
                .may(Fault.READ_ONLY, () -> readOnly(postgres, "on"), () -> readOnly(postgres, "off"))
                .may(Fault.SPOILT, () -> postgres.run("UPDATE " + TABLE + " SET entry = cache_key"), NOTHING);
    }

    private static void refuse(DatabaseServer postgres) {
        postgres.run(
                "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$",
                "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON " + TABLE
                        + " FOR EACH ROW EXECUTE FUNCTION full_disk()");
    }

    private static void readOnly(DatabaseServer postgres, String state) {
        postgres.run(
                "SET default_transaction_read_only = off",
                "ALTER DATABASE postgres SET default_transaction_read_only = " + state,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND backend_type = 'client backend'");
    }
}
