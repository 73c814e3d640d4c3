package dev.larder.internal.store.jdbc;

import dev.larder.spi.StoreSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings of a cache in a database, as a test needs them. */
final class Settings {

    private Settings() {}

    static StoreSettings of(String url, long maxEntries, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("timeout", "20s")); // the machine may be busy
        all.putAll(options);
        return new StoreSettings(
                Optional.of(url), new StoreSettings.Bounds(maxEntries, OptionalLong.empty()), "java", all);
    }
}
