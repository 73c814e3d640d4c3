package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of a cache in a database, as a test needs them. */
final class Settings {

    static final EntryCodec CODEC = codec();

    private Settings() {}

    private static EntryCodec codec() {
        JavaCodec java = new JavaCodec(List.of(), "larder.caches.test.options.allow", Settings.class.getClassLoader());
        return new Envelope(List.of(java), java.name(), false);
    }

    static StoreContext context(String cache, StoreSettings settings) {
        return new StoreContext(cache, settings, CODEC, Settings.class.getClassLoader());
    }

    static StoreSettings of(String url, long maxEntries, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("timeout", "20s")); // the machine may be busy
        all.putAll(options);
        return new StoreSettings(
                Optional.of(url), new StoreSettings.Bounds(maxEntries, OptionalLong.empty()), "java", all);
    }
}
