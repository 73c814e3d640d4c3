package dev.larder.internal.wiring;

import dev.larder.internal.config.SettingsSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a setting came from, put into what a backend finds wrong with it: a backend knows the value alone. */
final class Origin {

    private static final Pattern FINDING = Pattern.compile("(larder\\.\\S+ = '[^']*')(: .*)", Pattern.DOTALL);

    private Origin() {}

    /**
     * A finding with its source.
     *
     * @param finding {@code key = 'value': what is wrong. What to do.}; anything else stays as it is
     * @param cache whose setting it is; where it has none of its own, that of the default cache counts
     */
    static String told(String finding, String cache, SettingsSource source) {
        Matcher parts = FINDING.matcher(finding);
        if (!parts.matches()) {
            return finding;
        }
        String key = finding.substring(0, finding.indexOf(" = '"));
        String inherited = key.replace("larder.caches." + cache + ".", "larder.caches.default.");
        return from(key, source)
                .or(() -> from(inherited, source).map(from -> inherited + ", " + from))
                .map(from -> parts.group(1) + " (from " + from + ")" + parts.group(2))
                .orElse(finding);
    }

    private static Optional<String> from(String key, SettingsSource source) {
        return source.value(key).map(SettingsSource.Value::from);
    }
}
