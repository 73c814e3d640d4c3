package dev.larder.internal.store.redis;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a factory is told. */
final class Contexts {

    private Contexts() {}

    static StoreContext of(String location, Map<String, String> options) {
        return of("c", "", location, options);
    }

    static StoreContext of(String cache, String prefix, String location, Map<String, String> options) {
        StoreSettings settings = new StoreSettings(
                Optional.of(location), new StoreSettings.Bounds(10_000, OptionalLong.empty()), "java", options);
        ClassLoader loader = Contexts.class.getClassLoader();
        JavaCodec java = new JavaCodec(List.of("dev.larder.testing.*"), "larder.caches.c.options.allow", loader);
        return new StoreContext(cache, prefix, settings, new Envelope(List.of(java), java.name(), false), loader);
    }
}
