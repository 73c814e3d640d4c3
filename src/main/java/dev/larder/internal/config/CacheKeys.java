package dev.larder.internal.config;

import java.time.Duration;
import java.util.List;

/** The settings of one cache. */
final class CacheKeys {

    private static final String ROOT = "larder.caches.<name>.";

    static final Setting<String> BACKEND = Setting.of(
            ROOT + "backend",
            Kinds.TEXT,
            "jcache",
            "Where entries live: `jcache`, `redis`, `memcached`, `jdbc`, `file`, `failover`, `none`, or the name of a custom backend.");
    static final Setting<String> LOCATION = Setting.of(
            ROOT + "location",
            Kinds.TEXT,
            "",
            "What the backend needs to find its data, for `jcache` a JCache URI; a password in it is never shown.");
    static final Setting<Duration> TTL =
            Setting.of(ROOT + "ttl", Kinds.DURATION, "5m", "The lifetime where the caller names none.");
    static final Setting<Duration> STALE_WHILE_REVALIDATE = Setting.of(
            ROOT + "stale-while-revalidate",
            Kinds.DURATION,
            "0s",
            "How long after its lifetime an entry may be served while one caller refreshes it.");
    static final Setting<Duration> STALE_IF_ERROR = Setting.of(
            ROOT + "stale-if-error",
            Kinds.DURATION,
            "0s",
            "How long after its lifetime an entry may be served when refreshing it fails.");
    static final Setting<Double> EARLY_REFRESH = Setting.of(
            ROOT + "early-refresh",
            Kinds.FACTOR,
            "1",
            "How eagerly an entry in demand is refreshed before it dies: 0 is never, 1 is usual, more is earlier.");
    static final Setting<Duration> JITTER = Setting.of(
            ROOT + "jitter",
            Kinds.DURATION,
            "0s",
            "Lifetimes are shortened by a random part of this, so that entries made together do not die together.");
    static final Setting<Duration> LOCK_WAIT = Setting.of(
            ROOT + "lock-wait",
            Kinds.DURATION,
            "10s",
            "How long a caller waits for another caller's load of the same key before it loads for itself; 0s: not at all.");
    static final Setting<Duration> SOFT_TIMEOUT = Setting.of(
            ROOT + "soft-timeout",
            Kinds.DURATION,
            "0s",
            "How long a caller waits for a load when there is an old value to serve instead; 0s: without bound.");
    static final Setting<Duration> HARD_TIMEOUT = Setting.of(
            ROOT + "hard-timeout",
            Kinds.DURATION,
            "0s",
            "How long a caller waits for a load at all before it gets an exception; 0s: without bound.");
    static final Setting<Duration> BACK_OFF = Setting.of(
            ROOT + "back-off",
            Kinds.DURATION,
            "1s",
            "How long after a failed refresh the old value is served without trying again; 0s: every caller tries.");
    static final Setting<String> KEY_PREFIX = Setting.of(
            ROOT + "key-prefix",
            NameKinds.PREFIX,
            "",
            "Part of every key; applications and environments that share a backend need one each.");
    static final Setting<Long> VERSION = Setting.of(
            ROOT + "version",
            Kinds.count(1, Integer.MAX_VALUE),
            "1",
            "Part of every key; another number begins with an empty cache.");
    static final Setting<Long> MAX_ENTRIES = Setting.of(
            ROOT + "max-entries",
            Kinds.count(1, Long.MAX_VALUE),
            "10000",
            "How many entries the cache holds at most; `redis` and `memcached` bound themselves.");
    static final Setting<Long> MAX_BYTES = Setting.of(
            ROOT + "max-bytes", Kinds.SIZE, "", "How many bytes the cache holds at most, where the backend can tell.");
    static final Setting<String> PROVIDER = Setting.of(
            ROOT + "provider",
            Kinds.TEXT,
            "",
            "The class name of the JCache provider (`CachingProvider`); without one it is Ehcache's.");
    static final Setting<Boolean> NEAR = Setting.of(
            ROOT + "near.enabled",
            Kinds.BOOLEAN,
            "false",
            "Whether an in-process first level stands in front of a shared backend.");
    static final Setting<Duration> NEAR_TTL =
            Setting.of(ROOT + "near.ttl", Kinds.DURATION, "60s", "The longest life of an entry in the first level.");
    static final Setting<Long> NEAR_MAX_ENTRIES = Setting.of(
            ROOT + "near.max-entries",
            Kinds.count(1, Long.MAX_VALUE),
            "10000",
            "How many entries the first level holds at most.");
    static final Setting<Duration> LEASE_TERM = Setting.of(
            ROOT + "lease-term",
            Kinds.DURATION,
            "5s",
            "On a shared backend one process at a time loads a key; how long the others wait for one that has died; 0s: each loads for itself.");
    static final Setting<String> CODEC = Setting.of(
            ROOT + "codec",
            Kinds.TEXT,
            "",
            "How values become bytes: `java`, `jsonb`, `jackson` or one of your own; without one values stay objects in this process and are Java serialized elsewhere.");
    static final Setting<Boolean> COMPRESS =
            Setting.of(ROOT + "compress", Kinds.BOOLEAN, "false", "Whether stored bytes are compressed.");
    static final Setting<String> ENCRYPTION_KEY = Setting.of(
                    ROOT + "encryption-key",
                    Kinds.TEXT,
                    "",
                    "The key that stored bytes are encrypted with (32 bytes in Base64), or signed with (`hmac:` before it); a list begins with the current key, older ones follow.")
            .secret();
    static final Setting<String> OPTIONS = Setting.of(
            ROOT + "options.*",
            Kinds.TEXT,
            "",
            "Handed to the backend under the name that follows; `options.allow` goes to the codec.");

    private CacheKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                BACKEND,
                LOCATION,
                TTL,
                STALE_WHILE_REVALIDATE,
                STALE_IF_ERROR,
                EARLY_REFRESH,
                JITTER,
                LOCK_WAIT,
                SOFT_TIMEOUT,
                HARD_TIMEOUT,
                BACK_OFF,
                KEY_PREFIX,
                VERSION,
                MAX_ENTRIES,
                MAX_BYTES,
                PROVIDER,
                NEAR,
                NEAR_TTL,
                NEAR_MAX_ENTRIES,
                LEASE_TERM,
                CODEC,
                COMPRESS,
                ENCRYPTION_KEY,
                OPTIONS);
    }
}
