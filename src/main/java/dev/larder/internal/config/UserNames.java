package dev.larder.internal.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that users give to caches and rules. */
final class UserNames {

    private static final List<String> SECTIONS = List.of("near", "options");

    private final Findings findings;

    UserNames(Findings findings) {
        this.findings = findings;
    }

    /** The names that can be used; of the others it is said why not. */
    Set<String> right(Set<String> names, String prefix) {
        Set<String> right = new TreeSet<>(names);
        right.removeIf(name -> !NameKinds.NAME.matcher(name).matches());
        names.stream().filter(name -> !right.contains(name)).forEach(name -> refuse(prefix, name));
        return right;
    }

    /** A misspelt {@code near} or {@code options} would otherwise quietly become part of a cache's name. */
    void suspect(Set<String> caches) {
        for (String name : caches) {
            int dot = name.lastIndexOf('.');
            String section = name.substring(dot + 1);
            if (dot > 0 && caches.contains(name.substring(0, dot))) {
                SECTIONS.stream()
                        .filter(known -> EditDistance.between(section, known) <= 1)
                        .forEach(known -> findings.warn("larder.caches." + name
                                + ".* = '' (from its keys): taken as a cache named " + name
                                + ". Did you mean larder.caches." + name.substring(0, dot) + "." + known + ".*?"));
            }
        }
    }

    private void refuse(String prefix, String name) {
        findings.error(prefix + name + ".* = '' (from its keys): not a name: " + name
                + ". Use letters, digits, dots, hyphens and underscores, no quotes; begin with a letter or digit.");
    }
}
