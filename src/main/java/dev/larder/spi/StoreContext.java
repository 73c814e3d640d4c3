package dev.larder.spi;

/**
 * What a {@link StoreFactory} is told about the cache it opens a store for.
 *
 * @param cacheName the name in {@code larder.caches.<name>}
 * @param settings its settings
 * @param codec turns entries into bytes and back; asked for only where bytes are needed
 * @param classLoader the application's class loader
 * @since 0.1
 */
public record StoreContext(String cacheName, StoreSettings settings, EntryCodec codec, ClassLoader classLoader) {}
