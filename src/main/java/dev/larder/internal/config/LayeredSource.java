package dev.larder.internal.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sources one above the other; of two that know a key the one with the higher ordinal counts, of equals the first. */
record LayeredSource(List<Layer> layers) implements SettingsSource {

    static LayeredSource of(List<Layer> layers) {
        return new LayeredSource(layers.stream()
                .sorted(Comparator.comparingInt(Layer::ordinal).reversed())
                .toList());
    }

    @Override
    public Set<String> names() {
        return layers.stream().flatMap(layer -> layer.names().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Value> value(String key) {
        return layers.stream()
                .map(layer -> layer.value(key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** No values: one may be a password. */
    @Override
    public String toString() {
        return "LayeredSource" + layers.stream().map(Layer::from).toList();
    }
}
