package dev.larder.internal.store.redis;

import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreOptions;
import java.time.Duration;
import java.util.List;

/**
 * How servers are reached and spoken to; caches with equal settings share their connections. Passwords are in it, and are not shown.
 *
 * @param locations the primary, then its replicas
 * @param times how long to wait
 * @param poolSize the most connections to one server
 * @param names what connections are called
 * @param logins where the location has none
 * @param tls stores of keys and certificates
 * @param readFrom where entries are read
 */
record RedisSettings(
        List<Location> locations, Times times, int poolSize, Names names, Logins logins, Tls tls, ReadFrom readFrom) {

    private static final Duration TIME_OUT = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * How long to wait.
     *
     * @param connect for a connection
     * @param answer for an answer, and for a connection that other callers have
     */
    record Times(Duration connect, Duration answer) {}

    /**
     * What connections are called in {@code CLIENT LIST}.
     *
     * @param client the connection's name
     * @param library the library's; empty: the client's own name, with Larder's
     */
    record Names(String client, String library) {}

    /**
     * Logins by option.
     *
     * @param server at the servers
     * @param sentinel at the sentinels
     */
    record Logins(Login server, Login sentinel) {}

    /**
     * Stores of keys and certificates.
     *
     * @param trustStore a file; empty: what the Java platform trusts
     * @param trustPassword of it
     * @param keyStore a file with the client's own key; empty: none
     * @param keyPassword of it
     */
    record Tls(String trustStore, Secret trustPassword, String keyStore, Secret keyPassword) {}

    /** Where entries are read. */
    enum ReadFrom {
        /** Where they are written. */
        PRIMARY,
        /** From a replica, which may lag behind. */
        REPLICA
    }

    /**
     * What is read, and what is wrong with it.
     *
     * @param settings complete only if there are no findings
     * @param findings sentences
     */
    record Reading(RedisSettings settings, List<String> findings) {}

    /** Reads the settings of a cache. */
    static Reading of(StoreContext context) {
        StoreOptions options = StoreOptions.of("redis", context);
        RedisSettings settings = new RedisSettings(
                locations(context, options),
                new Times(
                        options.duration("connect-timeout", TIME_OUT, LONGEST),
                        options.duration("timeout", TIME_OUT, LONGEST)),
                options.number("pool-size", 16, 10_000),
                new Names(word(options, "client-name", "larder"), word(options, "library-name", "")),
                new Logins(login(options, ""), login(options, "sentinel-")),
                tls(options),
                options.choice("read-from", ReadFrom.PRIMARY));
        checkReplicas(settings, options);
        context.settings()
                .bounds()
                .bytes()
                .ifPresent(bytes -> options.wrongSetting(
                        "max-bytes",
                        bytes,
                        "the backend redis is bounded by the server. Set maxmemory and maxmemory-policy there."));
        return new Reading(settings, options.findings());
    }

    /** A word without spaces, as the server wants names to be. */
    private static String word(StoreOptions options, String name, String fallback) {
        String text = options.text(name).orElse(fallback);
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~' && "()[]{}".indexOf(c) < 0)) {
            options.wrong(name, text, "not a name. Use letters, digits and hyphens.");
            return fallback;
        }
        return text;
    }

    private static Login login(StoreOptions options, String prefix) {
        return new Login(secret(options, prefix + "user"), secret(options, prefix + "password"));
    }

    private static Secret secret(StoreOptions options, String name) {
        return new Secret(options.text(name).orElse(""));
    }

    private static Tls tls(StoreOptions options) {
        return new Tls(
                options.text("trust-store").orElse(""),
                secret(options, "trust-store-password"),
                options.text("key-store").orElse(""),
                secret(options, "key-store-password"));
    }

    private static List<Location> locations(StoreContext context, StoreOptions options) {
        String text = context.settings().location().orElse("");
        try {
            return LocationText.parse(text);
        } catch (IllegalArgumentException e) {
            String shown = text.isEmpty() ? "" : "***"; // it may be a password with something misspelt around it
            options.wrongSetting("location", shown, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static void checkReplicas(RedisSettings settings, StoreOptions options) {
        if (settings.readFrom == ReadFrom.REPLICA && settings.locations.size() == 1) {
            options.wrong(
                    "read-from",
                    "replica",
                    "the location names no replica. Append one to it, or read from the primary.");
        }
    }
}
