package dev.larder.internal.store.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/** The text form of locations: a URL, or a list of the primary's and its replicas'. */
final class LocationText {

    static final String FORMS =
            "redis://host:6379/0, rediss://host:6380 (TLS), a list of these for a primary and its replicas, "
                    + "unix:///path?db=0, redis-sentinel://host:26379,host:26379/master?db=0 or redis-cluster://host:6379,host:6379";

    private static final int LARGEST_PORT = 65_535;
    private static final int LARGEST_DATABASE = 1_000_000;
    /** A password may hold a comma, but hardly one that a URL follows. */
    private static final Pattern NEXT_URL = Pattern.compile(",\\s*(?=rediss?://)");

    private static final Pattern URL = Pattern.compile(
            "(?<scheme>[a-z+-]+)://(?:(?<login>.*)@)?(?<place>[^/?@]*)(?<path>/[^?@]*)?(?:\\?db=(?<db>\\d{1,7}))?");
    private static final Pattern NODE =
            Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<host>[^\\[\\]:\\s]+))(?::(?<port>\\d{1,5}))?");
    private static final Map<String, Location.Form> SCHEMES = Map.of(
            "redis", Location.Form.SERVER,
            "rediss", Location.Form.SERVER,
            "unix", Location.Form.SOCKET,
            "redis+unix", Location.Form.SOCKET,
            "redis-sentinel", Location.Form.SENTINEL,
            "rediss-sentinel", Location.Form.SENTINEL,
            "redis-cluster", Location.Form.CLUSTER,
            "rediss-cluster", Location.Form.CLUSTER);

    private LocationText() {}

    /**
     * Reads locations.
     *
     * @return the primary and its replicas
     * @throws IllegalArgumentException when the text is no location; its message says what is wrong, and no password
     */
    static List<Location> parse(String text) {
        List<Location> all =
                NEXT_URL.splitAsStream(text.strip()).map(LocationText::one).toList();
        Location primary = all.get(0);
        if (all.stream().anyMatch(one -> one.database() != primary.database())) {
            throw new IllegalArgumentException(
                    "the databases differ. Name the same one for the primary and its replicas.");
        }
        return all.stream()
                .map(one -> one.withLogin(one.login().or(primary.login())))
                .toList();
    }

    private static Location one(String text) {
        Matcher url = URL.matcher(text);
        Location.Form form = url.matches() ? SCHEMES.get(url.group("scheme")) : null;
        if (form == null) {
            throw new IllegalArgumentException("not a location of Redis. Use " + FORMS + ".");
        }
        String path = url.group("path") == null ? "" : url.group("path");
        boolean tls = url.group("scheme").startsWith("rediss");
        Login login = login(url.group("login"));
        String query = url.group("db");
        return switch (form) {
            case SERVER -> new Location(form, tls, nodes(url, 6379, 1), "", login, database(query, path));
            case SOCKET -> new Location(form, false, List.of(), socket(url, path), login, database(query, ""));
            case SENTINEL -> new Location(form, tls, nodes(url, 26_379, 99), master(path), login, database(query, ""));
            case CLUSTER -> new Location(form, tls, nodes(url, 6379, 99), "", login, none(query, path));
        };
    }

    private static Login login(@Nullable String text) {
        if (text == null) {
            return Login.NONE;
        }
        int colon = text.indexOf(':');
        String user = colon < 0 ? "" : text.substring(0, colon);
        return new Login(new Secret(decoded(user)), new Secret(decoded(text.substring(colon + 1))));
    }

    /** A password that is not well encoded is taken as it is; a plus is no space. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static List<HostAndPort> nodes(Matcher url, int usualPort, int most) {
        String[] names = url.group("place").split("\\s*,\\s*", -1);
        if (names.length > most) {
            throw new IllegalArgumentException("more than one server in one URL. Give each a URL of its own.");
        }
        return Arrays.stream(names).map(name -> node(name, usualPort)).toList();
    }

    private static HostAndPort node(String text, int usualPort) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            throw new IllegalArgumentException("a host is missing or misspelt. Use " + FORMS + ".");
        }
        int port = node.group("port") == null ? usualPort : Integer.parseInt(node.group("port"));
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("there is no port " + port + ". Use 1 to " + LARGEST_PORT + ".");
        }
        return new HostAndPort(node.group("six") == null ? node.group("host") : node.group("six"), port);
    }

    private static String socket(Matcher url, String path) {
        if (!url.group("place").isEmpty() || path.length() < 2) {
            throw new IllegalArgumentException("a socket has an absolute path and no host. Use unix:///path?db=0.");
        }
        return path;
    }

    private static String master(String path) {
        if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException(
                    "the name of the master is missing. Use redis-sentinel://host:26379,host:26379/master?db=0.");
        }
        return path.substring(1);
    }

    private static int database(@Nullable String query, String path) {
        String number = path.length() > 1 ? path.substring(1) : query == null ? "0" : query;
        boolean twice = path.length() > 1 && query != null && !query.equals(number);
        if (twice || !number.matches("\\d{1,7}") || Integer.parseInt(number) > LARGEST_DATABASE) {
            throw new IllegalArgumentException("not the number of a database. Use redis://host:6379/1.");
        }
        return Integer.parseInt(number);
    }

    private static int none(@Nullable String query, String path) {
        if (path.length() > 1 || (query != null && !query.equals("0"))) {
            throw new IllegalArgumentException("a cluster has one database only. Leave its number out.");
        }
        return 0;
    }
}
