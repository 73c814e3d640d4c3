package dev.larder.internal.wiring;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.internal.codec.Seals;
import dev.larder.internal.config.CacheSettings;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.ValueCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The codecs of one application, put together for a cache.
 *
 * @param plugged the application's and the faces'
 * @param application the application's class loader
 * @param declared the names of the classes that follow from the signatures of cached methods, by cache
 */
record Codecs(List<ValueCodec> plugged, ClassLoader application, Map<String, Set<String>> declared) {

    static final String JAVA = "java";

    /** The codec's name in the cache's settings; by reference where none is set. */
    static String name(CacheSettings settings) {
        return settings.values().codec().orElse(StoreSettings.REFERENCE);
    }

    JavaCodec java(CacheSettings settings) {
        String allow = settings.backend().options().getOrDefault("allow", "");
        List<String> patterns = Arrays.stream(allow.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        return new JavaCodec(
                patterns,
                declared.getOrDefault(settings.name(), Set.of()),
                "larder.caches." + settings.name() + ".options.allow",
                application);
    }

    Envelope entryCodec(CacheSettings settings) {
        List<ValueCodec> all = new ArrayList<>(plugged);
        all.add(java(settings));
        String name = name(settings);
        String chosen = name.equals(StoreSettings.REFERENCE) ? JAVA : name;
        return new Envelope(all, chosen, settings.values().compress(), seals(settings));
    }

    private static Seals seals(CacheSettings settings) {
        return settings.values()
                .encryptionKey()
                .map(keys -> Seals.of(settings.name(), keys, "larder.caches." + settings.name() + ".encryption-key"))
                .orElse(Seals.NONE);
    }
}
