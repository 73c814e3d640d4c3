package dev.larder.internal.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The caches of an application that has declared them all.
 *
 * @param declared those that have settings, or are always there
 */
record ClosedCaches(Set<String> declared, Findings findings) {

    /** Finds names of other caches. */
    void check(Map<String, String> named) {
        new TreeMap<>(named).forEach((cache, place) -> {
            if (!declared.contains(cache)) {
                findings.error("cache = '" + cache + "' (from " + place
                        + "): not declared, and larder.caches.closed is true. " + remedy(cache));
            }
        });
    }

    private String remedy(String cache) {
        return EditDistance.nearest(cache, new TreeSet<>(declared).stream())
                .map(near -> "Did you mean " + near + "?")
                .orElse("Set larder.caches." + cache + ".ttl or another of its settings.");
    }
}
