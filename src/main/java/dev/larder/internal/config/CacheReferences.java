package dev.larder.internal.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Caches that other settings name. Naming one is enough for it to exist; a name that nobody else uses is pointed out. */
final class CacheReferences {

    private final Values values;
    private final Map<String, CacheSettings> caches;
    private final CacheSettings defaults;
    private final Map<String, CacheSettings> complete;

    CacheReferences(Values values, Map<String, CacheSettings> caches, CacheSettings defaults) {
        this.values = values;
        this.defaults = defaults;
        this.caches = caches;
        this.complete = new TreeMap<>(caches);
    }

    void check(PagesSettings pages, FragmentsSettings fragments, MethodsSettings methods) {
        refer(PageKeys.CACHE, "", pages.cache());
        refer(GeneralKeys.FRAGMENTS_CACHE, "", fragments.cache());
        methods.cache().ifPresent(cache -> refer(GeneralKeys.METHODS_CACHE, "", cache));
        methods.override().stream()
                .filter(cache -> !cache.equals("*"))
                .forEach(cache -> refer(GeneralKeys.METHODS_OVERRIDE, "", cache));
        pages.rules().forEach(rule -> rule.cache().ifPresent(cache -> refer(RuleKeys.CACHE, rule.name(), cache)));
    }

    /** The configured caches and those that were named. */
    Map<String, CacheSettings> complete() {
        return complete;
    }

    private void refer(Setting<?> setting, String name, String cache) {
        if (!caches.containsKey(cache)) {
            Optional<String> near = EditDistance.nearest(cache, caches.keySet().stream());
            values.warn(
                    setting,
                    name,
                    "no other setting or annotation names this cache, it has the settings of the cache default. "
                            + near.map(known -> "Did you mean " + known + "?")
                                    .orElse("Set larder.caches." + cache + ".ttl or another of its settings."));
            complete.computeIfAbsent(cache, defaults::named);
        }
    }
}
