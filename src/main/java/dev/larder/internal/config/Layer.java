package dev.larder.internal.config;

import dev.larder.internal.config.SettingsSource.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One source of plain Java.
 *
 * @param ordinal the higher one wins (MicroProfile Config 3.1, "ConfigSource ordering")
 * @param from the source as a reader would name it
 * @param environment whether its names are spelt as environment variables
 * @param values by name as it is written there
 */
record Layer(int ordinal, String from, boolean environment, Map<String, String> values) {

    private static final String NO_EXPRESSIONS =
            "expressions are resolved by MicroProfile Config, and there is none here. Write the value itself.";

    Layer {
        values = Map.copyOf(values);
    }

    static Layer properties(int ordinal, String from, Map<String, String> values) {
        return new Layer(ordinal, from, false, values);
    }

    static Layer environment(Map<String, String> variables) {
        return new Layer(300, "environment", true, variables);
    }

    Set<String> names() {
        return values.keySet();
    }

    Optional<Value> value(String key) {
        List<String> spellings = environment ? EnvironmentName.candidates(key) : List.of(key);
        return spellings.stream()
                .map(name -> environment ? found(name, "environment variable " + name) : found(name, from))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Value> found(String name, String where) {
        String text = Objects.requireNonNullElse(values.get(name), "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Value(text, where, Optional.of(NO_EXPRESSIONS).filter(no -> text.contains("${"))));
    }
}
