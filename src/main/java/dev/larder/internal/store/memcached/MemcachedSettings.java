package dev.larder.internal.store.memcached;

import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the settings of a cache say about its servers.
 *
 * @param servers in their order, which decides where a key belongs
 * @param timeout for connecting and for every answer
 * @param largestItem bytes of the largest item the servers take
 */
record MemcachedSettings(List<Server> servers, Duration timeout, int largestItem) {

    private static final int USUAL_PORT = 11211;
    private static final Pattern SERVER =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:\\[\\]/]+))(?::(\\d{1,5}))?");

    /**
     * A server.
     *
     * @param host name or address
     */
    record Server(String host, int port) {

        /** Looked up now. */
        InetSocketAddress address() {
            return new InetSocketAddress(host, port);
        }
    }

    /**
     * What is read, and what is wrong with it.
     *
     * @param settings complete only if there are no findings
     * @param findings sentences
     */
    record Reading(MemcachedSettings settings, List<String> findings) {}

    /** Reads the settings of a cache. */
    static Reading of(StoreContext context) {
        StoreOptions options = StoreOptions.of("memcached", context);
        long largest = options.bytes("max-item-size", 1024, 1 << 30).orElse(1L << 20);
        MemcachedSettings settings = new MemcachedSettings(
                servers(context, options),
                options.duration("timeout", Duration.ofMillis(500), Duration.ofMinutes(1)),
                Math.toIntExact(largest));
        context.settings()
                .bounds()
                .bytes()
                .ifPresent(bytes -> options.wrongSetting(
                        "max-bytes", bytes, "the server decides how much it holds (its option -m). Remove it."));
        return new Reading(settings, options.findings());
    }

    private static List<Server> servers(StoreContext context, StoreOptions options) {
        String location = context.settings().location().orElse("");
        try {
            return servers(location);
        } catch (IllegalArgumentException e) {
            options.wrongSetting("location", location, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** {@code host:port} with commas or semicolons between; throws an {@link IllegalArgumentException} with a sentence. */
    private static List<Server> servers(String location) {
        List<Server> servers = new ArrayList<>();
        for (String text : location.split("[,;]", -1)) {
            Matcher server = SERVER.matcher(text.strip());
            int port = server.matches() && server.group(3) != null ? Integer.parseInt(server.group(3)) : USUAL_PORT;
            if (!server.matches() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not a list of servers. Use host:port,host:port; a version 6 address"
                        + " stands in brackets. (The client has no unix sockets.)");
            }
            servers.add(new Server(server.group(1) == null ? server.group(2) : server.group(1), port));
        }
        return List.copyOf(servers);
    }
}
