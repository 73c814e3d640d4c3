package dev.larder.spi;

/**
 * What a {@link StoreFactory} is told about the cache it opens a store for.
 *
 * @param cacheName the name in {@code larder.caches.<name>}, without a colon
 * @param keyPrefix {@code larder.caches.<name>.key-prefix}, by which applications that share a backend are told apart; any text, often
 *     empty. A store that several caches or applications share keeps what has another name or prefix when it is cleared
 * @param settings its settings
 * @param codec turns entries into bytes and back; asked for only where bytes are needed
 * @param classLoader the application's class loader
 * @since 0.1
 */
public record StoreContext(
        String cacheName, String keyPrefix, StoreSettings settings, EntryCodec codec, ClassLoader classLoader) {

    /**
     * The context of a cache without a prefix.
     *
     * @param cacheName the name in {@code larder.caches.<name>}, without a colon
     * @param settings its settings
     * @param codec turns entries into bytes and back
     * @param classLoader the application's class loader
     */
    public StoreContext(String cacheName, StoreSettings settings, EntryCodec codec, ClassLoader classLoader) {
        this(cacheName, "", settings, codec, classLoader);
    }
}
