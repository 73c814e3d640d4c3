package dev.larder.internal.store.redis;

import dev.larder.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
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

    /** An option that is the Java codec's. */
    static final String ALLOW = "allow";

    private static final String TIME_OUT = "500ms";

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
        OptionReader options = new OptionReader(context);
        List<String> findings = new ArrayList<>();
        List<Location> locations = locations(context, findings);
        options.text(ALLOW, "");
        RedisSettings settings = new RedisSettings(
                locations,
                new Times(options.time("connect-timeout", TIME_OUT), options.time("timeout", TIME_OUT)),
                options.count("pool-size", 16, 10_000),
                new Names(options.word("client-name", "larder"), options.word("library-name", "")),
                new Logins(login(options, ""), login(options, "sentinel-")),
                tls(options),
                options.choice("read-from", ReadFrom.PRIMARY, List.of(ReadFrom.values())));
        checkReplicas(settings, options);
        findings.addAll(options.findings());
        checkBounds(context, findings);
        return new Reading(settings, findings);
    }

    private static Login login(OptionReader options, String prefix) {
        return new Login(options.secret(prefix + "user"), options.secret(prefix + "password"));
    }

    private static Tls tls(OptionReader options) {
        return new Tls(
                options.text("trust-store", ""),
                options.secret("trust-store-password"),
                options.text("key-store", ""),
                options.secret("key-store-password"));
    }

    private static List<Location> locations(StoreContext context, List<String> findings) {
        String text = context.settings().location().orElse("");
        String key = "larder.caches." + context.cacheName() + ".location = '";
        try {
            return LocationText.parse(text);
        } catch (IllegalArgumentException e) {
            String shown = text.isEmpty() ? "" : "***"; // it may be a password with something misspelt around it
            findings.add(key + shown + "': " + e.getMessage());
            return List.of();
        }
    }

    private static void checkReplicas(RedisSettings settings, OptionReader options) {
        if (settings.readFrom == ReadFrom.REPLICA && settings.locations.size() == 1) {
            options.find(
                    "read-from",
                    "replica",
                    "the location names no replica. Append one to it, or read from the primary.");
        }
    }

    private static void checkBounds(StoreContext context, List<String> findings) {
        context.settings()
                .bounds()
                .bytes()
                .ifPresent(bytes -> findings.add("larder.caches." + context.cacheName()
                        + ".max-bytes = '" + bytes
                        + "': the backend redis is bounded by the server. Set maxmemory and maxmemory-policy there."));
    }
}
