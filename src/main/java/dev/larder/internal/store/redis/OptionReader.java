package dev.larder.internal.store.redis;

import dev.larder.DurationText;
import dev.larder.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code larder.caches.<name>.options.*} and collects what is wrong with them. */
final class OptionReader {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String prefix;
    private final Map<String, String> options;
    private final Set<String> known = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    OptionReader(StoreContext context) {
        this.prefix = "larder.caches." + context.cacheName() + ".options.";
        this.options = context.settings().options();
    }

    String text(String name, String fallback) {
        known.add(name);
        return options.getOrDefault(name, fallback);
    }

    Secret secret(String name) {
        return new Secret(text(name, ""));
    }

    /** A word without spaces, as the server wants names to be. */
    String word(String name, String fallback) {
        String text = text(name, fallback);
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~' && "()[]{}".indexOf(c) < 0)) {
            find(name, text, "not a name. Use letters, digits and hyphens.");
            return fallback;
        }
        return text;
    }

    Duration time(String name, String fallback) {
        String text = text(name, fallback);
        try {
            Duration time = DurationText.parse(text);
            if (time.compareTo(LONGEST) <= 0 && time.toMillis() >= 1) {
                return time;
            }
            find(name, text, "out of range. Use 1ms to 10m.");
        } catch (IllegalArgumentException e) {
            find(name, text, "not a time-out. Use 1ms to 10m, such as " + fallback + ".");
        }
        return DurationText.parse(fallback);
    }

    int count(String name, int fallback, int most) {
        String text = text(name, Integer.toString(fallback));
        if (text.matches("[1-9]\\d{0,6}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        find(name, text, "not a number in range. Use 1 to " + most + ".");
        return fallback;
    }

    <E extends Enum<E>> E choice(String name, E fallback, List<E> all) {
        String text = text(name, shown(fallback));
        for (E each : all) {
            if (shown(each).equals(text)) {
                return each;
            }
        }
        find(
                name,
                text,
                "unknown. Use "
                        + String.join(
                                " or ", all.stream().map(OptionReader::shown).toList()) + ".");
        return fallback;
    }

    private static String shown(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    void find(String name, String value, String wrong) {
        findings.add(prefix + name + " = '" + value + "': " + wrong);
    }

    /** Everything that was found, and the options that nobody asked for; their values may be passwords. */
    List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        for (String name : new TreeSet<>(options.keySet())) {
            if (!known.contains(name)) {
                all.add(prefix + name + " = '***': the backend redis has no such option. Use one of: "
                        + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
        return all;
    }
}
