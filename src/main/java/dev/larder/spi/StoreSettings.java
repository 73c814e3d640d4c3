package dev.larder.spi;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The settings of a cache that concern its backend.
 *
 * @param location what the backend needs to find its data; empty where none is set
 * @param bounds how much it may hold
 * @param codec the name of the value codec; {@code reference} (in-process only), {@code java}, or one of the application's
 * @param options what stands under {@code larder.caches.<name>.options.}, and {@code provider}
 * @since 0.1
 */
public record StoreSettings(Optional<String> location, Bounds bounds, String codec, Map<String, String> options) {

    /** The codec of caches that hold their values by reference. */
    public static final String REFERENCE = "reference";

    /** Copies the options. */
    public StoreSettings {
        options = Map.copyOf(options);
    }

    /**
     * How much a store may hold.
     *
     * @param entries number of entries, 1 or more
     * @param bytes number of bytes, where the backend can bound them
     */
    public record Bounds(long entries, OptionalLong bytes) {}
}
