package dev.larder;

import java.util.List;

/**
 * Everything that is wrong with the settings or annotations of an application, reported together.
 *
 * @since 0.1
 */
public final class ConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    /**
     * Reports findings.
     *
     * @param findings each {@code key or place = 'value' (from where): what is wrong. What to do.}; at least one
     */
    public ConfigurationException(List<String> findings) {
        super("Larder cannot start:\n  " + String.join("\n  ", findings));
        this.findings = List.copyOf(findings);
    }

    /**
     * The findings one by one.
     *
     * @return an unmodifiable list; empty after deserialization, the message still holds them
     */
    public List<String> findings() {
        return findings == null ? List.of() : findings;
    }
}
