package dev.larder.internal.config;

import java.lang.System.Logger.Level;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** MicroProfile Config. The one class that sees it, reached through {@link MicroProfileConfig} only. */
record MicroProfileSource(Config config) implements SettingsSource {

    private static final System.Logger LOGGER = System.getLogger(MicroProfileSource.class.getName());
    private static final String UNRESOLVED =
            "the expression cannot be resolved. Set what it refers to, or give it a default.";

    static Optional<SettingsSource> open(ClassLoader application) {
        try {
            return Optional.of(new MicroProfileSource(ConfigProvider.getConfig(application)));
        } catch (IllegalStateException e) {
            LOGGER.log(Level.DEBUG, "MicroProfile Config is on the class path without an implementation", e);
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names() {
        Set<String> variables = sources()
                .flatMap(source -> source.getPropertyNames().stream())
                .filter(EnvironmentName::isOne)
                .collect(Collectors.toUnmodifiableSet());
        Stream<String> keys = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(KeyPattern.ROOT) && !isEcho(name, variables));
        return Stream.concat(keys, variables.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Value> value(String key) {
        try {
            return read(config.getConfigValue(key));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.of(new Value("", "MicroProfile Config", Optional.of(UNRESOLVED)));
        }
    }

    /** An expression that cannot be resolved leaves no value, or throws, as the implementation likes. */
    private static Optional<Value> read(ConfigValue found) {
        String text = Objects.requireNonNullElse(found.getValue(), "").strip();
        String raw = Objects.requireNonNullElse(found.getRawValue(), "");
        String from = Objects.requireNonNullElse(found.getSourceName(), "MicroProfile Config");
        if (text.isEmpty() && raw.contains("${")) {
            return Optional.of(new Value(raw, from, Optional.of(UNRESOLVED)));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Value(text, from, Optional.empty()));
    }

    /** A dotted name that some implementations make up of an environment variable: {@code larder.pages.max.body}. */
    private boolean isEcho(String name, Set<String> variables) {
        return variables.contains(EnvironmentName.of(name))
                && sources()
                        .map(ConfigSource::getPropertyNames)
                        .filter(names -> names.stream().noneMatch(EnvironmentName::isOne))
                        .flatMap(Set::stream)
                        .noneMatch(written -> isKey(written, name));
    }

    private static boolean isKey(String written, String key) {
        return written.equals(key) || (written.startsWith("%") && written.endsWith("." + key));
    }

    private Stream<ConfigSource> sources() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false);
    }
}
