package dev.larder.internal.wiring;

import dev.larder.internal.codec.DeclaredClasses;
import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.internal.codec.JsonCodec;
import dev.larder.internal.codec.JsonText;
import dev.larder.internal.codec.Seals;
import dev.larder.internal.codec.jackson.JacksonText;
import dev.larder.internal.codec.jsonb.JsonbText;
import dev.larder.internal.config.CacheSettings;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.ValueCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The codecs of one application, put together for a cache.
 *
 * @param plugged the application's and the faces'
 * @param application the application's class loader
 * @param declared what the signatures of cached methods declare, by cache
 */
record Codecs(List<ValueCodec> plugged, ClassLoader application, Map<String, List<Type>> declared) {

    static final String JAVA = "java";

    /** The option that is the codec's, not the backend's: classes to allow. */
    static final String ALLOW = "allow";

    private static final String JSON_B = "jsonb";
    private static final String JACKSON = "jackson";

    /** The names of Larder's own. */
    static final Set<String> OWN = Set.of(StoreSettings.REFERENCE, JAVA, JSON_B, JACKSON);

    /** The codec's name in the cache's settings; by reference where none is set. */
    static String name(CacheSettings settings) {
        return settings.values().codec().orElse(StoreSettings.REFERENCE);
    }

    JavaCodec java(CacheSettings settings) {
        Set<String> classes = DeclaredClasses.serialized(types(settings));
        return new JavaCodec(patterns(settings), classes, key(settings, "options." + ALLOW), application);
    }

    Envelope entryCodec(CacheSettings settings) {
        List<ValueCodec> all = new ArrayList<>(plugged);
        all.add(java(settings));
        json(settings).ifPresent(all::add);
        String name = name(settings);
        String chosen = name.equals(StoreSettings.REFERENCE) ? JAVA : name;
        return new Envelope(all, chosen, settings.values().compress(), seals(settings));
    }

    /** For numbers and bytes alone, the same for every cache. */
    static Envelope plain() {
        return new Envelope(List.of(), JAVA, false, Seals.NONE);
    }

    private Optional<ValueCodec> json(CacheSettings settings) {
        return switch (name(settings)) {
            case JSON_B -> Optional.of(json(settings, JsonbText::found, "org.eclipse:yasson"));
            case JACKSON ->
                Optional.of(json(
                        settings, () -> JacksonText.with(application), "com.fasterxml.jackson.core:jackson-databind"));
            default -> Optional.empty();
        };
    }

    private ValueCodec json(CacheSettings settings, Supplier<JsonText> library, String artifact) {
        JsonText text;
        try {
            text = library.get();
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalArgumentException(
                    key(settings, "codec") + " = '" + name(settings) + "': its library does not start (" + e + "). Add "
                            + artifact + " to the application.",
                    e);
        }
        Set<String> classes = DeclaredClasses.named(types(settings));
        return new JsonCodec(
                text,
                new JsonCodec.Allowed(patterns(settings), classes, key(settings, "options." + ALLOW), application));
    }

    private List<Type> types(CacheSettings settings) {
        return declared.getOrDefault(settings.name(), List.of());
    }

    private static List<String> patterns(CacheSettings settings) {
        return Arrays.stream(
                        settings.backend().options().getOrDefault(ALLOW, "").split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    private static Seals seals(CacheSettings settings) {
        return settings.values()
                .encryptionKey()
                .map(keys -> Seals.of(settings.name(), keys, key(settings, "encryption-key")))
                .orElse(Seals.NONE);
    }

    private static String key(CacheSettings settings, String rest) {
        return "larder.caches." + settings.name() + "." + rest;
    }
}
