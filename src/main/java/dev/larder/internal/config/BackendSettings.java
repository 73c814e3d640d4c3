package dev.larder.internal.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where a cache holds its entries.
 *
 * @param name of the backend
 * @param location what the backend needs to find its data; may hold a password
 * @param provider class name of the JCache provider
 * @param near the first level in front of it
 * @param leaseTerm how long a process that loads a key keeps the others waiting when it dies; zero: not at all
 * @param options what is handed to the backend; may hold passwords
 */
public record BackendSettings(
        String name,
        Optional<String> location,
        Optional<String> provider,
        Near near,
        Duration leaseTerm,
        Map<String, String> options) {

    /** Copies. */
    public BackendSettings {
        options = Map.copyOf(options);
    }

    /** Passwords hidden. */
    @Override
    public String toString() {
        return "BackendSettings[name=" + name + ", location=" + location.map(Masking::hidePasswords) + ", provider="
                + provider + ", near=" + near + ", leaseTerm=" + leaseTerm + ", options=" + options.keySet() + "]";
    }

    /**
     * An in-process first level.
     *
     * @param enabled whether there is one
     * @param ttl the longest life of an entry in it
     * @param maxEntries 1 or more
     */
    public record Near(boolean enabled, Duration ttl, long maxEntries) {}
}
