package dev.larder.internal.config;

import java.util.Optional;

/**
 * How values become bytes.
 *
 * @param codec the name of the codec; empty: by reference in this process, Java serialization elsewhere
 * @param compress whether bytes are compressed
 * @param encryptionKey the key or keys that bytes are encrypted with
 */
public record ValueSettings(Optional<String> codec, boolean compress, Optional<String> encryptionKey) {

    /** The key hidden. */
    @Override
    public String toString() {
        return "ValueSettings[codec=" + codec + ", compress=" + compress + ", encryptionKey="
                + encryptionKey.map(key -> Masking.HIDDEN) + "]";
    }
}
