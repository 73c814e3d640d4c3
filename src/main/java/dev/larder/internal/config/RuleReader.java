package dev.larder.internal.config;

import dev.larder.CachePolicy;
import dev.larder.internal.config.RuleSettings.Inputs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules for pages and puts them in the order in which they count: the most specific path first. */
final class RuleReader {

    private final Values values;

    RuleReader(Values values) {
        this.values = values;
    }

    List<RuleSettings> read(Set<String> names) {
        Map<String, String> namesByPath = new HashMap<>();
        return names.stream()
                .sorted()
                .flatMap(name -> rule(name).stream())
                .filter(rule -> isFirst(rule, namesByPath))
                .sorted(Comparator.comparingInt(RuleReader::rank)
                        .thenComparingInt(rule -> -rule.path().length()))
                .toList();
    }

    private Optional<RuleSettings> rule(String name) {
        Optional<String> path = values.own(RuleKeys.PATH, name);
        if (path.isEmpty() && !values.isSet(RuleKeys.PATH, name)) {
            values.error(RuleKeys.PATH, name, "a rule needs a path. Set it, for example /products/*.");
        }
        return path.map(text -> new RuleSettings(
                name,
                text,
                policy(name),
                inputs(name),
                readers(name),
                values.own(RuleKeys.BROWSER, name),
                values.own(RuleKeys.CACHE, name),
                isConditional(name)));
    }

    private boolean isConditional(String name) {
        boolean conditional = values.own(RuleKeys.CONDITIONAL, name).orElse(false);
        if (conditional && values.isSet(RuleKeys.TTL, name)) {
            values.error(
                    RuleKeys.CONDITIONAL,
                    name,
                    RuleKeys.TTL.key(name) + " has the pages stored, and what is stored answers conditions anyway."
                            + " Remove one of the two.");
        }
        return conditional;
    }

    private CachePolicy policy(String name) {
        return CachePolicy.inherited()
                .withTtl(values.own(RuleKeys.TTL, name).orElse(null))
                .staleWhileRevalidate(
                        values.own(RuleKeys.STALE_WHILE_REVALIDATE, name).orElse(null))
                .staleIfError(values.own(RuleKeys.STALE_IF_ERROR, name).orElse(null))
                .tags(values.own(RuleKeys.TAGS, name).orElse(List.of()).toArray(String[]::new));
    }

    private Inputs inputs(String name) {
        Optional<List<String>> parameters = values.own(RuleKeys.PARAMETERS, name);
        List<String> ignored = values.own(RuleKeys.IGNORE_PARAMETERS, name).orElse(List.of());
        List<String> both =
                parameters.orElse(List.of()).stream().filter(ignored::contains).toList();
        if (!both.isEmpty()) {
            values.error(
                    RuleKeys.IGNORE_PARAMETERS,
                    name,
                    RuleKeys.PARAMETERS.key(name) + " puts " + String.join(", ", both)
                            + " into the key. Remove one of the two.");
        }
        return new Inputs(
                values.own(RuleKeys.VARY_HEADERS, name).orElse(List.of()),
                values.own(RuleKeys.VARY_COOKIES, name).orElse(List.of()),
                parameters,
                ignored,
                values.own(RuleKeys.HARMLESS_INPUTS, name).orElse(List.of()));
    }

    private RuleSettings.Readers readers(String name) {
        return new RuleSettings.Readers(
                values.own(RuleKeys.SHARE, name),
                values.own(RuleKeys.ROLES, name).orElse(List.of()));
    }

    private boolean isFirst(RuleSettings rule, Map<String, String> namesByPath) {
        String other = namesByPath.putIfAbsent(rule.path(), rule.name());
        if (other != null) {
            values.error(RuleKeys.PATH, rule.name(), "the rule " + other + " has the same path. Make them one rule.");
        }
        return other == null;
    }

    /** As servlet mappings count (Servlet 6.0 §12.1): one page, then what is below a path, then an extension. */
    private static int rank(RuleSettings rule) {
        if (rule.path().startsWith("*")) {
            return 2;
        }
        return rule.path().endsWith("*") ? 1 : 0;
    }
}
