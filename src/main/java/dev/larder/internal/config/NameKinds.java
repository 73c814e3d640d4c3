package dev.larder.internal.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values that name something: a cache, a path, a host, a header. */
final class NameKinds {

    /** The names people give, and the one JSR-107 gives a method that names none: {@code a.b.Shop$Desk.find(int[],long)}. */
    static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|[A-Za-z0-9._$]+\\([A-Za-z0-9._$,\\[\\]]*\\)");

    static final Kind<String> CACHE = Kind.of("cache name", String.class, text -> {
        check(
                NAME.matcher(text).matches(),
                "not a cache name. Use letters, digits, dots, hyphens and underscores; begin with a letter or digit.");
        return text;
    });

    static final Kind<String> PREFIX = Kind.of("text without spaces", String.class, text -> {
        check(text.matches("[!-~]+"), "a key cannot hold spaces or other than ASCII characters. Leave them out.");
        return text;
    });

    static final Kind<String> PATH = Kind.of("path", String.class, text -> {
        check(
                text.matches("/[^*?#]*|/([^*?#]*/)?\\*|\\*\\.[^*?#/]+"),
                "not a path. Use /products for one page, /products/* for all below, or *.xhtml.");
        return text;
    });

    static final Kind<List<String>> HOSTS = Kind.of("list of host names", List.class, text -> {
        List<String> hosts = Kinds.LIST.parser().apply(text);
        check(
                hosts.stream().allMatch(host -> host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")),
                "not a list of host names. Name hosts without scheme, port and path: shop.example.com, www.example.com.");
        return hosts;
    });

    static final Kind<List<String>> TOKENS = Kind.of("list of names", List.class, text -> {
        List<String> names = Kinds.LIST.parser().apply(text);
        check(
                names.stream().allMatch(name -> name.matches("[!#$%&'+.^_`|~0-9A-Za-z-]+")),
                "not a list of header or cookie names. Separate names by commas: Accept-Language, X-Region.");
        return names;
    });

    private static final Set<String> NEVER_HARMLESS =
            Set.of("principal", "role", "session", "authorization", "cookie", "body", "unwrapped-request");

    /** What identifies the visitor is nothing to vouch for. */
    static final Kind<List<String>> INPUTS = Kind.of("list of inputs", List.class, text -> {
        List<String> names = Kinds.LIST.parser().apply(text);
        for (String name : names) {
            check(
                    !NEVER_HARMLESS.contains(name.toLowerCase(Locale.ROOT))
                            && !name.toLowerCase(Locale.ROOT).startsWith("role "),
                    "principal, role, session, authorization, cookie, body and unwrapped-request are never harmless: they"
                            + " tell visitors apart. Leave it out; of cookies name single ones: cookie theme.");
            check(
                    name.matches("((cookie|parameter|attribute|bean) )?[!-~]+"),
                    "not a list of inputs. Name them as Cache-Status does: User-Agent, cookie theme, remote-address.");
        }
        return names;
    });

    static final Kind<Set<Integer>> STATUSES = Kind.of("list of status codes", List.class, text -> {
        List<String> codes = Kinds.LIST.parser().apply(text);
        check(
                Set.of("301", "308", "404", "410").containsAll(codes),
                "not a list of storable status codes. Use any of 301, 308, 404, 410; 200 always is.");
        return codes.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    });

    static final Kind<List<String>> TAG_FIELDS = Kind.of("list of header fields", List.class, text -> {
        List<String> names =
                text.equals("off") ? List.of() : Kinds.LIST.parser().apply(text);
        check(
                List.of("Surrogate-Key", "Cache-Tag", "xkey").containsAll(names),
                "not a list of fields for tags. Use any of Surrogate-Key, Cache-Tag, xkey, or off.");
        return names;
    });

    private NameKinds() {}

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
