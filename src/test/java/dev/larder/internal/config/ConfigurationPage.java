package dev.larder.internal.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of the configuration page, made from the declarations; the text around them is written by hand. */
final class ConfigurationPage {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- generated: (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final Map<String, List<Setting<?>>> GROUPS = Map.of(
            "whole", GeneralKeys.whole(),
            "caches", CacheKeys.all(),
            "pages", PageKeys.all(),
            "rules", RuleKeys.all(),
            "faces", GeneralKeys.faces());

    private ConfigurationPage() {}

    /** The page with the tables as they ought to be. */
    static String renewed(String page) {
        return TABLE.matcher(page)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + table(GROUPS.get(found.group(2))) + found.group(3)));
    }

    /** The groups that a page has a place for. */
    static List<String> groups(String page) {
        return TABLE.matcher(page)
                .results()
                .map(found -> found.group(2))
                .sorted()
                .toList();
    }

    static List<String> allGroups() {
        return GROUPS.keySet().stream().sorted().toList();
    }

    private static String table(List<Setting<?>> settings) {
        return settings.stream()
                .map(ConfigurationPage::row)
                .collect(Collectors.joining("", "| key | value | default | meaning |\n|---|---|---|---|\n", ""));
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        return "| `" + setting.pattern() + "` | " + setting.kind().name() + " | " + fallback + " | "
                + setting.use().sentence() + notes(setting) + " |\n";
    }

    private static String notes(Setting<?> setting) {
        return setting.use().isSecret() ? " Never shown in a message." : "";
    }
}
