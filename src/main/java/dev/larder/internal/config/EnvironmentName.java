package dev.larder.internal.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The spelling of a key as an environment variable (MicroProfile Config 3.1, "Environment Variables Mapping Rules"). */
final class EnvironmentName {

    private static final String PREFIX = "LARDER_";
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]");

    private EnvironmentName() {}

    /** {@code LARDER_CACHES_DEFAULT_MAX_ENTRIES} for {@code larder.caches.default.max-entries}. */
    static String of(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    /** The names that are looked for, in this order. */
    static List<String> candidates(String key) {
        return List.of(key, underscored(key), of(key));
    }

    /** How a part of a variable's name is read when nothing else says how it is spelt: {@code MY_CACHE} is {@code my-cache}. */
    static String kebab(String part) {
        return part.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String underscored(String key) {
        return OTHER.matcher(key).replaceAll("_");
    }
}
