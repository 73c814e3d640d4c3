package dev.larder.internal.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Settings as a test reads them. */
record Readings(LarderSettings settings, Findings findings) {

    static final Known KNOWN = new Known(Set.of("jcache", "none"), Set.of("java", "reference"), Map.of());

    static Readings of(SettingsSource source, Known known) {
        Findings findings = new Findings();
        return new Readings(SettingsReader.read(source, known, findings), findings);
    }

    static Readings of(Map<String, String> settings) {
        return of(SettingsSource.of(settings), KNOWN);
    }

    static Readings of(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return of(settings);
    }

    CacheSettings cache(String name) {
        return settings.cache(name);
    }
}
