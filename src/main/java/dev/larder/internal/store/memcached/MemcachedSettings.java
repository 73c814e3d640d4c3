package dev.larder.internal.store.memcached;

import dev.larder.DurationText;
import dev.larder.spi.StoreContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final String TIMEOUT = "timeout";
    private static final String LARGEST = "max-item-size";
    private static final int USUAL_PORT = 11211;
    private static final Duration LONGEST = Duration.ofMinutes(1);
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

    /** Of settings without findings. */
    static MemcachedSettings of(StoreContext context) {
        Map<String, String> options = context.settings().options();
        return new MemcachedSettings(
                servers(context.settings().location().orElse("")),
                DurationText.parse(options.getOrDefault(TIMEOUT, "500ms")),
                Integer.parseInt(options.getOrDefault(LARGEST, "1048576")));
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

    static List<String> findings(StoreContext context) {
        String prefix = "larder.caches." + context.cacheName() + '.';
        String location = context.settings().location().orElse("");
        List<String> findings = new ArrayList<>();
        try {
            servers(location);
        } catch (IllegalArgumentException e) {
            findings.add(prefix + "location = '" + location + "': " + e.getMessage());
        }
        if (context.settings().bounds().bytes().isPresent()) {
            findings.add(prefix + "max-bytes = '"
                    + context.settings().bounds().bytes().getAsLong()
                    + "': the server decides how much it holds (its option -m). Remove it.");
        }
        new TreeMap<>(context.settings().options())
                .forEach((name, text) -> findings.addAll(option(prefix + "options." + name, name, text)));
        return findings;
    }

    private static List<String> option(String key, String name, String text) {
        return switch (name) {
            case TIMEOUT ->
                isTime(text)
                        ? List.of()
                        : List.of(key + " = '" + text + "': not a time-out. Use 1ms to 1m, such as 500ms.");
            case LARGEST ->
                text.matches("[1-9]\\d{3,8}")
                        ? List.of()
                        : List.of(key + " = '" + text
                                + "': not a number of bytes. Use what the server's option -I says.");
            default ->
                List.of(key + " = '***': the backend memcached has no such option. Use one of: " + LARGEST + ", "
                        + TIMEOUT + ".");
        };
    }

    private static boolean isTime(String text) {
        try {
            Duration time = DurationText.parse(text);
            return time.toMillis() >= 1 && time.compareTo(LONGEST) <= 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }
}
