package dev.larder.internal.config;

import java.util.Optional;

/**
 * The declaration of one setting: everything that the reader, the documentation and the editors know about it.
 *
 * @param pattern the form of its key, as the documentation writes it
 * @param kind what its text means
 * @param fallback the text that counts where none is set; empty: nothing does
 * @param use what it is good for, and how far it may be shown
 * @param <T> what the text becomes
 */
record Setting<T>(String pattern, Kind<T> kind, String fallback, Use use) {

    /** A setting that counts in this release and holds no secret. */
    static <T> Setting<T> of(String pattern, Kind<T> kind, String fallback, String sentence) {
        return new Setting<>(pattern, kind, fallback, new Use(sentence, false));
    }

    /** This setting, never shown in a message. */
    Setting<T> secret() {
        return new Setting<>(pattern, kind, fallback, new Use(use.sentence, true));
    }

    KeyPattern form() {
        return KeyPattern.of(pattern);
    }

    String key() {
        return form().key("", "");
    }

    String key(String name) {
        return form().key(name, "");
    }

    /** The value that counts where none is set. */
    Optional<T> fallbackValue() {
        return fallback.isEmpty() ? Optional.empty() : Optional.of(kind.parser().apply(fallback));
    }

    /** The value that counts where none is set, for settings that have one. */
    T certainFallback() {
        return fallbackValue().orElseThrow(() -> new IllegalStateException(pattern + " is declared without a default"));
    }

    /**
     * What a setting is good for.
     *
     * @param sentence one, for the documentation
     * @param isSecret whether its value never appears in a message
     */
    record Use(String sentence, boolean isSecret) {}
}
