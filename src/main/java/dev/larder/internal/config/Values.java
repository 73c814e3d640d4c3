package dev.larder.internal.config;

import dev.larder.internal.config.SettingsSource.Value;
import java.util.Optional;

/** The values of settings, read from a source; what is wrong with one is found while it is read. */
final class Values {

    private final SettingsSource source;
    private final Known known;
    private final Findings findings;

    Values(SettingsSource source, Known known, Findings findings) {
        this.source = source;
        this.known = known;
        this.findings = findings;
    }

    Known known() {
        return known;
    }

    /** The value of a setting without a name in its key, else its default. */
    <T> T of(Setting<T> setting) {
        return own(setting, "").orElseGet(setting::certainFallback);
    }

    /** The value that is set for a named thing itself; empty when none is, or a wrong one. */
    <T> Optional<T> own(Setting<T> setting, String name) {
        return source.value(setting.key(name)).flatMap(value -> read(setting, name, value));
    }

    /** Whether there is a value, right or wrong. */
    boolean isSet(Setting<?> setting, String name) {
        return source.value(setting.key(name)).isPresent();
    }

    /** One option that is handed to the backend. */
    Optional<String> option(String name, String option) {
        String key = CacheKeys.OPTIONS.form().key(name, option);
        return source.value(key).flatMap(value -> {
            String place = Messages.place(key, Masking.shown(CacheKeys.OPTIONS, option, value.text()), value.from());
            value.problem().ifPresent(problem -> findings.error(place + ": " + problem));
            return value.problem().isPresent() ? Optional.empty() : Optional.of(value.text());
        });
    }

    /** Says what is wrong with a value that could be read. */
    void error(Setting<?> setting, String name, String what) {
        findings.error(place(setting, name) + ": " + what);
    }

    /** Says what is odd about a value. */
    void warn(Setting<?> setting, String name, String what) {
        findings.warn(place(setting, name) + ": " + what);
    }

    private <T> Optional<T> read(Setting<T> setting, String name, Value value) {
        if (value.problem().isPresent()) {
            error(setting, name, value.problem().get());
            return Optional.empty();
        }
        try {
            return Optional.of(setting.kind().parser().apply(value.text()));
        } catch (IllegalArgumentException e) {
            error(setting, name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private String place(Setting<?> setting, String name) {
        String key = setting.key(name);
        return source.value(key)
                .map(value -> Messages.place(key, Masking.shown(setting, "", value.text()), value.from()))
                .orElseGet(() -> Messages.place(key, setting.fallback(), "the default"));
    }
}
