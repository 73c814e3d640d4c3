package dev.larder.internal.config;

import dev.larder.internal.config.Declarations.Found;
import dev.larder.internal.config.KeyPattern.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the names in a source speak about: which caches, which options, which rules, and what nobody knows. */
final class Inventory {

    private final Map<String, Set<String>> optionsByCache = new TreeMap<>();
    private final Set<String> configured = new TreeSet<>();
    private final Set<String> rules = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();

    /** Reads keys first: they settle how the words in environment variables are spelt. */
    static Inventory of(Set<String> names, Set<String> caches) {
        Inventory inventory = new Inventory();
        caches.forEach(cache -> inventory.optionsByCache.put(cache, new TreeSet<>()));
        names.stream().filter(name -> name.startsWith(KeyPattern.ROOT)).sorted().forEach(inventory::addKey);
        names.stream().filter(EnvironmentName::isOne).sorted().forEach(inventory::addVariable);
        names.stream().filter(Inventory::isOfProfile).sorted().forEach(inventory.profiles::add);
        return inventory;
    }

    Set<String> caches() {
        return optionsByCache.keySet();
    }

    /** The caches that have settings of their own. */
    Set<String> configured() {
        return configured;
    }

    Set<String> options(String cache) {
        return optionsByCache.getOrDefault(cache, Set.of());
    }

    Set<String> rules() {
        return rules;
    }

    /** Keys and variables that belong to no setting. */
    List<String> unknown() {
        return unknown;
    }

    /** Keys of one profile only. */
    List<String> profiles() {
        return profiles;
    }

    private static boolean isOfProfile(String name) {
        return name.startsWith("%") && name.contains("." + KeyPattern.ROOT);
    }

    private void addKey(String key) {
        Declarations.ofKey(key).ifPresentOrElse(found -> add(found, found.words()), () -> unknown.add(key));
    }

    private void addVariable(String variable) {
        Declarations.ofVariable(variable)
                .ifPresentOrElse(found -> add(found, spelt(found)), () -> unknown.add(variable));
    }

    private void add(Found found, Words words) {
        if (found.isOfCache()) {
            configured.add(words.name());
            Set<String> options = optionsByCache.computeIfAbsent(words.name(), name -> new TreeSet<>());
            if (!words.option().isEmpty()) {
                options.add(words.option());
            }
        }
        if (found.isOfRule()) {
            rules.add(words.name());
        }
    }

    private Words spelt(Found found) {
        String name = spelt(found.words().name(), found.isOfRule() ? rules : caches());
        return new Words(name, spelt(found.words().option(), options(name)));
    }

    private static String spelt(String part, Set<String> known) {
        return known.stream()
                .filter(name -> EnvironmentName.of(name).equals(part))
                .findFirst()
                .orElseGet(() -> EnvironmentName.kebab(part));
    }
}
